package org.ventanilla.hub.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ventanilla.hub.Waiting.get;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.ventanilla.hub.identity.ContactDetails;
import org.ventanilla.hub.identity.ContactState;
import org.ventanilla.hub.incident.Status;
import org.ventanilla.model.Addresses;
import org.ventanilla.model.ControlEvent;
import org.ventanilla.model.Reporter;
import org.ventanilla.model.SendOutcome;
import org.ventanilla.model.Wire;

/** Nobody gets more than a few automatic messages, whatever the channel and however many nodes send them. */
@ExtendWith(VertxExtension.class)
class BudgetTest {
    private static final String NUMBER = "+34600000001";

    private final Set<String> sent = ConcurrentHashMap.newKeySet();
    private NoticeRoom room;
    private Vertx vertx;
    private long contact;
    private long id;

    @BeforeEach
    void open(Vertx given) {
        vertx = given;
        room = new NoticeRoom(given);
        contact = room.person(NUMBER);
        id = room.reported(room.room.facts(contact));
        room.plan();
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void an_echo_on_another_channel_to_the_same_number_shares_the_budget() {
        connector("sms", SendOutcome.sent(null));
        connector("bot", SendOutcome.sent(null));
        changes(4);
        get(room.dispatch.round());
        assertThat(sent).hasSize(5);
        ask("bot", NUMBER);
        get(room.dispatch.round());
        assertThat(sent).hasSize(5);
        assertThat(get(room.notices.trouble("held", 10)))
                .extracting(NoticeRow::channel)
                .containsExactly("whatsapp");
    }

    @Test
    void somebody_else_is_not_held_back() {
        connector("sms", SendOutcome.sent(null));
        changes(6);
        get(room.dispatch.round());
        ask("sms", "+34600000002");
        get(room.dispatch.round());
        assertThat(sent).hasSize(6);
    }

    @Test
    void two_nodes_at_once_do_not_send_more() {
        connector("sms", SendOutcome.sent(null));
        changes(9);
        var store = new NoticeStore(room.room.database().pool(), NoticeRoom.CITY.id());
        var now = room.room.clock().instant();
        var rows = get(store.claim(now, Duration.ofMinutes(1), 20));
        var all = rows.stream()
                .map(row -> store.spend(row.id(), List.of(contact), Budget.STANDARD, now))
                .toList();
        get(Future.all(all));
        assertThat(rows).hasSize(10);
        assertThat(all.stream().filter(Future::result)).hasSize(5);
    }

    @Test
    void what_did_not_go_out_is_not_counted() {
        connector("sms", SendOutcome.retry("busy", null));
        changes(5);
        get(room.dispatch.round());
        assertThat(get(room.notices.trouble("held", 10))).isEmpty();
        assertThat(room.of(id)).extracting(NoticeRow::state).containsOnly("due");
    }

    @Test
    void a_clerk_lets_a_held_one_go_whatever_was_sent_before() {
        connector("sms", SendOutcome.sent(null));
        changes(6);
        get(room.dispatch.round());
        var held = get(room.notices.trouble("held", 10));
        assertThat(held).hasSize(2);
        assertThat(get(room.notices.figures()).held()).isEqualTo(2);
        assertThat(get(room.notices.retry(held.get(0).id(), "Lucía"))).isTrue();
        get(room.dispatch.round());
        assertThat(sent).hasSize(6);
        assertThat(get(room.notices.trouble("held", 10))).hasSize(1);
    }

    @Test
    void twenty_a_day_are_enough() {
        connector("sms", SendOutcome.sent(null));
        for (int i = 0; i < 6; i++) {
            changes(5);
            get(room.dispatch.round());
            room.room.clock().advance(Duration.ofMinutes(11));
        }
        assertThat(sent).hasSize(20);
    }

    @Test
    void help_is_answered_once_on_its_channel_in_the_persons_language() {
        connector("sms", SendOutcome.sent(null));
        get(room.dispatch.round());
        sent.clear();
        ask("sms", NUMBER);
        ask("sms", NUMBER);
        get(room.dispatch.round());
        assertThat(sent).hasSize(1);
        assertThat(sent.iterator().next()).contains("BAJA");
        var english = new ContactDetails(
                NoticeRoom.CITY.id(), "email", "ana@example.org", null, "en", Reporter.Assurance.CLAIMED);
        get(room.identity.contact(room.room.database().pool(), english));
        connector("buzon", SendOutcome.sent(null));
        sent.clear();
        ask("buzon", "ana@example.org");
        get(room.dispatch.round());
        assertThat(sent.iterator().next()).startsWith("This is where");
    }

    @Test
    void help_that_the_webhook_and_then_the_list_tell_is_answered_once() {
        connector("sms", SendOutcome.sent(null));
        get(room.dispatch.round());
        sent.clear();
        hear(ControlEvent.Type.HELP, null, "SM1", room.room.clock().instant());
        hear(ControlEvent.Type.HELP, null, "SM1", room.room.clock().instant().minusSeconds(2));
        get(room.dispatch.round());
        assertThat(sent).hasSize(1);
    }

    @Test
    void a_refusal_that_is_told_late_does_not_undo_a_start_since_the_message() {
        connector("sms", SendOutcome.sent("SM9"));
        get(room.dispatch.round());
        String refused = room.only(id).id().toString();
        room.room.clock().advance(Duration.ofMinutes(1));
        hear(ControlEvent.Type.START, null, "SM2", room.room.clock().instant());
        room.room.clock().advance(Duration.ofMinutes(1));
        hear(ControlEvent.Type.STOP, refused, null, room.room.clock().instant());
        assertThat(state()).isEqualTo(ContactState.OK);
        hear(
                ControlEvent.Type.STOP,
                UUID.randomUUID().toString(),
                null,
                room.room.clock().instant());
        assertThat(state()).isEqualTo(ContactState.STOPPED);
    }

    private ContactState state() {
        return get(room.identity.find(room.room.database().pool(), contact))
                .orElseThrow()
                .state();
    }

    private void hear(ControlEvent.Type type, @Nullable String delivery, @Nullable String nativeId, Instant at) {
        get(room.news.heard(new ControlEvent("sms", NUMBER, type, delivery, null, at, nativeId)));
    }

    private void ask(String instance, String address) {
        get(room.news.heard(new ControlEvent(
                instance,
                address,
                ControlEvent.Type.HELP,
                null,
                null,
                room.room.clock().instant(),
                null)));
    }

    private void changes(int count) {
        for (int i = 0; i < count; i++) {
            Status to = room.of(id).size() % 2 == 0 ? Status.IN_PROGRESS : Status.UNDER_STUDY;
            get(room.room.incidents().changeStatus(id, to, null, "Seguimos", List.of()));
            room.plan();
        }
    }

    private void connector(String instance, SendOutcome outcome) {
        get(vertx.eventBus()
                .<JsonObject>consumer(Addresses.send(instance), message -> {
                    sent.add(message.body().getString("text") + "\n"
                            + message.body().getString("deliveryId"));
                    message.reply(new JsonObject(Wire.toMap(outcome)));
                })
                .completion());
    }
}
