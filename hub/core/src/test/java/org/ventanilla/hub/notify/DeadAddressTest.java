package org.ventanilla.hub.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ventanilla.hub.Waiting.get;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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

/** An address that is dead is written to no more, and the person is reached another way when there is one. */
@ExtendWith(VertxExtension.class)
class DeadAddressTest {
    private static final String NUMBER = "+34600000001";

    private final List<JsonObject> sent = new ArrayList<>();
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
        connector("sms");
        connector("buzon");
    }

    @AfterEach
    void close() {
        room.close();
    }

    private void connector(String instance) {
        get(vertx.eventBus()
                .<JsonObject>consumer(Addresses.send(instance), message -> {
                    sent.add(message.body().copy().put("instance", instance));
                    message.reply(new JsonObject(Wire.toMap(SendOutcome.sent(null))));
                })
                .completion());
    }

    private void round() {
        room.plan();
        get(room.dispatch.round());
    }

    private void heard(ControlEvent.Type type, String address, @Nullable String delivery) {
        room.room.clock().advance(Duration.ofSeconds(1));
        String code = type == ControlEvent.Type.STOP ? "complaint" : "5.1.1";
        get(room.news.heard(new ControlEvent(
                "sms", address, type, delivery, code, room.room.clock().instant(), null)));
    }

    private ContactState state() {
        return get(room.identity.find(contact)).orElseThrow().state();
    }

    private void change() {
        get(room.room.incidents().changeStatus(id, Status.IN_PROGRESS, null, "Seguimos", List.of()));
    }

    @Test
    void a_bounce_that_names_our_message_acts_on_whom_it_went_to() {
        round();
        heard(ControlEvent.Type.BOUNCE_HARD, "", sent.get(0).getString("deliveryId"));
        assertThat(state()).isEqualTo(ContactState.BOUNCED);
    }

    @Test
    void a_bounce_that_names_the_address_acts_when_we_wrote_there() {
        heard(ControlEvent.Type.BOUNCE_HARD, NUMBER, null);
        assertThat(state()).isEqualTo(ContactState.OK);
        round();
        heard(ControlEvent.Type.BOUNCE_HARD, NUMBER, null);
        assertThat(state()).isEqualTo(ContactState.BOUNCED);
    }

    @Test
    void news_of_a_stranger_makes_no_contact() {
        heard(ControlEvent.Type.BOUNCE_HARD, "+34600000099", null);
        assertThat(get(room.identity.find(NoticeRoom.CITY.id(), "sms", "+34600000099")))
                .isEmpty();
    }

    @Test
    void three_soft_ones_in_a_row_are_one_hard_one() {
        round();
        heard(ControlEvent.Type.BOUNCE_SOFT, NUMBER, null);
        heard(ControlEvent.Type.BOUNCE_SOFT, NUMBER, null);
        assertThat(state()).isEqualTo(ContactState.OK);
        heard(ControlEvent.Type.BOUNCE_SOFT, NUMBER, null);
        assertThat(state()).isEqualTo(ContactState.BOUNCED);
    }

    @Test
    void a_complaint_is_a_wish_for_silence() {
        round();
        heard(ControlEvent.Type.STOP, "", sent.get(0).getString("deliveryId"));
        assertThat(state()).isEqualTo(ContactState.STOPPED);
    }

    @Test
    void nothing_more_goes_to_a_dead_address() {
        round();
        heard(ControlEvent.Type.BOUNCE_HARD, NUMBER, null);
        change();
        round();
        assertThat(sent).hasSize(1);
        assertThat(room.of(id)).extracting(NoticeRow::state).contains(NoticeState.UNDELIVERABLE);
    }

    @Test
    void the_same_person_is_reached_by_the_other_way_that_staff_noted() {
        round();
        long other = get(room.identity.contact(
                room.room.database().pool(),
                new ContactDetails(
                        NoticeRoom.CITY.id(), "email", "ana@example.org", null, "es", Reporter.Assurance.CLAIMED)));
        get(room.identity.link(contact, other, 7));
        heard(ControlEvent.Type.BOUNCE_HARD, NUMBER, null);
        change();
        round();
        assertThat(sent).hasSize(2);
        assertThat(sent.get(1).getString("instance")).isEqualTo("buzon");
        assertThat(sent.get(1).getString("recipient")).isEqualTo("ana@example.org");
    }

    @Test
    void a_question_is_sent_with_its_words_and_nothing_about_the_state() {
        round();
        get(room.room.incidents().ask(id, "¿En qué número está?", null));
        round();
        assertThat(sent).hasSize(2);
        assertThat(sent.get(1).getString("text")).contains("mero est");
        assertThat(room.of(id)).extracting(NoticeRow::template).containsExactly("received", "question");
    }
}
