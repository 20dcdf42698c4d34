package org.ventanilla.hub.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ventanilla.hub.Waiting.get;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.ventanilla.hub.identity.ContactDetails;
import org.ventanilla.hub.identity.ContactState;
import org.ventanilla.hub.incident.ReportFacts;
import org.ventanilla.hub.incident.Status;
import org.ventanilla.model.Addresses;
import org.ventanilla.model.ControlEvent;
import org.ventanilla.model.OutboundUpdate;
import org.ventanilla.model.Reporter;
import org.ventanilla.model.SendOutcome;
import org.ventanilla.model.Wire;

/** Who ends news is left alone with news, and only with news. */
@ExtendWith(VertxExtension.class)
class NewsTest {
    private static final String NUMBER = "+34600000001";

    private final List<OutboundUpdate> sent = new CopyOnWriteArrayList<>();
    private NoticeRoom room;
    private long person;

    @BeforeEach
    void open(Vertx vertx) {
        room = new NoticeRoom(vertx);
        person = room.person(NUMBER);
        listen(vertx, "sms");
        listen(vertx, "buzon");
    }

    private void listen(Vertx vertx, String instance) {
        get(vertx.eventBus()
                .<JsonObject>consumer(Addresses.send(instance), message -> {
                    sent.add(Wire.parse(message.body().encode(), OutboundUpdate.class));
                    message.reply(new JsonObject(Wire.toMap(SendOutcome.sent(null))));
                })
                .completion());
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void ending_news_of_one_report_leaves_the_others_and_the_answers() {
        var first = room.room.facts(person);
        long one = room.reported(first);
        get(room.notices.subscriptions().end(person, first.id()));
        long other = room.reported(room.room.facts(person));
        change(one);
        change(other);
        send();
        assertThat(states(one)).containsExactly("received sent", "status stopped");
        assertThat(states(other)).containsExactly("received sent", "status sent");
        assertThat(room.of(one)).last().extracting(NoticeRow::lastCode).isEqualTo("unsubscribed");
    }

    @Test
    void ending_all_news_still_answers_a_new_report_and_can_be_taken_back() {
        get(room.notices.subscriptions().end(person, Subscriptions.ALL));
        long incident = room.reported(room.room.facts(person));
        change(incident);
        send();
        assertThat(states(incident)).containsExactly("received sent", "status stopped");
        get(room.notices.subscriptions().resume(person));
        get(room.room.incidents().changeStatus(incident, Status.IN_PROGRESS, null, "Vamos", List.of()));
        send();
        assertThat(states(incident)).last().isEqualTo("status sent");
    }

    @Test
    void the_id_of_a_message_ends_news_for_whom_it_went_to_whoever_says_so() {
        long mail = mail();
        long incident = room.reported(byMail(mail));
        send();
        String id = room.only(incident).id().toString();
        get(room.news.heard(wish(ControlEvent.Type.STOP, "somebody@else.example", id, ControlEvent.UNSUBSCRIBE)));
        var standing = get(room.notices.subscriptions().standing(mail, 1));
        assertThat(standing.hearsOfAny()).isFalse();
        assertThat(get(room.identity.find(room.room.database().pool(), mail))
                        .orElseThrow()
                        .state())
                .isEqualTo(ContactState.OK);
    }

    @Test
    void an_id_of_none_of_our_messages_ends_nothing() {
        for (String id : List.of(UUID.randomUUID().toString(), "x")) {
            get(room.news.heard(wish(ControlEvent.Type.STOP, NUMBER, id, ControlEvent.UNSUBSCRIBE)));
        }
        assertThat(get(room.notices.subscriptions().standing(person, 1)).isWanted())
                .isTrue();
    }

    @Test
    void a_wish_for_silence_is_confirmed_once_and_then_kept_until_it_is_taken_back() {
        long mail = mail();
        var stop = wish(ControlEvent.Type.STOP, "ana@example.org", null, ControlEvent.CONFIRM);
        get(room.news.heard(stop));
        get(room.news.heard(stop));
        long incident = room.reported(byMail(mail));
        send();
        assertThat(sent).singleElement().satisfies(update -> {
            assertThat(update.recipient()).isEqualTo("ana@example.org");
            assertThat(update.text()).contains("ALTA", "seguir avisando");
        });
        assertThat(states(incident)).containsExactly("received stopped");
        room.room.clock().advance(java.time.Duration.ofMinutes(1));
        get(room.notices.subscriptions().end(mail, Subscriptions.ALL));
        get(room.news.heard(wish(ControlEvent.Type.START, "ana@example.org", null, ControlEvent.CONFIRM)));
        assertThat(get(room.notices.subscriptions().standing(mail, 1)).isWanted())
                .isTrue();
    }

    @Test
    void a_dead_contact_is_reached_by_another_way_to_the_same_person() {
        long incident = room.reported(room.room.facts(person));
        get(room.identity.changeState(NoticeRoom.CITY.id(), "sms", NUMBER, ContactState.BOUNCED));
        var other = new ContactDetails(NoticeRoom.CITY.id(), "email", NUMBER, null, "es", Reporter.Assurance.CLAIMED);
        get(room.identity.contact(room.room.database().pool(), other));
        send();
        assertThat(sent).singleElement().satisfies(u -> assertThat(u.subject()).isNotNull());
        assertThat(room.only(incident).channel()).isEqualTo("email");
        assertThat(room.only(incident).instance()).isEqualTo("buzon");
    }

    @Test
    void without_another_way_staff_see_that_it_cannot_be_delivered_and_why() {
        long incident = room.reported(room.room.facts(person));
        get(room.identity.changeState(NoticeRoom.CITY.id(), "sms", NUMBER, ContactState.BOUNCED));
        send();
        assertThat(states(incident)).containsExactly("received undeliverable");
        assertThat(get(room.notices.trouble(10)))
                .extracting(NoticeRow::lastCode)
                .containsExactly("contact-bounced");
        get(room.identity.changeState(NoticeRoom.CITY.id(), "sms", NUMBER, ContactState.OK));
        assertThat(get(room.notices.retry(room.only(incident).id(), "Lucía"))).isTrue();
        send();
        assertThat(states(incident)).containsExactly("received sent");
    }

    @Test
    void a_sender_nobody_stands_by_gets_one_bare_answer_and_never_news() {
        var f = room.room.facts(person);
        long incident = room.reported(new ReportFacts(
                f.id(), person, "sms", "sms", "sms", "es", f.receivedAt(), null, List.of(), false, null, false, false));
        change(incident);
        send();
        assertThat(states(incident)).containsExactly("bare sent");
        assertThat(sent).singleElement().satisfies(u -> assertThat(u.text())
                .doesNotContain("Castilla", "Farola", "/s/"));
    }

    private long mail() {
        var details = new ContactDetails(
                NoticeRoom.CITY.id(), "email", "ana@example.org", null, "es", Reporter.Assurance.CLAIMED);
        return get(room.identity.contact(room.room.database().pool(), details));
    }

    private ReportFacts byMail(long contact) {
        var f = room.room.facts(contact);
        return new ReportFacts(
                f.id(),
                contact,
                "email",
                "buzon",
                "email",
                "es",
                f.receivedAt(),
                f.nativeId(),
                List.of(),
                true,
                null,
                false,
                false);
    }

    private ControlEvent wish(ControlEvent.Type type, String address, @Nullable String delivery, String code) {
        return new ControlEvent(
                "buzon", address, type, delivery, code, room.room.clock().instant(), null);
    }

    private void change(long incident) {
        get(room.room.incidents().changeStatus(incident, Status.UNDER_STUDY, null, "Lo vemos", List.of()));
    }

    private void send() {
        room.plan();
        get(room.dispatch.round());
    }

    private List<String> states(long incident) {
        return room.of(incident).stream()
                .map(n -> n.template() + " " + n.state())
                .toList();
    }
}
