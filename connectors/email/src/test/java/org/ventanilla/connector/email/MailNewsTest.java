package org.ventanilla.connector.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ventanilla.connector.Inbound;
import org.ventanilla.model.ControlEvent;
import org.ventanilla.model.DeliveryReceipt;
import org.ventanilla.model.Submission.Flag;

/** What bounces, receipts and complaints say of the mails we sent, in the forms in which they come. */
class MailNewsTest {
    private static final OwnAddresses OWN = OwnAddresses.of(PostOffice.CITY, List.of());
    private static final Mailroom ROOM = new Mailroom(OWN, "", "buzon");
    private static final Instant AT = Instant.parse("2025-03-04T10:00:00Z");
    private static final String DELIVERY = "7b0c2f0e-3d5a-4b8e-9c61-0a2b4c6d8e0f";
    private static final String OUR_ID = "<" + DELIVERY + ".SDR-17.abcdefghij234567abcd@city.example>";
    private static final String VERP = "Delivered-To: buzon+bounce-" + DELIVERY + "@city.example\r\n";
    private static final String ANA = "ana@citizens.example";

    private static Mailroom.Judgement judged(String raw) {
        return ROOM.judge(read(raw));
    }

    private static ReadMail read(String raw) {
        return MailReader.read(raw.getBytes(StandardCharsets.UTF_8));
    }

    private static List<Inbound> news(String raw) {
        var mail = read(raw);
        return ROOM.news(mail, ROOM.judge(mail), new MailNews.Said(AT, "mail-1"));
    }

    private static List<ControlEvent> controls(String raw) {
        return news(raw).stream()
                .filter(Inbound.Control.class::isInstance)
                .map(one -> ((Inbound.Control) one).event())
                .toList();
    }

    private static List<DeliveryReceipt> receipts(String raw) {
        return news(raw).stream()
                .filter(Inbound.Delivery.class::isInstance)
                .map(one -> ((Inbound.Delivery) one).receipt())
                .toList();
    }

    private static String dsn(String head, String status, String original) {
        return head + "From: MAILER-DAEMON@mx.correo.example\r\nTo: buzon@city.example\r\nSubject: Undelivered\r\n"
                + "Message-ID: <1@mx.correo.example>\r\nMIME-Version: 1.0\r\n"
                + "Content-Type: multipart/report; report-type=delivery-status; boundary=b1\r\n\r\n"
                + "--b1\r\nContent-Type: text/plain\r\n\r\nNo se ha podido entregar.\r\n"
                + "--b1\r\nContent-Type: message/delivery-status\r\n" + status
                + (original.isEmpty() ? "" : "--b1\r\nContent-Type: text/rfc822-headers\r\n\r\n" + original)
                + "--b1--\r\n";
    }

    private static String fields(String... lines) {
        return "\r\n" + String.join("\r\n", lines) + "\r\n";
    }

    private static final String FAILED = fields(
            "Reporting-MTA: dns; mx.correo.example",
            "",
            "Final-Recipient: rfc822; " + ANA,
            "Action: failed",
            "Status: 5.1.1",
            "Diagnostic-Code: smtp; 550 5.1.1 no such user");

    @Test
    void a_bounce_names_the_delivery_by_its_return_path_first() {
        String other = "Message-ID: <00000000-0000-0000-0000-000000000000.SDR-1.abcdefghij234567abcd@city.example>\r\n";
        assertThat(controls(dsn(VERP, FAILED, other)))
                .containsExactly(
                        new ControlEvent("buzon", ANA, ControlEvent.Type.BOUNCE_HARD, DELIVERY, "5.1.1", AT, "mail-1"));
        assertThat(receipts(dsn(VERP, FAILED, other)))
                .containsExactly(
                        new DeliveryReceipt("buzon", DELIVERY, null, DeliveryReceipt.State.FAILED, "5.1.1", AT, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Message-ID: " + OUR_ID + "\r\n",
                "Message-Id:\r\n " + OUR_ID + "\r\n",
                "X-Ventanilla-Delivery: " + DELIVERY + "\r\n"
            })
    void then_by_what_came_back(String original) {
        assertThat(controls(dsn("", FAILED, original)))
                .extracting(ControlEvent::deliveryId)
                .containsExactly(DELIVERY);
    }

    @Test
    void then_by_the_recipient_alone() {
        assertThat(controls(dsn("", FAILED, "")))
                .containsExactly(
                        new ControlEvent("buzon", ANA, ControlEvent.Type.BOUNCE_HARD, null, "5.1.1", AT, "mail-1"));
        assertThat(receipts(dsn("", FAILED, ""))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "failed,5.1.1,BOUNCE_HARD",
        "Failed (now),5.4.4,BOUNCE_HARD",
        "failed,4.4.7,BOUNCE_SOFT",
        "failed,5.2.2,BOUNCE_SOFT",
        "failed,5.7.1,BOUNCE_SOFT",
        "'',5.0.0,BOUNCE_HARD"
    })
    void action_and_status_are_independent(String action, String status, ControlEvent.Type expected) {
        String block =
                fields("Final-Recipient: RFC822;<" + ANA + ">", "Action: " + action, "Status: " + status + " (x)");
        assertThat(controls(dsn("", block, ""))).extracting(ControlEvent::type).containsExactly(expected);
    }

    @Test
    void a_delay_is_no_failure_and_still_no_report() {
        String raw = dsn(VERP, fields("Final-Recipient: rfc822; " + ANA, "Action: delayed", "Status: 4.4.1"), "");
        assertThat(news(raw)).isEmpty();
        assertThat(judged(raw).automatic().reason()).isEqualTo("delivery-delayed");
        assertThat(judged(raw).flags()).contains(Flag.AUTOMATIC, Flag.BOUNCE);
    }

    @Test
    void a_notice_of_arrival_is_a_receipt() {
        String raw = dsn(VERP, fields("Final-Recipient: rfc822; " + ANA, "Action: relayed", "Status: 2.0.0"), "");
        assertThat(receipts(raw)).extracting(DeliveryReceipt::state).containsExactly(DeliveryReceipt.State.DELIVERED);
        assertThat(judged(raw).flags()).contains(Flag.RECEIPT).doesNotContain(Flag.BOUNCE);
    }

    @Test
    void several_recipients_are_told_apart_also_without_blank_lines() {
        String block = fields(
                "Reporting-MTA: dns; mx",
                "Final-Recipient: rfc822; a@x.example",
                "Action: failed",
                "Status: 5.1.1",
                "Final-Recipient: rfc822; b@x.example",
                "Action: failed",
                "Status: 4.2.0",
                "",
                "Final-Recipient: rfc822; c@x.example",
                "Action: delayed",
                "Status: 4.2.0");
        assertThat(controls(dsn("", block, "")))
                .extracting(ControlEvent::address, ControlEvent::type)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("a@x.example", ControlEvent.Type.BOUNCE_HARD),
                        org.assertj.core.groups.Tuple.tuple("b@x.example", ControlEvent.Type.BOUNCE_SOFT));
    }

    @Test
    void a_blank_line_in_the_middle_of_a_recipient_is_forgiven() {
        String block = fields("Original-Recipient: rfc822;" + ANA, "", "Action: failed", "Status: 5.1.1");
        assertThat(controls(dsn("", block, "")))
                .extracting(ControlEvent::address)
                .containsExactly(ANA);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Transfer-Encoding: base64\r\n", ""})
    void the_fields_may_be_base64_said_or_not(String encoding) {
        String body =
                java.util.Base64.getMimeEncoder().encodeToString(FAILED.strip().getBytes(StandardCharsets.UTF_8));
        assertThat(controls(dsn("", encoding + "\r\n" + body + "\r\n", "")))
                .extracting(ControlEvent::address)
                .containsExactly(ANA);
    }

    private static String plain(String from, String text) {
        return "Return-Path: <>\r\nFrom: " + from + "\r\nTo: buzon@city.example\r\nSubject: x\r\n"
                + "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
                + text.replace("\n", "\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "This message was created automatically by mail delivery software.\n\nA message that you sent could not be delivered to one or more of its\nrecipients. This is a permanent error. The following address(es) failed:\n\n  ana@citizens.example\n    host mx [1.2.3.4]: 550 5.1.1 unknown user\n\n------ This is a copy of the message ------\n\nTo: luis@x.example\n",
                "Hi. This is the qmail-send program at mx.example.\nI'm afraid I wasn't able to deliver your message to the following addresses.\n\n<ana@citizens.example>:\n192.0.2.1 does not like recipient.\nRemote host said: 550 no such user\n\n--- Below this line is a copy of the message.\n\n<luis@x.example>\n",
                "Delivery has failed to these recipients or groups:\n\nana@citizens.example<mailto:ana@citizens.example>\nThe email address you entered couldn't be found.\n\nRemote Server returned '550 5.1.10 RESOLVER.ADR.RecipientNotFound'\n\nOriginal message headers:\n\nTo: luis@x.example\n",
                "No se pudo entregar el mensaje a estos destinatarios o grupos:\n\nana@citizens.example\nLa dirección de correo electrónico que ha introducido no se encuentra.\n\nEncabezados de mensaje originales:\n\nTo: luis@x.example\n",
                "El mensaje que envió no se ha podido entregar a:\n\n  <ana@citizens.example>: usuario desconocido (550)\n\n----- Mensaje original -----\nPara: luis@x.example\n",
                "Your message\n\n  Subject: [SDR-17]\n\nwas not delivered to:\n\n  ana@citizens.example\n\nbecause:\n\n  User ana not listed in Domino Directory\n",
                "Unknown user: ana@citizens.example\n\n\nOriginal message follows.\n\nTo: luis@x.example\n"
            })
    void plain_words_of_mail_systems_are_understood(String text) {
        String raw = plain("\"Mail\" <postmaster@correo.example>", text);
        assertThat(judged(raw).flags()).contains(Flag.AUTOMATIC, Flag.BOUNCE);
        assertThat(controls(raw))
                .extracting(ControlEvent::address, ControlEvent::type)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(ANA, ControlEvent.Type.BOUNCE_HARD));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Error de entrega: el buzón del destinatario está lleno.\n\n<ana@citizens.example>: 552 5.2.2 buzón lleno\n",
                "Sorry, we were unable to deliver your message to the following address.\n\n<ana@citizens.example>:\nRemote host said: 552 5.2.2 Mailbox Full\n",
                "No se ha podido entregar a:\n<ana@citizens.example>\n451 4.3.0 inténtelo de nuevo más tarde\n"
            })
    void a_full_mailbox_is_a_failure_that_passes(String text) {
        assertThat(controls(plain("postmaster@correo.example", text)))
                .extracting(ControlEvent::address, ControlEvent::type)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(ANA, ControlEvent.Type.BOUNCE_SOFT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Warning: could not send message for past 4 hours\n\n<ana@citizens.example>\n",
                "Se ha retrasado la entrega del mensaje a <ana@citizens.example>. No es necesario que vuelva a enviarlo.\n"
            })
    void a_warning_in_plain_words_is_no_failure(String text) {
        String raw = plain("mailer-daemon@correo.example", text);
        assertThat(news(raw)).isEmpty();
        assertThat(judged(raw).flags()).contains(Flag.BOUNCE);
    }

    @Test
    void a_bounce_that_names_nobody_is_still_about_the_delivery_of_its_return_path() {
        assertThat(controls(VERP + plain("mailer-daemon@correo.example", "Usuario desconocido.\n")))
                .containsExactly(
                        new ControlEvent("buzon", "", ControlEvent.Type.BOUNCE_HARD, DELIVERY, null, AT, "mail-1"));
    }

    @Test
    void a_citizen_who_quotes_a_bounce_is_a_citizen() {
        String text = "Me ha llegado esto:\n> No se ha podido entregar a <luis@x.example>\n> Usuario desconocido\n";
        String raw = Mails.plain("<a@x.example>", "Fwd: Correo devuelto", text);
        assertThat(judged(raw).flags()).isEmpty();
        assertThat(news(raw)).isEmpty();
    }

    @Test
    void a_vacation_notice_to_the_return_path_is_no_bounce() {
        String raw = VERP + "Auto-Submitted: auto-replied\r\n"
                + Mails.plain("<a@x.example>", "Respuesta automática", "Estoy fuera de la oficina hasta el lunes.");
        assertThat(judged(raw).flags()).contains(Flag.AUTOMATIC).doesNotContain(Flag.BOUNCE);
        assertThat(news(raw)).isEmpty();
    }

    private static String report(String type, String part) {
        return "From: x@provider.example\r\nTo: buzon@city.example\r\nSubject: x\r\nMIME-Version: 1.0\r\n"
                + "Content-Type: multipart/report; report-type=" + type + "; boundary=b1\r\n\r\n"
                + "--b1\r\nContent-Type: text/plain\r\n\r\nx\r\n--b1\r\n" + part + "\r\n--b1--\r\n";
    }

    @Test
    void a_read_receipt_is_a_receipt_and_no_report() {
        String raw = report(
                "disposition-notification",
                "Content-Type: message/disposition-notification\r\n\r\nFinal-Recipient: rfc822;" + ANA
                        + "\r\nOriginal-Message-ID: " + OUR_ID
                        + "\r\nDisposition: manual-action/MDN-sent-manually; displayed\r\n");
        assertThat(judged(raw).automatic().reason()).isEqualTo("read-receipt");
        assertThat(news(raw))
                .containsExactly(new Inbound.Delivery(
                        new DeliveryReceipt("buzon", DELIVERY, null, DeliveryReceipt.State.READ, null, AT, null)));
    }

    private static String complaint(String type, String more) {
        return report(
                "feedback-report",
                "Content-Type: message/feedback-report\r\n\r\nFeedback-Type: " + type + "\r\nUser-Agent: x/1\r\n"
                        + more);
    }

    @Test
    void a_complaint_unsubscribes_who_complained() {
        assertThat(news(complaint("abuse", "Original-Rcpt-To: <" + ANA + ">\r\n")))
                .containsExactly(new Inbound.Control(
                        new ControlEvent("buzon", ANA, ControlEvent.Type.STOP, null, "complaint", AT, "mail-1")));
        String withMail = complaint(
                "abuse", "--b1\r\nContent-Type: message/rfc822\r\n\r\nMessage-ID: " + OUR_ID + "\r\n\r\nx\r\n");
        assertThat(controls(withMail)).extracting(ControlEvent::deliveryId).containsExactly(DELIVERY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"not-spam", "auth-failure"})
    void what_is_no_wish_of_the_recipient_unsubscribes_nobody(String type) {
        String raw = complaint(type, "Original-Rcpt-To: <" + ANA + ">\r\n");
        assertThat(news(raw)).isEmpty();
        assertThat(judged(raw).automatic().reason()).isEqualTo("complaint");
    }

    @Test
    void an_address_of_our_own_never_bounces() {
        String block = fields("Final-Recipient: rfc822; buzon@city.example", "Action: failed", "Status: 5.1.1");
        assertThat(news(dsn("", block, ""))).isEmpty();
    }
}
