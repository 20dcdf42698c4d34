package org.ventanilla.hub.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ventanilla.hub.Samples.leased;
import static org.ventanilla.hub.Samples.sms;
import static org.ventanilla.hub.Samples.submission;
import static org.ventanilla.hub.Waiting.get;

import io.vertx.core.Vertx;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.nio.file.Path;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.ventanilla.hub.TestHub;
import org.ventanilla.hub.intake.Sources;
import org.ventanilla.model.Addresses;
import org.ventanilla.model.ControlEvent;
import org.ventanilla.model.DeliveryReceipt;
import org.ventanilla.model.Reporter;
import org.ventanilla.model.Wire;

@ExtendWith(VertxExtension.class)
class BusDoorsTest {
    private TestHub hub;
    private Vertx vertx;

    @BeforeEach
    void open(Vertx given, @TempDir Path files) {
        vertx = given;
        hub = new TestHub(given, files);
        get(new BusDoors(given, new BusDoors.Rooms(hub.intake, hub.news, hub.events)).open());
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
        var receipt = new DeliveryReceipt("fax", null, "F1", DeliveryReceipt.State.SENT, null, now);
        var control = new ControlEvent("fax", "+34600000001", ControlEvent.Type.STOP, null, null, now);
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

    private JsonObject ask(String address, Object message) {
        return get(vertx.eventBus().<JsonObject>request(address, new JsonObject(Wire.toMap(message))))
                .body();
    }

    private static void assertRefused(int code, ThrowingCallable asking) {
        assertThatThrownBy(asking).isInstanceOfSatisfying(ReplyException.class, e -> assertThat(e.failureCode())
                .isEqualTo(code));
    }
}
