package org.ventanilla.hub.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.ventanilla.hub.Samples.leased;
import static org.ventanilla.hub.Samples.sms;
import static org.ventanilla.hub.Samples.submission;
import static org.ventanilla.hub.Waiting.get;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.ventanilla.hub.TestHub;
import org.ventanilla.hub.consumers.Consumer;
import org.ventanilla.hub.consumers.Consumers;
import org.ventanilla.hub.events.EventFilter;
import org.ventanilla.hub.events.NewEvent;
import org.ventanilla.hub.intake.Sources;
import org.ventanilla.model.Addresses;
import org.ventanilla.model.ControlEvent;
import org.ventanilla.model.DeliveryReceipt;
import org.ventanilla.model.Reporter;
import org.ventanilla.model.TrailEntry;
import org.ventanilla.model.Wire;

@ExtendWith(VertxExtension.class)
class BusDoorsTest {
    private TestHub hub;
    private Consumers consumers;
    private Vertx vertx;

    @BeforeEach
    void open(Vertx given, @TempDir Path files) {
        vertx = given;
        hub = new TestHub(given, files);
        consumers = new Consumers(hub.database.pool(), hub.clock, hub.events, 0);
        get(new BusDoors(
                        given,
                        new BusDoors.Rooms(
                                hub.intake,
                                hub.trail,
                                hub.news,
                                new EventDoors(hub.events, Words.of(TestHub.CITY), consumers)))
                .open());
    }

    @AfterEach
    void close() {
        hub.close();
    }

    @Test
    void a_submission_of_a_configured_connector_is_answered_with_a_receipt() {
        assertThat(ask(Addresses.SUBMIT, sms("1", "una farola")).getString("outcome"))
                .isEqualTo("ACCEPTED");
    }

    @Test
    void nobody_speaks_for_an_instance_that_is_not_configured() {
        var stranger = submission("fax", "1", "una farola", Reporter.ANONYMOUS);
        var now = hub.clock.instant();
        var receipt = new DeliveryReceipt("fax", null, "F1", DeliveryReceipt.State.SENT, null, now, null);
        var control = new ControlEvent("fax", "+34600000001", ControlEvent.Type.STOP, null, null, now, null);
        assertRefused(400, () -> ask(Addresses.SUBMIT, stranger));
        assertRefused(400, () -> ask(Addresses.RECEIPT, receipt));
        assertRefused(400, () -> ask(Addresses.CONTROL, control));
        assertThat(get(hub.intake.ledger(null, 0, 10))).isEmpty();
    }

    @Test
    void a_stale_lease_gets_no_receipt_and_is_told_why() {
        var one = new Sources(hub.database.pool(), "one");
        long stale = get(one.lease("sms", Duration.ofMinutes(5)));
        get(one.release("sms", stale));
        get(new Sources(hub.database.pool(), "two").lease("sms", Duration.ofMinutes(5)));
        assertRefused(409, () -> ask(Addresses.SUBMIT, leased(sms("1", "una farola"), stale)));
    }

    @Test
    void lines_of_a_channels_log_are_kept_and_words_in_them_are_not() {
        var at = hub.clock.instant();
        var entries = List.of(
                new TrailEntry("sms", "sms:1", at, "received", null),
                new TrailEntry("sms", "sms:1:file:0", at.plusSeconds(1), "fetched", "200"),
                new TrailEntry("sms", "sms:10", at, "received", null),
                new TrailEntry("sms", "sms:1", at.plusSeconds(2), "receipt", "from Ana, 600 000 001"));
        ask(Addresses.TRAIL, Map.of("entries", entries));
        assertThat(get(hub.trail.of("sms", "sms:1")))
                .extracting(TrailEntry::step, TrailEntry::code)
                .containsExactly(tuple("received", null), tuple("fetched", "200"), tuple("receipt", "withheld"));
        assertRefused(400, () -> ask(Addresses.TRAIL, Map.of("entries", List.of(Map.of("instance", "fax")))));
        assertRefused(400, () -> ask(Addresses.TRAIL, Map.of("entries", List.of(Map.of("instance", "sms")))));
        assertRefused(400, () -> ask(Addresses.TRAIL, Map.of("entries", Collections.nCopies(501, entries.get(0)))));
    }

    @Test
    void old_lines_are_forgotten() {
        var entry = new TrailEntry("sms", "sms:1", hub.clock.instant(), "received", null);
        ask(Addresses.TRAIL, Map.of("entries", List.of(entry)));
        hub.clock.advance(Duration.ofDays(89));
        get(hub.trail.forgetOld());
        assertThat(get(hub.trail.of("sms", "sms:1"))).hasSize(1);
        hub.clock.advance(Duration.ofDays(2));
        get(hub.trail.forgetOld());
        assertThat(get(hub.trail.of("sms", "sms:1"))).isEmpty();
    }

    @Test
    void a_registered_consumer_reads_and_acknowledges_with_its_key_and_only_without_a_gap() {
        var from = get(hub.events.head()).cursor();
        String key = get(consumers.add(new Consumer.Wanted("obras", "", EventFilter.ALL, null, from, 1)))
                .orElseThrow();
        for (int i = 1; i <= 3; i++) {
            happen(i);
        }
        var own = Map.of("consumer", "obras", "key", key);
        JsonObject page = ask(Addresses.EVENTS_READ, own);
        assertThat(page.getJsonArray("events")).hasSize(3);
        String next = page.getString("next");
        assertRefused(401, () -> ask(Addresses.EVENTS_READ, Map.of("consumer", "obras", "key", "vck_no")));
        assertRefused(401, () -> ask(Addresses.EVENTS_ACK, Map.of("after", from.text(), "cursor", next)));
        assertRefused(409, () -> ask(Addresses.EVENTS_ACK, ack(own, next, next)));
        assertThat(ask(Addresses.EVENTS_ACK, ack(own, page.getString("after"), next))
                        .getString("cursor"))
                .isEqualTo(next);
        assertThat(ask(Addresses.EVENTS_READ, own).getJsonArray("events")).isEmpty();
    }

    private static Map<String, String> ack(Map<String, String> own, String after, String cursor) {
        var body = new java.util.HashMap<>(own);
        body.put("after", after);
        body.put("cursor", cursor);
        return body;
    }

    private void happen(int incident) {
        String id = Integer.toString(incident);
        get(hub.events.write((tx, log) -> {
            log.add(new NewEvent(
                    "incident.looked-at", id, hub.clock.instant(), Map.of("incidentId", id, "version", 1)));
            return Future.succeededFuture();
        }));
    }

    private JsonObject ask(String address, Object message) {
        return get(vertx.eventBus().<JsonObject>request(address, new JsonObject(Wire.toMap(message))))
                .body();
    }

    private static void assertRefused(int code, ThrowingCallable asking) {
        assertThatThrownBy(asking).isInstanceOfSatisfying(ReplyException.class, e -> assertThat(e.failureCode())
                .isEqualTo(code));
    }
}
