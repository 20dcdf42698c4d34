package org.ventanilla.hub.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ventanilla.hub.Waiting.get;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.ventanilla.hub.incident.Status;
import org.ventanilla.model.Addresses;
import org.ventanilla.model.DeliveryReceipt;
import org.ventanilla.model.DeliveryReceipt.State;
import org.ventanilla.model.OutboundUpdate;
import org.ventanilla.model.SendOutcome;
import org.ventanilla.model.Wire;

/** A message that failed on its way goes once more when the channel says that this may help; and news waits for the morning. */
@ExtendWith(VertxExtension.class)
class OnceMoreTest {
    private final List<OutboundUpdate> sent = new CopyOnWriteArrayList<>();
    private NoticeRoom room;
    private long id;

    @BeforeEach
    void open(Vertx vertx) {
        room = new NoticeRoom(vertx);
        id = room.reported(room.room.facts(room.person("+34600000001")));
        room.plan();
        var unused = vertx.eventBus().<JsonObject>consumer(Addresses.send("sms"), message -> {
            sent.add(Wire.parse(message.body().encode(), OutboundUpdate.class));
            message.reply(new JsonObject(Wire.toMap(SendOutcome.sent("SM" + sent.size()))));
        });
        get(room.dispatch.round());
    }

    @AfterEach
    void close() {
        room.close();
    }

    private void failed(String sid, String code, @Nullable Long again) {
        var now = room.room.clock().instant();
        String delivery = room.of(id).get(0).id().toString();
        get(room.news.heard(new DeliveryReceipt("sms", delivery, sid, State.FAILED, code, now, again)));
    }

    private NoticeRow first() {
        return room.of(id).get(0);
    }

    @Test
    void what_may_arrive_another_time_is_sent_once_more_and_not_twice_more() {
        failed("SM1", "30003", 3600L);
        assertThat(first().state()).isEqualTo("due");
        get(room.dispatch.round());
        assertThat(sent).hasSize(1);
        room.room.clock().advance(Duration.ofMinutes(61));
        get(room.dispatch.round());
        assertThat(sent).hasSize(2);
        failed("SM2", "30003", 3600L);
        assertThat(first().state()).isEqualTo("failed");
    }

    @Test
    void the_failure_of_the_first_time_told_again_does_not_touch_the_second() {
        failed("SM1", "30003", 3600L);
        room.room.clock().advance(Duration.ofMinutes(61));
        get(room.dispatch.round());
        failed("SM1", "30003", 3600L);
        assertThat(first().state()).isEqualTo("sent");
        get(room.news.heard(new DeliveryReceipt(
                "sms",
                first().id().toString(),
                "SM2",
                State.DELIVERED,
                null,
                room.room.clock().instant(),
                null)));
        assertThat(first().state()).isEqualTo("delivered");
    }

    @Test
    void what_will_never_arrive_is_not_sent_again() {
        failed("SM1", "30005", null);
        room.room.clock().advance(Duration.ofDays(1));
        get(room.dispatch.round());
        assertThat(sent).hasSize(1);
        assertThat(first().state()).isEqualTo("failed");
    }

    /** It is 11 in the city. */
    private void toNight() {
        room.room.clock().advance(Duration.ofHours(12));
    }

    @Test
    void news_by_text_message_waits_for_the_morning() {
        toNight();
        get(room.room.incidents().changeStatus(id, Status.IN_PROGRESS, null, "Vamos.", List.of()));
        room.plan();
        get(room.dispatch.round());
        assertThat(sent).hasSize(1);
        assertThat(room.of(id).get(1).lastCode()).isEqualTo("quiet-hours");
        room.room.clock().advance(Duration.ofHours(9));
        get(room.dispatch.round());
        assertThat(sent).hasSize(2);
        assertThat(room.of(id).get(1).state()).isEqualTo("sent");
    }

    @Test
    void an_answer_to_what_somebody_just_said_does_not_wait() {
        toNight();
        long other = room.reported(room.room.facts(room.person("+34600000002")));
        room.plan();
        get(room.dispatch.round());
        assertThat(room.only(other).state()).isEqualTo("sent");
    }

    @Test
    void news_about_danger_does_not_wait() {
        get(room.room
                .database()
                .pool()
                .query("update incident.incident set danger = true")
                .execute());
        toNight();
        get(room.room.incidents().changeStatus(id, Status.IN_PROGRESS, null, "Vamos.", List.of()));
        room.plan();
        get(room.dispatch.round());
        assertThat(sent).hasSize(2);
    }
}
