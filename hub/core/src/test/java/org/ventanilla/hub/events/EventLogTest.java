package org.ventanilla.hub.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ventanilla.hub.Samples.CITY;
import static org.ventanilla.hub.Waiting.get;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.ventanilla.hub.Samples;
import org.ventanilla.hub.TestClock;
import org.ventanilla.hub.store.TestDatabase;
import org.ventanilla.model.Addresses;
import org.ventanilla.model.CloudEvent;
import org.ventanilla.model.EventCursor;
import org.ventanilla.model.Wire;

/** The downstream rules of the contract that the log itself keeps, on a real PostgreSQL. */
@ExtendWith(VertxExtension.class)
class EventLogTest {
    private final TestClock clock = new TestClock();
    private Vertx vertx;
    private TestDatabase database;
    private Events events;
    private LiveLog live;

    @BeforeEach
    void open(Vertx given) {
        vertx = given;
        database = TestDatabase.fresh(given);
        events = log(database);
        live = new LiveLog(vertx, events);
        get(live.open());
    }

    private Events log(TestDatabase at) {
        var made = new Events(vertx, at.pool(), clock, Samples.naming(CITY));
        get(made.open());
        return made;
    }

    @AfterEach
    void close() {
        get(live.close());
        database.close();
    }

    /** The trap: a small transaction number that writes late. The lock on the head puts all writers in one line. */
    @Test
    void out_1_fifty_writers_that_commit_late_leave_one_line_without_gap() {
        var random = new Random(1);
        var writers = IntStream.range(0, 50)
                .mapToObj(i -> events.write((tx, log) -> {
                    log.add(looked(i % 7));
                    log.add(looked(i % 5));
                    return tx.query("select txid_current(), pg_sleep(" + random.nextInt(20) / 1000.0 + ")")
                            .execute();
                }))
                .toList();
        get(Future.all(writers));
        var seen = everything(events, 7);
        assertThat(seen).extracting(CloudEvent::position).containsExactlyElementsOf(upTo(100));
        assertVersionsAscend(seen);
    }

    @Test
    void out_3_a_bus_that_brings_nothing_loses_nothing() {
        get(live.close());
        write(20);
        assertThat(live.head().position()).isZero();
        live.look();
        until(() -> live.head().position() == 20);
        assertThat(positions(live)).containsExactlyElementsOf(upTo(20));
    }

    /** Nothing of ours is a LISTEN or a NOTIFY: what rings is the bus. Here it is dead, and one look each time is enough. */
    @Test
    void out_3_without_a_doorbell_one_look_brings_everything_that_was_committed_before_it() {
        get(live.close());
        long written = 0;
        for (int round = 1; round <= 30; round++) {
            int some = round % 7 == 0 ? 1_500 : round;
            write(some);
            written += some;
            live.look();
            long all = written;
            until(() -> live.head().position() == all);
        }
        assertThat(live.after(new EventCursor(live.head().epoch(), written - 1_000), 5_000)
                        .orElseThrow())
                .extracting(told -> told.event().position())
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(written - 999, written).boxed().toList());
    }

    @Test
    void out_3_a_reader_whose_connections_are_killed_loses_nothing_and_commits_still_succeed() {
        get(live.close());
        var other = Vertx.vertx();
        var name = "reader of " + database.name();
        var readersPool = pool(other, name);
        var reader = new LiveLog(other, new Events(other, readersPool, clock, Samples.naming(CITY)));
        get(reader.open());
        for (int round = 1; round <= 5; round++) {
            get(database.pool()
                    .preparedQuery("select pg_terminate_backend(pid) from pg_stat_activity where application_name = $1")
                    .execute(Tuple.of(name)));
            reader.look(); // may find its connection dead
            write(20);
            long all = 20L * round;
            until(() -> {
                reader.look();
                return reader.head().position() == all;
            });
        }
        assertThat(positions(reader)).containsExactlyElementsOf(upTo(100));
        get(reader.close());
        get(readersPool.close());
        get(other.close());
    }

    private Pool pool(Vertx on, String name) {
        var options = PgConnectOptions.fromUri(
                        database.jdbcUrl().replaceFirst("^jdbc:", "").replaceFirst("\\?.*", ""))
                .setUser("postgres")
                .setPassword("postgres");
        options.getProperties().put("application_name", name);
        return PgBuilder.pool()
                .connectingTo(options)
                .with(new PoolOptions().setMaxSize(2))
                .using(on)
                .build();
    }

    /** Numbers are given while the log is locked, so a transaction that sleeps holds nobody's reading back. */
    @Test
    void out_4_a_transaction_that_is_idle_for_long_stops_no_reader() {
        var idle = get(database.pool().getConnection());
        var open = get(idle.begin());
        get(idle.query("select txid_current()").execute());
        write(3);
        assertThat(everything(events, 10)).hasSize(3);
        get(open.rollback());
        get(idle.close());
    }

    @Test
    void out_7_a_bus_that_loses_doubles_and_reorders_changes_nothing_for_who_checks_for_gaps() {
        get(live.close());
        var given = new ArrayList<JsonObject>();
        var tap = vertx.eventBus().<JsonObject>consumer(Addresses.EVENTS_LIVE);
        get(tap.handler(m -> given.add(m.body())).completion());
        write(200);
        until(() -> given.size() == 200);
        get(tap.unregister());
        var torn = new LiveLog(vertx, events);
        var random = new Random(7);
        get(torn.open()); // at the end: an old message is none of its business
        given.stream().filter(m -> random.nextInt(3) > 0).forEach(m -> vertx.eventBus()
                .publish(Addresses.EVENTS_LIVE, m));
        write(100);
        given.forEach(m -> vertx.eventBus().publish(Addresses.EVENTS_LIVE, m));
        until(() -> torn.head().position() == 300);
        assertThat(torn.after(new EventCursor(torn.head().epoch(), 200), 1000).orElseThrow())
                .extracting(told -> told.event().position())
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(201, 300).boxed().toList());
        get(torn.close());
    }

    /** Writing and numbering are one transaction and publishing is best effort: a node that dies in between leaves no gap. */
    @Test
    void out_8_what_was_written_and_not_published_is_read_with_the_next_heartbeat() {
        var otherBus = Vertx.vertx();
        var silent = new Events(otherBus, database.pool(), clock, Samples.naming(CITY));
        get(silent.write((tx, log) -> {
            log.add(looked(1));
            return Future.succeededFuture();
        }));
        assertThat(live.head().position()).isZero();
        get(events.beat(Duration.ofSeconds(5)));
        until(() -> live.head().position() == 1);
        get(otherBus.close());
    }

    /** Killed before the commit there is nothing, not even a number; killed after it the number is there and is read. */
    @Test
    void out_8_a_writer_killed_before_its_commit_leaves_no_number_and_the_next_one_takes_it() {
        write(3);
        for (int i = 0; i < 5; i++) {
            var killed = events.write((tx, log) -> {
                log.add(looked(1));
                log.add(looked(2));
                return tx.query("select pg_backend_pid()").execute().compose(pid -> database.pool()
                        .preparedQuery("select pg_terminate_backend($1)")
                        .execute(Tuple.of(pid.iterator().next().getInteger(0))));
            });
            assertThatThrownBy(() -> get(killed)).isInstanceOf(Exception.class);
            until(this::canWrite);
        }
        var seen = everything(events, 4);
        assertThat(seen).extracting(CloudEvent::position).containsExactlyElementsOf(upTo(8));
        assertVersionsAscend(seen);
        until(() -> live.head().position() == 8);
        assertThat(positions(live)).containsExactlyElementsOf(upTo(8));
    }

    /** The pool may hand out the dead connection once more: with that nothing can be begun, let alone written. */
    private boolean canWrite() {
        return works(() -> write(1));
    }

    private static boolean works(Runnable what) {
        try {
            what.run();
            return true;
        } catch (RuntimeException e) {
            return false;
        }
    }

    /** The lock is lost with the connection that held it: what the old one still wants to write is not written. */
    @Test
    void out_9_a_writer_that_lost_its_lock_is_fenced_by_the_connection_it_lost() {
        write(2);
        var other = log(database);
        Promise<Void> frozen = Promise.promise();
        Promise<Integer> inside = Promise.promise();
        var old = events.write((tx, log) -> {
            log.add(looked(1));
            return tx.query("select pg_backend_pid()").execute().compose(pid -> {
                inside.complete(pid.iterator().next().getInteger(0));
                return frozen.future();
            });
        });
        int pid = get(inside.future());
        var next = other.write((tx, log) -> {
            log.add(looked(1));
            return Future.succeededFuture();
        });
        get(database.pool().preparedQuery("select pg_terminate_backend($1)").execute(Tuple.of(pid)));
        get(next);
        frozen.complete();
        assertThatThrownBy(() -> get(old)).isInstanceOf(Exception.class);
        until(() -> works(() -> everything(events, 10)));
        var seen = everything(events, 10);
        assertThat(seen).extracting(CloudEvent::position).containsExactlyElementsOf(upTo(3));
        assertVersionsAscend(seen);
    }

    @Test
    void out_9_two_hubs_at_once_write_one_line() {
        var other = log(database);
        var writers = IntStream.range(0, 60)
                .mapToObj(i -> (i % 2 == 0 ? events : other).write((tx, log) -> {
                    log.add(looked(1));
                    return Future.succeededFuture();
                }))
                .toList();
        get(Future.all(writers));
        assertThat(everything(events, 100))
                .extracting(CloudEvent::aggregateversion)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 60).boxed().toList());
    }

    @Test
    void out_10_a_restored_database_is_another_log() {
        write(5);
        EventCursor before = get(events.head()).cursor();
        try (TestDatabase restored = database.copied(vertx)) {
            Events again = log(restored);
            get(again.write((tx, log) -> {
                log.add(looked(9));
                return Future.succeededFuture();
            }));
            assertThat(get(again.head()).position()).isEqualTo(6);
            assertThatThrownBy(() -> get(again.page(before, 10, EventFilter.ALL)))
                    .isInstanceOfSatisfying(
                            BadCursor.class, bad -> assertThat(bad.code()).isEqualTo(BadCursor.Code.OTHER_EPOCH));
            EventCursor since = get(again.head()).cursor();
            get(log(restored).open());
            assertThat(get(again.head()).epoch()).isEqualTo(since.epoch());
        }
        assertThat(get(log(database).head()).epoch()).isEqualTo(before.epoch());
    }

    @Test
    void out_12_a_thousand_changes_of_fifty_incidents_reach_three_readers_in_order() {
        var readers = List.of(new ArrayList<CloudEvent>(), new ArrayList<CloudEvent>(), new ArrayList<CloudEvent>());
        var writers = IntStream.range(0, 1000)
                .mapToObj(i -> events.write((tx, log) -> {
                    log.add(looked(ThreadLocalRandom.current().nextInt(50)));
                    return Future.succeededFuture();
                }))
                .toList();
        int page = 1;
        for (var reader : readers) {
            var at = new EventCursor(live.head().epoch(), 0);
            while (reader.size() < 1000) {
                var part = get(events.page(at, 7 * page, EventFilter.ALL));
                reader.addAll(part.events());
                at = part.next();
            }
            page++;
        }
        get(Future.all(writers));
        for (var reader : readers) {
            assertThat(reader).extracting(CloudEvent::position).containsExactlyElementsOf(upTo(1000));
            assertVersionsAscend(reader);
        }
    }

    @Test
    void an_event_that_would_be_too_long_says_where_the_rest_is() {
        var data = new HashMap<>(looked(1).data());
        data.put("text", "ñ".repeat(60_000));
        get(events.write((tx, log) -> {
            log.add(new NewEvent("incident.note-added", "1", clock.instant(), data));
            return Future.succeededFuture();
        }));
        var told = everything(events, 10).get(0);
        assertThat(Wire.bytes(told).length).isLessThanOrEqualTo(CloudEvents.MAX_BYTES);
        assertThat(told.data()).containsEntry("shortened", true).doesNotContainKey("text");
        assertThat(told.dataref()).endsWith("/v1/events/" + told.id());
        assertThat(get(events.one(java.util.UUID.fromString(told.id())))
                        .orElseThrow()
                        .data())
                .containsKey("text");
    }

    /** Its whole life in memory is bounded: a thousand readers that are away cost nothing here. */
    @Test
    void the_newest_part_in_memory_never_grows_beyond_its_bound() {
        for (int i = 0; i < 25; i++) {
            write(100);
        }
        until(() -> live.head().position() == 2500);
        assertThat(live.after(new EventCursor(live.head().epoch(), 499), 1)).isEmpty();
        assertThat(live.after(new EventCursor(live.head().epoch(), 500), 5000).orElseThrow())
                .hasSize(2000);
    }

    private void write(int count) {
        get(events.write((tx, log) -> {
            IntStream.range(0, count).forEach(i -> log.add(looked(i % 10)));
            return Future.succeededFuture();
        }));
    }

    private NewEvent looked(int incident) {
        String id = Integer.toString(incident);
        return new NewEvent("incident.looked-at", id, clock.instant(), Map.of("incidentId", id, "version", 1));
    }

    private static List<CloudEvent> everything(Events from, int page) {
        var seen = new ArrayList<CloudEvent>();
        var at = new EventCursor(get(from.head()).epoch(), 0);
        while (true) {
            var part = get(from.page(at, page, EventFilter.ALL));
            if (part.events().isEmpty()) {
                return seen;
            }
            seen.addAll(part.events());
            at = part.next();
        }
    }

    private static List<Long> positions(LiveLog live) {
        return live.after(new EventCursor(live.head().epoch(), 0), 10_000).orElseThrow().stream()
                .map(told -> told.event().position())
                .toList();
    }

    private static void assertVersionsAscend(List<CloudEvent> seen) {
        var versions = new HashMap<String, Integer>();
        for (CloudEvent event : seen) {
            int before = versions.getOrDefault(event.subject(), 0);
            assertThat(event.aggregateversion()).isEqualTo(before + 1);
            versions.put(event.subject(), event.aggregateversion());
        }
    }

    private static List<Long> upTo(long n) {
        return LongStream.rangeClosed(1, n).boxed().toList();
    }

    private static void until(java.util.function.BooleanSupplier seen) {
        org.ventanilla.hub.Waiting.until(seen);
    }
}
