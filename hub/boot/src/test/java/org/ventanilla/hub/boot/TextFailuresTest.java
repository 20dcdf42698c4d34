package org.ventanilla.hub.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ventanilla.connector.sandbox.Carried;
import org.ventanilla.connector.sandbox.Envelope;
import org.ventanilla.connector.sandbox.Envelope.Forgery;
import org.ventanilla.connector.sandbox.Photo;
import org.ventanilla.connector.sandbox.Tricks;
import org.ventanilla.hub.intake.Received;
import org.ventanilla.hub.intake.Received.State;

/**
 * Each shape in which text messages were seen to fail elsewhere, tried on the whole hub. The bodies that are no form (S6) are
 * tried with the connector's signature alone.
 */
class TextFailuresTest {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static Town town;

    private final String ana = "+34610300" + (100 + NUMBER.incrementAndGet());
    /** A house of one's own, so that nobody's report joins another's. */
    private final String lamp = "farola apagada en paseo general davila " + (NUMBER.get() * 9 + 1);

    @BeforeAll
    static void theCityOpens(@TempDir Path folder) throws Exception {
        town = Town.open(folder);
    }

    @AfterAll
    static void theCityCloses() throws Exception {
        town.close();
    }

    @AfterEach
    void allIsWellAgain() {
        town.outside.tricks().losesWebhooks(false);
        town.outside.tricks().callbacks(Tricks.Callbacks.IN_ORDER);
        town.outside.tricks().storage(Tricks.Storage.READY);
    }

    private Carried carry(Envelope envelope) {
        return Running.joined(town.outside.sendSms(envelope).toCompletionStage());
    }

    private void say(String words) {
        int before = mine().size();
        assertThat(carry(Envelope.of(ana, words)).status()).isEqualTo(200);
        filed(before + 1);
    }

    private List<Received> mine() {
        return Running.joined(town.hub().rooms().intake().ledger("sms", 0, 1000).toCompletionStage()).stream()
                .filter(r -> r.submission().reporter() != null
                        && ana.equals(Objects.requireNonNull(r.submission().reporter())
                                .address()))
                .toList();
    }

    private List<State> filed(int count) {
        return Eventually.see(
                        "filed",
                        this::mine,
                        all -> all.size() == count && all.stream().noneMatch(r -> r.state() == State.RECEIVED))
                .stream()
                .map(Received::state)
                .toList();
    }

    private String answer(int count) {
        return Eventually.see(count + " answers", () -> town.answersTo(ana), all -> all.size() == count)
                .get(count - 1)
                .getString("body");
    }

    private void noticed(String state) {
        long incident = Running.joined(town.hub()
                        .rooms()
                        .incidents()
                        .report(null, mine().get(0).id())
                        .toCompletionStage())
                .orElseThrow()
                .incidentId();
        Eventually.see(
                "a notice " + state,
                () -> Running.joined(town.hub().rooms().notices().of(incident).toCompletionStage()).stream()
                        .map(n -> n.state())
                        .collect(Collectors.toSet()),
                states -> states.contains(state));
    }

    @Test
    void s1_a_webhook_lost_in_an_outage_is_found_in_the_providers_list() {
        town.outside.tricks().losesWebhooks(true);
        assertThat(carry(Envelope.of(ana, lamp)).status()).isZero();
        String token = town.logIn("supervisora", town.plan.secrets().supervisorPassword());
        var found = town.web.post(URI.create("/v1/connectors/sms/reconcile"), token, new JsonObject());
        assertThat(new JsonObject(found.body()).getInteger("backfilled")).isPositive();
        assertThat(filed(1)).containsExactly(State.REPORT);
    }

    @Test
    void s2_the_same_webhook_several_times_at_the_same_moment_makes_one_report() {
        Carried first = carry(Envelope.of(ana, lamp));
        var again = new ArrayList<Future<Carried>>();
        for (int i = 0; i < 8; i++) {
            again.add(town.outside.repeatSms(first.sid()));
        }
        Running.joined(Future.all(again).toCompletionStage());
        assertThat(filed(1)).containsExactly(State.REPORT);
    }

    @Test
    void s3_every_status_of_one_message_is_heard() {
        say(lamp);
        noticed("delivered");
    }

    @Test
    void s4_the_same_words_under_another_id_are_kept_and_are_no_second_report() {
        say(lamp);
        say(lamp);
        assertThat(filed(2)).containsExactly(State.REPORT, State.FOLLOW_UP);
    }

    @Test
    void s5_the_configured_address_is_what_was_signed_and_no_other() {
        assertThat(carry(Envelope.of(ana, lamp).forged(Forgery.PORT_NAMED)).status())
                .isEqualTo(200);
        assertThat(carry(Envelope.of(ana, lamp).forged(Forgery.OTHER_SCHEME)).status())
                .isEqualTo(403);
    }

    @Test
    void s7_a_genuine_webhook_replayed_later_changes_nothing() {
        Carried first = carry(Envelope.of(ana, lamp));
        filed(1);
        answer(1);
        assertThat(Running.joined(town.outside.repeatSms(first.sid()).toCompletionStage())
                        .status())
                .isEqualTo(200);
        assertThat(filed(1)).containsExactly(State.REPORT);
        assertThat(town.answersTo(ana)).hasSize(1);
    }

    @Test
    void s8_receipts_backwards_and_twice_end_where_they_should() {
        town.outside.tricks().callbacks(Tricks.Callbacks.BACKWARDS_AND_DOUBLED);
        say(lamp);
        noticed("delivered");
    }

    @Test
    void s9_and_s15_a_receipt_before_we_know_our_own_message_finds_it_and_it_is_not_sent_twice() {
        town.outside.tricks().answers(Tricks.Answer.TAKEN_UNSAID);
        say(lamp);
        noticed("delivered");
        assertThat(town.answersTo(ana)).hasSize(1);
    }

    @Test
    void s10_a_picture_that_is_not_there_yet_comes_later_to_its_report() {
        town.outside.tricks().storage(Tricks.Storage.NOT_YET);
        var photo =
                new Photo("a.jpg", "image/jpeg", Town.photo("lamp-before.jpg").bytes());
        assertThat(carry(Envelope.of(ana, lamp, photo)).status()).isEqualTo(200);
        Eventually.see(
                "a report", this::mine, all -> !all.isEmpty() && all.get(0).state() == State.REPORT);
        assertThat(mine().get(0).submission().text()).isNotNull();
    }

    @Test
    void s11_where_pictures_do_not_travel_a_link_does() {
        say(lamp);
        assertThat(answer(1)).contains(town.plan.site().toString());
        assertThat(town.answersTo(ana).get(0).getJsonArray("media")).isEmpty();
    }

    @Test
    void s12_one_thought_in_two_messages_is_one_report() {
        say("hay una farola apagada");
        say("en el " + lamp.substring(lamp.indexOf("paseo")));
        assertThat(filed(2)).containsExactly(State.REPORT, State.FOLLOW_UP);
    }

    @Test
    void s13_an_answer_costs_no_more_than_two_segments() {
        say(lamp);
        assertThat(answer(1).length()).isLessThanOrEqualTo(306);
        assertThat(answer(1)).doesNotContainPattern("[áíóú]");
    }

    @Test
    void s14_only_the_whole_word_stops_and_who_stopped_may_still_report() {
        say("STOP 12345");
        answer(1);
        assertThat(carry(Envelope.of(ana, " ¡Baja! ")).status()).isEqualTo(200);
        answer(2);
        assertThat(carry(Envelope.of(ana, lamp)).status()).isEqualTo(200);
        assertThat(filed(2)).contains(State.REPORT);
        assertThat(town.answersTo(ana)).hasSize(2);
    }

    @Test
    void s16_letters_in_the_sender_are_a_report_that_nobody_answers() {
        Carried carried = carry(Envelope.of("BANCO", lamp));
        assertThat(carried.status()).isEqualTo(200);
        assertThat(town.answersTo("BANCO")).isEmpty();
    }
}
