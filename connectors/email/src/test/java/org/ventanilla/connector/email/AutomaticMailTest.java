package org.ventanilla.connector.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ventanilla.model.Submission.Flag;

/** Who must never be answered, and who must not be taken for a machine. */
class AutomaticMailTest {
    private static final OwnAddresses OWN = OwnAddresses.of(PostOffice.CITY, List.of("alias@city.example"));

    private static AutomaticMail judged(String raw) {
        return AutomaticMail.of(MailReader.read(raw.getBytes(StandardCharsets.UTF_8)), OWN);
    }

    private static AutomaticMail withField(String field) {
        return judged(field + "\r\n" + Mails.plain("<a@x.example>", "Aviso", "No luce."));
    }

    private static AutomaticMail from(String sender) {
        return judged(Mails.plain("<a@x.example>", "Aviso", "No luce.").replace("Ana <ana@citizens.example>", sender));
    }

    @ParameterizedTest
    @CsvSource({
        "Auto-Submitted: auto-replied,auto-submitted",
        "auto-submitted: Auto-Generated; owner=x (nota),auto-submitted",
        "Auto-Submitted: auto-notified,auto-submitted",
        "Return-Path: <>,null-return-path",
        "Return-Path:  < >,null-return-path",
        "X-Autoreply: yes,auto-reply-field",
        "X-Autorespond: algo,auto-reply-field",
        "Precedence: auto_reply,auto-reply-field",
        "X-Apple-Action: VACATION,auto-reply-field",
        "X-Amz-Sns-Message-Id: 1,auto-reply-field",
        "List-Unsubscribe-Post: List-Unsubscribe=One-Click,mass-mail",
        "List-Unsubscribe: <mailto:baja@shop.example>,mass-mail",
        "X-Ventanilla-Delivery: d1,own-mail",
        "Reply-To: buzon+tok@city.example,own-mail",
        "Sender: alias@city.example,own-mail",
        "Delivered-To: buzon+bounce-d1@city.example,to-return-path",
    })
    void a_machine_is_recognised_and_not_answered(String field, String reason) {
        var judged = withField(field);
        assertThat(judged.reason()).isEqualTo(reason);
        assertThat(judged.flags()).contains(Flag.AUTOMATIC, Flag.NO_ANSWER);
        assertThat(judged.mayBeAnswered()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "List-Id: Vecinos <vecinos.lists.example>",
                "Precedence: bulk",
                "Precedence: List",
                "precedence: junk",
                "Mailing-List: vecinos"
            })
    void a_list_is_read_as_a_person_and_not_answered(String field) {
        var judged = withField(field);
        assertThat(judged.flags()).containsExactlyInAnyOrder(Flag.LIST, Flag.NO_ANSWER);
    }

    @Test
    void a_list_on_which_people_talk_is_no_mass_mail() {
        var judged = withField("List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\nList-Post: <mailto:v@l.example>");
        assertThat(judged.flags()).containsExactlyInAnyOrder(Flag.LIST, Flag.NO_ANSWER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Spam-Flag: YES", "X-Spam-Status: Yes, score=9.1 required=5"})
    void what_the_filter_calls_spam_is_kept_apart_and_is_no_machine(String field) {
        assertThat(withField(field).flags()).containsExactlyInAnyOrder(Flag.SPAM, Flag.NO_ANSWER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Spam-Flag: NO", "X-Spam-Status: No, score=0.1"})
    void what_the_filter_lets_through_is_a_persons(String field) {
        assertThat(withField(field).flags()).isEmpty();
    }

    @Test
    void a_postmaster_who_writes_of_a_lamp_is_a_person() {
        assertThat(from("postmaster@school.example").flags()).containsExactly(Flag.NO_ANSWER);
    }

    @Test
    void our_own_message_is_known_by_its_id_with_the_token_the_hub_gives_out() {
        var judged = judged(Mails.plain(
                "<7b0c2f0e-3d5a-4b8e-9c61-0a2b4c6d8e0f.SDR-17.abcdefghij234567abcd@city.example>", "Re", "Recibido."));
        assertThat(judged.flags()).contains(Flag.OWN_MAIL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<36DAE068-34EA-4F98-9B94-1E6F7F936BE8@city.example>", "<2025.0304.1000@city.example>"})
    void a_mail_of_somebody_at_the_city_is_not_ours(String id) {
        assertThat(judged(Mails.plain(id, "Aviso", "No luce.")).flags()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "noreply@shop.example",
                "No-Reply <no-reply@shop.example>",
                "do_not_reply@shop.example",
                "no.responder@tienda.example",
                "noreply-123@shop.example",
                "postmaster@shop.example",
                "vecinos-request@lists.example",
                "owner-vecinos@lists.example",
                "vecinos-bounces@lists.example",
                "bounce+abc@shop.example"
            })
    void a_mailbox_nobody_reads_is_not_answered_but_may_report(String sender) {
        assertThat(from(sender).flags()).containsExactly(Flag.NO_ANSWER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "noreplyana <ana@citizens.example>",
                "Noelia Reply <noelia.reply@citizens.example>",
                "\"postmaster@x.example\" <ana@citizens.example>",
                "reply@citizens.example"
            })
    void a_person_with_such_a_name_is_answered(String sender) {
        assertThat(from(sender).flags()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Auto-Submitted: no",
                "Auto-Submitted: No (persona)",
                "Return-Path: <ana@citizens.example>",
                "Precedence: normal",
                "X-Mailer: Outlook",
                "X-Auto-Response-Suppress: DR, RN, NRN"
            })
    void a_person_is_answered(String field) {
        assertThat(withField(field).mayBeAnswered()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"All", "OOF", "DR, AutoReply"})
    void who_asks_for_silence_gets_it_and_may_report(String value) {
        assertThat(withField("X-Auto-Response-Suppress: " + value).flags()).containsExactly(Flag.NO_ANSWER);
    }

    private static AutomaticMail answering(String subject, String field) {
        return judged(field + "\r\n" + Mails.plain("<a@x.example>", subject, "Vuelvo el lunes."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Respuesta automática: Su aviso 7",
                "Fuera de la oficina: Re: Su aviso 7",
                "Abwesenheitsnotiz: Su aviso 7",
                "Automatic reply: Su aviso 7"
            })
    void an_answer_for_somebody_who_is_away_is_a_machines(String subject) {
        assertThat(answering(subject, "In-Reply-To: <x@city.example>").reason()).isEqualTo("away-subject");
        assertThat(answering(subject, "X-Auto-Response-Suppress: All").flags()).contains(Flag.AUTOMATIC);
        assertThat(answering("Re: " + subject, "In-Reply-To: <x@city.example>").flags())
                .isEmpty();
        assertThat(answering("Fuera de servicio: la fuente", "In-Reply-To: <x@city.example>")
                        .flags())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Automatic reply: vacaciones", "Out of Office", "Undelivered Mail", "Fuera de la oficina"})
    void words_of_the_subject_decide_nothing(String subject) {
        assertThat(judged(Mails.plain("<a@x.example>", subject, "No luce.")).flags())
                .isEmpty();
    }

    @Test
    void a_delivery_report_is_a_bounce() {
        var report = Mails.head("<a@x.example>", "Undelivered")
                + "Content-Type: multipart/report; report-type=delivery-status; boundary=b1\r\n\r\n"
                + "--b1\r\n\r\nSorry.\r\n--b1\r\nContent-Type: message/delivery-status\r\n\r\n"
                + "Final-Recipient: rfc822; ana@citizens.example\r\nAction: failed\r\nStatus: 5.1.1\r\n--b1--\r\n";
        assertThat(judged(report).flags()).containsExactlyInAnyOrder(Flag.AUTOMATIC, Flag.BOUNCE, Flag.NO_ANSWER);
    }

    @Test
    void our_own_message_coming_back_is_a_machine() {
        var judged = judged(Mails.plain("<d1.R7k2QzR7k2QzR7k2Qz@city.example>", "Re: Aviso", "Recibido."));
        assertThat(judged.reason()).isEqualTo("own-mail");
    }

    @Test
    void a_mail_that_went_round_too_often_is_stopped() {
        assertThat(withField("Received: from a by b; Tue, 4 Mar 2025 10:00:00 +0100\r\n".repeat(30) + "X-End: 1")
                        .reason())
                .isEqualTo("own-mail");
    }
}
