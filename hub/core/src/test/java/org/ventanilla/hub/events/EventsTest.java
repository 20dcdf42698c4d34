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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
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

@ExtendWith(VertxExtension.class)
class EventsTest {
    private final TestClock clock = new TestClock();
    private TestDatabase database;
    private Events events;

    @BeforeEach
    void open(Vertx vertx) {
        database = TestDatabase.fresh(vertx);
        events = new Events(vertx, database.pool(), clock, Samples.naming(CITY));
        get(events.open());
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void many_writers_some_failing_leave_positions_without_gap() {
        var random = new Random(7);
        List<Future<Object>> writers = IntStream.range(0, 200)
                .mapToObj(i -> writer(i, random.nextInt(4) == 0))
                .toList();
        get(Future.join(writers).otherwiseEmpty());
        long written = writers.stream().filter(Future::succeeded).count();
        var slice = get(events.read(0, 1000));
        assertThat(slice.events())
                .extracting(CloudEvent::position)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, written).boxed().toList());
        assertThat(slice.head().position()).isEqualTo(written);
    }

    private Future<Object> writer(int i, boolean fails) {
        return events.write((tx, log) -> {
            log.add(event(i));
            return fails
                    ? Future.failedFuture("changed my mind")
                    : tx.query("select 1").execute().mapEmpty();
        });
    }

    @Test
    void an_event_is_published_after_commit_and_never_without(Vertx vertx) {
        Promise<JsonObject> first = Promise.promise();
        var consumer = vertx.eventBus().<JsonObject>consumer(Addresses.EVENTS_LIVE);
        get(consumer.handler(m -> first.tryComplete(m.body())).completion());
        assertThatThrownBy(() -> get(writer(1, true))).hasMessage("changed my mind");
        get(writer(2, false));
        var live = get(first.future());
        assertThat(live.getString("subject")).isEqualTo("2");
        assertThat(live.getString("type")).isEqualTo("es.testville.ventanilla.incident.looked-at.v1");
        assertThat(live.getString("sequence")).isEqualTo("00000000000000000001");
    }

    @Test
    void reading_goes_on_from_any_position() {
        for (int i = 0; i < 5; i++) {
            get(writer(i, false));
        }
        var seen = new ArrayList<Long>();
        long after = 0;
        while (seen.size() < 5) {
            var slice = get(events.read(after, 2));
            slice.events().forEach(e -> seen.add(e.position()));
            after = seen.get(seen.size() - 1);
        }
        assertThat(seen).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(get(events.read(5, 10)).events()).isEmpty();
    }

    private NewEvent event(int i) {
        return new NewEvent(
                "incident.looked-at",
                String.valueOf(i),
                clock.instant(),
                Map.of("incidentId", String.valueOf(i), "version", 1));
    }
}
