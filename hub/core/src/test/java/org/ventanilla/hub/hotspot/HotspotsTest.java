package org.ventanilla.hub.hotspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ventanilla.hub.Waiting.get;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ventanilla.hub.city.HotspotRules;
import org.ventanilla.hub.city.HotspotRules.Rule;
import org.ventanilla.hub.events.EventFilter;
import org.ventanilla.hub.incident.IncidentRoom;
import org.ventanilla.hub.incident.Sightings;
import org.ventanilla.hub.incident.Status;
import org.ventanilla.hub.publish.Publishing;
import org.ventanilla.model.CloudEvent;
import org.ventanilla.model.EventCursor;

/** The room on a real database, followed as the lane follows it. */
class HotspotsTest {
    private static final HotspotRules RULES =
            new HotspotRules(new Rule(200, Duration.ofDays(1), 3), Map.of("LIM", new Rule(200, Duration.ofDays(9), 3)));

    private final Vertx vertx = Vertx.vertx();
    private IncidentRoom room;
    private Hotspots hotspots;

    @BeforeEach
    void open() {
        room = new IncidentRoom(vertx);
        hotspots = hotspots();
    }

    private Hotspots hotspots() {
        var pool = room.database().pool();
        return new Hotspots(
                pool, room.clock(), room.events(), new Sightings(pool, "testville", Publishing.unruled()), RULES);
    }

    @AfterEach
    void close() {
        room.close();
        get(vertx.close());
    }

    private void follow() {
        var lane = get(room.database().pool().getConnection());
        while (get(hotspots.follow(lane)) > 0) {
            // The next round reads the next events, its own among them.
        }
        get(lane.close());
    }

    private long lamp(double metres) {
        return room.open(IncidentRoom.lamp().at("Calle Castilla 27", metres).known());
    }

    private List<CloudEvent> told() {
        return room.log().stream()
                .filter(e -> room.events().shortType(e).startsWith("hotspot."))
                .toList();
    }

    private List<String> types() {
        return told().stream().map(room.events()::shortType).toList();
    }

    private Hotspot only() {
        var all = get(hotspots.list(null, 10));
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    @Test
    void everybody_sees_only_those_of_which_every_incident_is_shown_where_it_is() {
        for (int i = 0; i < 3; i++) {
            lamp(i * 10);
            room.open(
                    IncidentRoom.lamp().secret().at("Calle Castilla 27", i * 10).known());
        }
        follow();
        assertThat(get(hotspots.list(true, 10))).hasSize(2);
        var shown = get(hotspots.shown(10));
        assertThat(shown).singleElement().satisfies(h -> {
            assertThat(h.hotspot().group()).isEqualTo("ALU");
            assertThat(h.incidents()).hasSize(3);
        });
    }

    @Test
    void three_lamps_in_one_street_open_one_a_fourth_updates_it_and_solving_all_closes_it() {
        var ids = new ArrayList<>(List.of(lamp(0), lamp(40)));
        follow();
        assertThat(get(hotspots.list(true, 10))).isEmpty();
        ids.add(lamp(80));
        follow();
        ids.add(lamp(100));
        long far = lamp(900);
        follow();
        Hotspot h = only();
        assertThat(h.incidents()).isEqualTo(4);
        assertThat(get(hotspots.find(h.id())).orElseThrow().incidents()).isEqualTo(ids);
        assertThat(get(hotspots.of(far))).isEmpty();
        assertThat(get(hotspots.of(ids.get(3)))).contains(h);
        for (long id : ids) {
            get(room.incidents().changeStatus(id, Status.RESOLVED, "repaired", "Ya luce.", List.of()));
        }
        follow();
        assertThat(only().reason()).isEqualTo("solved");
        assertThat(get(hotspots.list(true, 10))).isEmpty();
        assertThat(get(hotspots.list(false, 10))).hasSize(1);
        assertThat(types()).containsExactly("hotspot.opened", "hotspot.updated", "hotspot.updated", "hotspot.closed");
        assertThat(told()).allMatch(e -> e.subject().equals("hotspot-" + h.id()));
    }

    @Test
    void it_goes_quiet_when_nothing_was_added_for_as_long_as_its_group_may_be_apart() {
        lamp(0);
        lamp(1);
        lamp(2);
        for (int i = 0; i < 3; i++) {
            room.open(IncidentRoom.lamp().category("LIM-01").at("Calle", 5 + i).known());
        }
        follow();
        assertThat(get(hotspots.list(true, 10))).hasSize(2);
        room.clock().advance(Duration.ofHours(25));
        follow();
        assertThat(get(hotspots.list(false, 10)))
                .extracting(Hotspot::group, Hotspot::reason)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("ALU", "quiet"));
    }

    @Test
    void what_is_merged_leaves_and_one_that_is_left_with_too_few_dissolves_and_frees_the_others() {
        long a = lamp(0);
        long b = lamp(30);
        long c = lamp(60);
        follow();
        get(room.incidents().merge(a, b));
        follow();
        assertThat(only().reason()).isEqualTo("dissolved");
        assertThat(types()).containsExactly("hotspot.opened", "hotspot.updated", "hotspot.closed");
        assertThat(get(hotspots.of(c))).isEmpty();
        // Two more and the freed ones make another.
        lamp(90);
        follow();
        assertThat(get(hotspots.list(true, 10)).get(0).incidents()).isEqualTo(3);
    }

    @Test
    void history_makes_none_and_the_rest_of_a_batch_does() {
        lamp(0);
        lamp(1);
        lamp(2);
        room.clock().advance(Duration.ofDays(2));
        follow();
        assertThat(get(hotspots.list(null, 10))).isEmpty();
    }

    @Test
    void of_a_private_one_nobody_outside_learns_where_it_is_or_what_is_in_it() {
        for (int i = 0; i < 3; i++) {
            room.open(IncidentRoom.lamp().secret().known());
        }
        follow();
        assertThat(only().isPublic()).isFalse();
        var head = get(room.events().head());
        var outside = get(room.events().page(new EventCursor(head.epoch(), 0), 100, EventFilter.ALL)).events().stream()
                .filter(e -> room.events().shortType(e).equals("hotspot.opened"))
                .toList();
        assertThat(outside).hasSize(1);
        assertThat(outside.get(0).data())
                .containsKeys("group", "incidentCount")
                .doesNotContainKeys("lat", "lon", "incidents");
        assertThat(told().get(0).data()).containsKeys("lat", "lon", "incidents");
    }

    /** A node that takes over in the middle goes on where the other stopped, and decides the same. */
    @Test
    void another_node_goes_on_where_the_first_stopped() {
        lamp(0);
        lamp(1);
        follow();
        hotspots = hotspots();
        lamp(2);
        follow();
        hotspots = hotspots();
        lamp(3);
        follow();
        assertThat(only().incidents()).isEqualTo(4);
        assertThat(types()).containsExactly("hotspot.opened", "hotspot.updated");
    }
}
