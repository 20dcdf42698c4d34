package org.ventanilla.hub.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ventanilla.hub.Waiting.get;
import static org.ventanilla.hub.incident.IncidentRoom.lamp;
import static org.ventanilla.hub.notify.NoticeRoom.CITY;
import static org.ventanilla.hub.notify.NoticeRoom.NUMBERS;

import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In this city ALU-01 took the place of ALU-02. */
@ExtendWith(VertxExtension.class)
class FollowersTest {
    private static final Set<String> ALIKE = Set.of("ALU-01", "ALU-02");
    private static final String MAIL = "vecina@correo.example";

    private NoticeRoom room;
    private Notices notices;
    private Follows follows;

    @BeforeEach
    void open(Vertx vertx) {
        room = new NoticeRoom(vertx);
        var pool = room.room.database().pool();
        var settings = new NoticeSettings(
                room.room.clock(),
                Map.of("email", "buzon"),
                Path.of("."),
                NoticeRoom.PUBLIC,
                true,
                code -> ALIKE.contains(code) ? ALIKE : Set.of(code));
        notices = new Notices(pool, CITY.id(), room.room.events(), room.room.incidents(), settings);
        follows = new Follows(pool, CITY.id(), room.identity, settings, new FollowLinks(NUMBERS.tokens()));
    }

    @AfterEach
    void close() {
        room.close();
    }

    private void wish(String category, double lat) {
        var around = new Follow.Around(category, "Calle Castilla 27", lat, -3.81, 500);
        var handle = get(follows.ask(new FollowWish("email", MAIL, "es", null, around)));
        assertThat(get(follows.confirm(handle, new FollowLinks(NUMBERS.tokens()).code(handle))))
                .isTrue();
    }

    private List<String> owed(String category) {
        var facts = room.room.facts(room.person("+34600000001"));
        long id = room.room.open(facts, lamp().category(category).known());
        var lane = get(room.room.database().pool().getConnection());
        get(notices.owe(lane));
        get(lane.close());
        return room.of(id).stream().map(NoticeRow::template).toList();
    }

    @ParameterizedTest
    @CsvSource({
        "ALU-01, ALU-01, true",
        "ALU-02, ALU-01, true",
        "ALU-02, ALU-02, true",
        "ALU-01, ALU-02, true",
        "ALU-02, VIA-01, false",
        "VIA-01, ALU-01, false"
    })
    void a_wish_counts_for_what_took_its_place(String wished, String comes, boolean told) {
        wish(wished, 43.46);
        assertThat(owed(comes).contains("follow_new")).isEqualTo(told);
    }

    @Test
    void who_asked_for_both_is_told_once() {
        wish("ALU-02", 43.46);
        wish("ALU-01", 43.461);
        assertThat(owed("ALU-01")).containsOnlyOnce("follow_new");
    }

    @Test
    void far_away_nobody_is_told() {
        wish("ALU-02", 43.47);
        assertThat(owed("ALU-01")).doesNotContain("follow_new");
    }
}
