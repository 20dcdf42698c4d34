package org.ventanilla.hub.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ventanilla.hub.Waiting.get;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.ventanilla.hub.store.Database;
import org.ventanilla.hub.store.TestDatabase;

@ExtendWith(VertxExtension.class)
class LaneTest {
    private static final Duration SOON = Duration.ofMillis(5);
    private static final Duration NEVER = Duration.ofHours(1);
    private static final String HOLDER =
            """
            select pg_terminate_backend(pid) from pg_locks l join pg_database d on d.oid = l.database
            where locktype = 'advisory' and granted and d.datname = current_database()""";

    private final List<Worker> started = new ArrayList<>();
    private Vertx vertx;
    private TestDatabase database;

    @BeforeEach
    void open(Vertx given) {
        vertx = given;
        database = TestDatabase.fresh(given);
    }

    @AfterEach
    void close() {
        started.forEach(worker -> get(worker.call(worker.lane::stop).compose(f -> f)));
        database.close();
    }

    @Test
    void of_two_lanes_only_one_works() {
        var first = worker("testville", SOON, SOON);
        get(first.rounds(1));
        var second = worker("testville", SOON, SOON);
        get(first.rounds(50));
        assertThat(second.count.get()).isZero();
        assertThat(first.held()).isTrue();
        assertThat(second.held()).isFalse();
    }

    @Test
    void lanes_of_two_cities_work_side_by_side() {
        var first = worker("testville", SOON, SOON);
        var second = worker("othertown", SOON, SOON);
        get(Future.all(first.rounds(3), second.rounds(3)));
        assertThat(second.held()).isTrue();
    }

    @Test
    void when_its_connection_dies_another_takes_over_and_the_first_stops_working() {
        var first = worker("testville", NEVER, SOON);
        get(first.rounds(1));
        var second = worker("testville", SOON, SOON);
        get(database.pool().query(HOLDER).execute());
        get(second.rounds(3));
        int done = first.count.get();
        get(second.rounds(20));
        assertThat(first.count.get()).isEqualTo(done);
        assertThat(first.held()).isFalse();
    }

    @Test
    void a_lane_whose_node_says_nothing_any_more_is_taken_by_another() {
        var first = frozen();
        get(first.rounds(1));
        var second = worker("testville", SOON, SOON);
        get(second.rounds(3));
        assertThat(second.held()).isTrue();
    }

    /** Looks once and never again, as a process that was stopped does; PostgreSQL's patience with it is short here. */
    private Worker frozen() {
        var worker = new Worker("testville", new Lane.Times(NEVER, NEVER), round -> Future.succeededFuture(false));
        var options =
                new Database("localhost", database.port(), database.name(), "postgres", "postgres", 1).laneOptions();
        assertThat(options.getProperties()).containsKey("idle_session_timeout");
        worker.start(options.addProperty("idle_session_timeout", "200"));
        return worker;
    }

    @Test
    void a_lane_given_back_is_taken_by_another() {
        var first = worker("testville", NEVER, SOON);
        get(first.rounds(1));
        var second = worker("testville", SOON, SOON);
        get(first.call(first.lane::stop).compose(f -> f));
        get(second.rounds(1));
        assertThat(second.held()).isTrue();
    }

    @Test
    void work_that_fails_or_throws_is_tried_again_on_a_fresh_connection() {
        var worker = new Worker("testville", new Lane.Times(SOON, SOON), round -> switch (round) {
            case 1 -> Future.failedFuture("disk full");
            case 2 -> throw new IllegalStateException("odd");
            default -> Future.succeededFuture(false);
        });
        worker.start();
        get(worker.rounds(4));
        assertThat(worker.connections).hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void a_ring_makes_it_look_at_once_and_a_full_table_makes_it_go_on() {
        var worker = new Worker(
                "testville", new Lane.Times(SOON, NEVER), round -> Future.succeededFuture(round >= 2 && round < 5));
        worker.start();
        get(worker.rounds(1));
        get(worker.call(() -> {
            worker.lane.ring();
            return "rung";
        }));
        get(worker.rounds(5));
        assertThat(worker.connections).hasSize(1);
    }

    private Worker worker(String city, Duration tryEvery, Duration lookEvery) {
        var worker = new Worker(city, new Lane.Times(tryEvery, lookEvery), round -> Future.succeededFuture(false));
        worker.start();
        return worker;
    }

    /** What the work of a round answers, by the number of the round. */
    private interface Rounds {
        Future<Boolean> answer(int round);
    }

    /** A lane on an event loop of its own, whose work counts its rounds. */
    private final class Worker {
        private final AtomicInteger count = new AtomicInteger();
        private final List<PgConnection> connections = new ArrayList<>();
        private final List<Waiter> waiters = new ArrayList<>();
        private final Context context = vertx.getOrCreateContext();
        private final Rounds rounds;
        private final Lane.Times times;
        private final String city;
        private Lane lane;

        private record Waiter(int round, Promise<Integer> promise) {}

        Worker(String city, Lane.Times times, Rounds rounds) {
            this.rounds = rounds;
            var options = new PgConnectOptions()
                    .setHost(database.host())
                    .setPort(database.port())
                    .setDatabase(database.name())
                    .setUser("postgres")
                    .setPassword("postgres");
            this.lane = new Lane(vertx, options, city, this::round, times);
            this.times = times;
            this.city = city;
        }

        void start(PgConnectOptions options) {
            lane = new Lane(vertx, options, city, this::round, times);
            start();
        }

        private Future<Boolean> round(PgConnection connection) {
            if (!connections.contains(connection)) {
                connections.add(connection);
            }
            int round = count.incrementAndGet();
            waiters.stream().filter(w -> w.round() <= round).forEach(w -> w.promise()
                    .tryComplete(round));
            return rounds.answer(round);
        }

        void start() {
            started.add(this);
            get(call(() -> {
                lane.start();
                return "started";
            }));
        }

        /** Completes when it has worked so many rounds since its start. */
        Future<Integer> rounds(int number) {
            Promise<Integer> promise = Promise.promise();
            context.runOnContext(now -> {
                waiters.add(new Waiter(number, promise));
                if (count.get() >= number) {
                    promise.tryComplete(count.get());
                }
            });
            return promise.future();
        }

        boolean held() {
            return get(call(lane::isHeld));
        }

        <T> Future<T> call(Callable<T> what) {
            Promise<T> promise = Promise.promise();
            context.runOnContext(now -> {
                try {
                    promise.complete(what.call());
                } catch (Exception e) {
                    promise.fail(e);
                }
            });
            return promise.future();
        }
    }
}
