package org.ventanilla.hub.markers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ventanilla.hub.Waiting.get;
import static org.ventanilla.hub.Waiting.until;

import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ventanilla.hub.events.LiveLog;
import org.ventanilla.hub.incident.IncidentFilter;
import org.ventanilla.hub.incident.IncidentFilter.Bbox;
import org.ventanilla.hub.incident.IncidentRoom;
import org.ventanilla.hub.incident.RefusedAction;
import org.ventanilla.hub.incident.Sightings;
import org.ventanilla.hub.incident.Status;
import org.ventanilla.hub.publish.Publishing;

/** The maps against the database, while the incidents change as lane and staff change them. */
class MarkersTest {
    private final Vertx vertx = Vertx.vertx();
    private IncidentRoom room;
    private LiveLog live;
    private Markers markers;

    @BeforeEach
    void open() {
        room = new IncidentRoom(vertx);
        live = new LiveLog(vertx, room.events());
        get(live.open());
        markers = markers();
    }

    private Markers markers() {
        return new Markers(
                vertx, room.events(), live, new Sightings(room.database().pool(), "testville", Publishing.unruled()));
    }

    @AfterEach
    void close() {
        markers.close();
        get(live.close());
        room.close();
        get(vertx.close());
    }

    @Test
    void whatever_happens_to_incidents_the_map_says_what_the_database_says() {
        var random = new Random(11);
        var ids = new ArrayList<Long>();
        for (int i = 0; i < 40; i++) {
            ids.add(opened(random));
        }
        get(markers.open());
        for (int i = 0; i < 160; i++) {
            something(random, ids);
        }
        caughtUp();
        for (int zoom = 5; zoom <= 18; zoom++) {
            compare(markers, filter(random), zoom);
            compare(markers, IncidentFilter.newest(500), zoom);
        }
        // One that starts now knows the same.
        var late = markers();
        get(late.open());
        compare(late, IncidentFilter.newest(500), 12);
        late.close();
    }

    private long opened(Random random) {
        var what = IncidentRoom.lamp()
                .category(random.nextBoolean() ? "ALU-01" : "VIA-03")
                .at("Calle " + random.nextInt(9), random.nextInt(60_000));
        return room.open(
                switch (random.nextInt(6)) {
                    case 0 -> what.secret().known();
                    case 1 -> what.nowhere();
                    default -> what.known();
                });
    }

    private void something(Random random, List<Long> ids) {
        long one = ids.get(random.nextInt(ids.size()));
        long other = ids.get(random.nextInt(ids.size()));
        var incidents = room.incidents();
        try {
            switch (random.nextInt(6)) {
                case 0, 1 -> ids.add(opened(random));
                // A report that names the place tells it to an incident that had none.
                case 2 ->
                    room.join(
                            room.facts(1), IncidentRoom.lamp().at("Calle 3", 70).known(), one);
                case 3 -> get(incidents.changeStatus(one, Status.RESOLVED, "repaired", "Ya luce.", List.of()));
                case 4 -> get(incidents.merge(one, other));
                default -> get(incidents.unmerge(one));
            }
        } catch (RefusedAction refused) {
            assertThat(refused.code()).isNotNull();
        }
    }

    private void caughtUp() {
        live.look();
        until(() -> live.head().position() == get(room.events().head()).position()
                && live.head().equals(markers.at().orElse(null)));
    }

    private static IncidentFilter filter(Random random) {
        double west = -3.83 + random.nextDouble() * 0.05;
        return new IncidentFilter(
                new Bbox(west, 43.44, west + 0.04, 43.5),
                random.nextBoolean() ? Set.of(Status.RECEIVED) : Set.of(),
                random.nextBoolean() ? Set.of("ALU") : Set.of(),
                null,
                Set.of(),
                null,
                500);
    }

    private void compare(Markers asked, IncidentFilter filter, int zoom) {
        var places = get(room.incidents().list(filter, true, List.of())).stream()
                .filter(i -> i.lat() != null)
                .map(i -> new Plain.Place(
                        Long.parseLong(i.id()), Objects.requireNonNull(i.lat()), Objects.requireNonNull(i.lon())))
                .toList();
        assertThat(places).isNotEmpty();
        assertThat(Plain.sorted(asked.find(filter, zoom).orElseThrow()))
                .as("zoom %d %s", zoom, filter)
                .hasSameSizeAs(Plain.gathered(places, filter, zoom))
                .zipSatisfy(Plain.gathered(places, filter, zoom), (a, b) -> {
                    assertThat(a.count()).isEqualTo(b.count());
                    assertThat(a.incident()).isEqualTo(b.incident());
                    assertThat(Math.abs(a.lat() - b.lat())).isLessThan(2e-6);
                    assertThat(Math.abs(a.lon() - b.lon())).isLessThan(2e-6);
                });
    }

    @Test
    void a_private_incident_is_never_in_it() {
        room.open(IncidentRoom.lamp().secret().known());
        get(markers.open());
        room.open(IncidentRoom.lamp().secret().known());
        room.open(IncidentRoom.lamp().known());
        caughtUp();
        assertThat(markers.size()).contains(1);
    }

    @Test
    void words_and_parts_of_lists_are_for_the_database_and_so_is_everything_until_it_is_loaded() {
        var all = IncidentFilter.newest(10);
        assertThat(markers.find(all, 12)).isEmpty();
        get(markers.open());
        assertThat(markers.find(all, 12)).contains(List.of());
        var words = new IncidentFilter(null, Set.of(), Set.of(), "burgos", Set.of(), null, 10);
        assertThat(markers.find(words, 12)).isEmpty();
        assertThat(markers.find(new IncidentFilter(null, Set.of(), Set.of(), null, Set.of(), 5L, 10), 12))
                .isEmpty();
    }

    @Test
    void a_log_that_is_another_one_is_loaded_anew() {
        get(markers.open());
        get(room.events().renew());
        room.open(IncidentRoom.lamp().known());
        live.look();
        until(() -> markers.size().orElse(0) == 1);
        caughtUp();
    }
}
