package org.ventanilla.hub.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ventanilla.hub.Waiting.get;

import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import io.vertx.pgclient.PgConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ventanilla.hub.store.Database;

/** With a reach, exactly those of all within the radius are found that are in it or at the same address. */
@ExtendWith(VertxExtension.class)
class NearbyReachTest {
    private static final String HERE = "Calle Castilla 27";
    private static final double RADIUS_M = 500;

    @AutoClose
    private IncidentRoom room;

    @BeforeEach
    void open(Vertx vertx) {
        room = new IncidentRoom(vertx);
    }

    private long incident(double x, double y, int precisionM, String place) {
        var spot = new Spot(43.46, -3.81, x, y, precisionM, place, "MAP", "Centro");
        Instant due = room.clock().instant().plus(Duration.ofDays(9));
        return room.open(new NewIncident("ALU-01", true, "incident", "P3", "ALUM", false, true, spot, due));
    }

    private List<Nearby> near(double x, double y, Nearby.@Nullable Reach reach) {
        return get(room.incidents().near(room.database().pool(), List.of(query(x, y, reach))))
                .get(0);
    }

    private Nearby.Query query(double x, double y, Nearby.@Nullable Reach reach) {
        Instant since = room.clock().instant().minus(Duration.ofDays(1));
        return new Nearby.Query(x, y, RADIUS_M, List.of("ALU-01", "ALU-02"), since, since, reach);
    }

    @ParameterizedTest
    @CsvSource({
        "40, 5, Calle Burgos 1, true",
        "60, 5, Calle Burgos 1, false",
        "109, 60, Calle Burgos 1, true",
        "111, 60, Calle Burgos 1, false",
        "340, 300, Calle Burgos 1, true",
        "360, 300, Calle Burgos 1, false",
        "480, 5, Calle Castilla 27, true",
        "520, 5, Calle Castilla 27, false",
        "510, 480, Calle Castilla 27, false"
    })
    void how_far_it_may_be(double metres, int precisionM, String place, boolean found) {
        long id = incident(1_000 + metres, 1_000, precisionM, place);
        var reach = new Nearby.Reach(50, HERE);
        assertThat(near(1_000, 1_000, reach)).extracting(Nearby::id).isEqualTo(found ? List.of(id) : List.of());
        get(room.incidents().changeStatus(id, Status.RESOLVED, "repaired", "Hecho.", List.of()));
        assertThat(near(1_000, 1_000, reach)).extracting(Nearby::id).isEqualTo(found ? List.of(id) : List.of());
    }

    @Test
    void without_an_address_none_is_the_same() {
        incident(300, 0, 5, HERE);
        assertThat(near(0, 0, new Nearby.Reach(50, null))).isEmpty();
        assertThat(near(0, 0, null)).hasSize(1);
    }

    /** The client keeps no plan of a statement that is longer than its limit. */
    @Test
    void the_lane_plans_the_question_once(Vertx vertx) {
        var database = room.database();
        var options = new Database(database.host(), database.port(), database.name(), "postgres", "postgres", 1)
                .laneOptions();
        var lane = get(PgConnection.connect(vertx, options));
        for (int n = 0; n < 2; n++) {
            get(room.incidents().near(lane, List.of(query(n, n, new Nearby.Reach(50, HERE)))));
        }
        var kept = get(lane.query("select count(*) from pg_prepared_statements where statement like '%union all%'")
                .execute());
        assertThat(kept.iterator().next().getInteger(0)).isEqualTo(1);
        get(lane.close());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void those_of_all_that_are_in_it(long seed) {
        var random = new Random(seed);
        for (int n = 0; n < 18; n++) {
            int precision = random.nextBoolean() ? random.nextInt(60) : random.nextInt(400);
            String place = random.nextInt(4) == 0 ? HERE : "Calle Burgos " + n;
            long id = incident(random.nextInt(900), random.nextInt(900), precision, place);
            if (n % 3 == 0) {
                get(room.incidents().changeStatus(id, Status.RESOLVED, "repaired", "Hecho.", List.of()));
            }
        }
        for (int n = 0; n < 20; n++) {
            double x = random.nextInt(900);
            double y = random.nextInt(900);
            var all = near(x, y, null);
            var reach = new Nearby.Reach(random.nextInt(200), random.nextBoolean() ? HERE : null);
            assertThat(near(x, y, reach))
                    .containsExactlyInAnyOrderElementsOf(
                            all.stream().filter(i -> isIn(reach, i, x, y)).toList());
        }
    }

    private boolean isIn(Nearby.Reach reach, Nearby found, double x, double y) {
        var spot = get(room.database()
                        .pool()
                        .query("select spot[0], spot[1] from incident.incident where id = " + found.id())
                        .execute())
                .iterator()
                .next();
        double metres = Math.hypot(spot.getDouble(0) - x, spot.getDouble(1) - y);
        return metres <= reach.metres() + found.precisionM()
                || String.valueOf(found.place()).equals(reach.place());
    }
}
