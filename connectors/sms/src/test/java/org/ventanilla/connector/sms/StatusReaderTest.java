package org.ventanilla.connector.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ventanilla.connector.sms.Provider.NOW;
import static org.ventanilla.connector.sms.Provider.fields;
import static org.ventanilla.connector.sms.Provider.post;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ventanilla.connector.Inbound;
import org.ventanilla.model.ControlEvent;
import org.ventanilla.model.DeliveryReceipt;
import org.ventanilla.model.DeliveryReceipt.State;

class StatusReaderTest {
    private final SmsWebhook webhook = Provider.webhook();

    @ParameterizedTest
    @CsvSource({
        "accepted,QUEUED",
        "scheduled,QUEUED",
        "queued,QUEUED",
        "sending,HANDED",
        "sent,SENT",
        "partially_delivered,SENT",
        "delivered,DELIVERED",
        "read,READ",
        "undelivered,FAILED",
        "failed,FAILED",
        "canceled,FAILED",
        "something_new,HANDED",
        "Delivered,DELIVERED",
    })
    void the_providers_states_stand_on_our_ladder(String status, State state) {
        assertThat(StatusReader.state(status)).isEqualTo(state);
    }

    @Test
    void a_callback_names_our_delivery_and_the_providers_message() {
        var form =
                fields("MessageSid", "SM5", "MessageStatus", "undelivered", "ErrorCode", "30005", "To", "+34612345678");
        assertThat(webhook.parse(post("/status?d=notice%2F7%20a", form)))
                .startsWith(new Inbound.Delivery(
                        new DeliveryReceipt("phones", "notice/7 a", "SM5", State.FAILED, "30005", NOW, null)));
    }

    /** The provider's table (Twilio, error codes), as far as it is told after the message was taken. */
    @ParameterizedTest
    @CsvSource({
        "21610,STOP,",
        "30003,,3600",
        "30008,,3600",
        "30001,,3600",
        "30005,BOUNCE_HARD,",
        "30006,BOUNCE_HARD,",
        "21614,BOUNCE_HARD,",
        "30004,,",
        "30007,,",
        "30002,,",
        "30034,,",
        "63016,,3600",
        "99999,,"
    })
    void what_the_providers_code_means_for_the_message_and_for_the_number(
            String code, ControlEvent.@Nullable Type control, @Nullable Long again) {
        var form = fields("MessageSid", "SM5", "MessageStatus", "undelivered", "ErrorCode", code, "To", "+34612345678");
        List<Inbound> news = webhook.parse(post("/status?d=n1", form));
        assertThat(news)
                .startsWith(new Inbound.Delivery(
                        new DeliveryReceipt("phones", "n1", "SM5", State.FAILED, code, NOW, again)));
        assertThat(news).hasSize(control == null ? 1 : 2);
        if (control != null) {
            assertThat(news.get(1))
                    .isEqualTo(new Inbound.Control(
                            new ControlEvent("phones", "+34612345678", control, "n1", code, NOW, null)));
        }
    }

    @Test
    void a_callback_without_our_reference_still_counts() {
        assertThat(webhook.parse(post("/status", fields("SmsSid", "SM5", "SmsStatus", "sent"))))
                .containsExactly(
                        new Inbound.Delivery(new DeliveryReceipt("phones", null, "SM5", State.SENT, null, NOW, null)));
    }

    @Test
    void a_recipient_who_had_said_stop_is_reported_as_such() {
        var form = fields("MessageSid", "SM5", "MessageStatus", "failed", "ErrorCode", "21610", "To", "+34612345678");
        assertThat(webhook.parse(post("/status?d=n1", form)))
                .contains(new Inbound.Control(
                        new ControlEvent("phones", "+34612345678", ControlEvent.Type.STOP, "n1", "21610", NOW, null)));
    }

    @Test
    void a_callback_without_a_state_cannot_be_read() {
        assertThatThrownBy(() -> webhook.parse(post("/status?d=1", fields("MessageSid", "SM5"))))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
