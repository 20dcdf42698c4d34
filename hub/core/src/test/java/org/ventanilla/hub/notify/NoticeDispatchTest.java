package org.ventanilla.hub.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ventanilla.hub.Waiting.get;

import io.vertx.core.Vertx;
import io.vertx.core.eventbus.Message;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.ventanilla.hub.identity.ContactState;
import org.ventanilla.hub.incident.Status;
import org.ventanilla.model.Addresses;
import org.ventanilla.model.OutboundUpdate;
import org.ventanilla.model.SendOutcome;
import org.ventanilla.model.Wire;

@ExtendWith(VertxExtension.class)
class NoticeDispatchTest {
    private static final String NUMBER = "+34600000001";

    private final List<OutboundUpdate> sent = new CopyOnWriteArrayList<>();
    private NoticeRoom room;
    private Vertx vertx;
    private long id;

    @BeforeEach
    void open(Vertx given) {
        vertx = given;
        room = new NoticeRoom(given);
        id = room.reported(room.room.facts(room.person(NUMBER)));
        room.plan();
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void a_message_goes_out_once_and_keeps_the_channels_own_id() {
        connector(replying(SendOutcome.sent("SM1")));
        assertThat(get(room.dispatch.round())).isEqualTo(1);
        assertThat(get(room.dispatch.round())).isZero();
        assertThat(sent).extracting(OutboundUpdate::recipient).containsExactly(NUMBER);
        assertThat(sent.get(0).deliveryId()).isEqualTo(room.only(id).id().toString());
        assertThat(room.only(id).state()).isEqualTo("sent");
        assertThat(room.only(id).sentAt()).isEqualTo(room.room.clock().instant());
    }

    @Test
    void a_temporary_failure_is_tried_again_when_it_is_due_with_the_same_id() {
        connector(replying(SendOutcome.retry("busy", null)));
        get(room.dispatch.round());
        assertThat(get(room.dispatch.round())).isZero();
        room.room.clock().advance(Duration.ofMinutes(2));
        get(room.dispatch.round());
        assertThat(sent).extracting(OutboundUpdate::attempt).containsExactly(1, 2);
        assertThat(sent)
                .extracting(OutboundUpdate::deliveryId)
                .containsOnly(room.only(id).id().toString());
        assertThat(room.only(id).state()).isEqualTo("due");
        assertThat(room.only(id).lastCode()).isEqualTo("busy");
    }

    @Test
    void a_connector_that_stays_away_ends_with_a_person_who_can_try_again() {
        for (int i = 0; i < 6; i++) {
            assertThat(get(room.dispatch.round())).isEqualTo(1);
            room.room.clock().advance(Duration.ofHours(7));
        }
        assertThat(room.only(id).state()).isEqualTo("dead");
        assertThat(room.only(id).lastCode()).isEqualTo("connector-away");
        assertThat(get(room.notices.trouble(10))).hasSize(1);
        connector(replying(SendOutcome.sent("SM1")));
        assertThat(get(room.notices.retry(room.only(id).id(), "Lucía"))).isTrue();
        get(room.dispatch.round());
        assertThat(room.only(id).state()).isEqualTo("sent");
        assertThat(get(room.notices.retry(room.only(id).id(), "Lucía"))).isFalse();
    }

    @Test
    void a_permanent_failure_is_not_tried_again() {
        connector(replying(SendOutcome.ended(SendOutcome.Ending.REJECTED, "21211")));
        get(room.dispatch.round());
        assertThat(room.only(id).state()).isEqualTo("dead");
        room.room.clock().advance(Duration.ofDays(1));
        assertThat(get(room.dispatch.round())).isZero();
    }

    @Test
    void what_may_have_been_sent_is_not_sent_again() {
        room.dispatch.waitFor(Duration.ofMillis(50));
        connector(message -> {
            // Takes it and never says how it ended.
        });
        get(room.dispatch.round());
        assertThat(room.only(id).state()).isEqualTo("dead");
        assertThat(room.only(id).lastCode()).isEqualTo("no-answer");
    }

    @Test
    void an_answer_of_the_wrong_shape_or_a_refusal_ends_with_a_person() {
        connector(message -> message.reply(new JsonObject().put("ending", "PERHAPS")));
        get(room.dispatch.round());
        assertThat(room.only(id).state()).isEqualTo("dead");
    }

    @Test
    void who_said_stop_is_left_alone() {
        connector(replying(SendOutcome.sent("SM1")));
        get(room.identity.changeState(NoticeRoom.CITY.id(), "sms", NUMBER, ContactState.STOPPED));
        get(room.dispatch.round());
        assertThat(sent).isEmpty();
        assertThat(room.only(id).state()).isEqualTo("stopped");
    }

    @Test
    void the_sixth_message_in_ten_minutes_is_held_and_later_ones_go_again() {
        connector(replying(SendOutcome.sent(null)));
        for (int i = 0; i < 3; i++) {
            change(Status.UNDER_STUDY);
            change(Status.IN_PROGRESS);
        }
        room.plan();
        get(room.dispatch.round());
        assertThat(room.of(id))
                .extracting(NoticeRow::state)
                .containsExactly("sent", "sent", "sent", "sent", "sent", "held", "held");
        room.room.clock().advance(Duration.ofMinutes(11));
        change(Status.UNDER_STUDY);
        room.plan();
        get(room.dispatch.round());
        assertThat(room.of(id)).last().extracting(NoticeRow::state).isEqualTo("sent");
    }

    @Test
    void one_persons_messages_go_in_the_order_of_what_happened() {
        change(Status.UNDER_STUDY);
        change(Status.IN_PROGRESS);
        room.plan();
        connector(replying(SendOutcome.sent(null)));
        get(room.dispatch.round());
        var order = new ArrayList<String>();
        room.of(id).forEach(n -> order.add(n.id().toString()));
        assertThat(sent).extracting(OutboundUpdate::deliveryId).containsExactlyElementsOf(order);
    }

    @Test
    void whose_turn_comes_after_the_lease_goes_back_unspent() {
        change(Status.UNDER_STUDY);
        room.plan();
        connector(message -> {
            room.room.clock().advance(Duration.ofSeconds(80));
            replying(SendOutcome.sent(null)).accept(message);
        });
        get(room.dispatch.round());
        assertThat(room.of(id)).extracting(NoticeRow::state).containsExactly("sent", "due");
        assertThat(room.of(id)).extracting(NoticeRow::attempt).containsExactly(1, 0);
    }

    private void change(Status to) {
        get(room.room.incidents().changeStatus(id, to, null, "Seguimos", List.of()));
    }

    /** A consumer in the connector's place; counts what it is handed. */
    private void connector(Consumer<Message<JsonObject>> answer) {
        get(vertx.eventBus()
                .<JsonObject>consumer(Addresses.send("sms"), message -> {
                    sent.add(Wire.parse(message.body().encode(), OutboundUpdate.class));
                    answer.accept(message);
                })
                .completion());
    }

    private static Consumer<Message<JsonObject>> replying(SendOutcome outcome) {
        return message -> message.reply(new JsonObject(Wire.toMap(outcome)));
    }
}
