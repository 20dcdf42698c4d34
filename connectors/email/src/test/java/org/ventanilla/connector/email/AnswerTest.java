package org.ventanilla.connector.email;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ventanilla.model.OutboundUpdate;
import org.ventanilla.model.OutboundUpdate.Photo;
import org.ventanilla.model.SendOutcome.Ending;

/** What a citizen's mailbox gets, through a real SMTP server. */
class AnswerTest {
    private final Rig rig = new Rig();

    @BeforeEach
    void start() throws Exception {
        rig.start();
    }

    @AfterEach
    void close() {
        rig.close();
    }

    private MimeMessage received(OutboundUpdate update) throws Exception {
        var outcome = rig.send(update);
        assertThat(outcome.ending()).isEqualTo(Ending.SENT);
        Wait.until("delivered", () -> rig.post.of(Updates.ANA).size() == 1);
        return rig.post.of(Updates.ANA).get(0).getMimeMessage();
    }

    private static ReadMail read(MimeMessage message) throws MessagingException, IOException {
        var raw = new ByteArrayOutputStream();
        message.writeTo(raw);
        return MailReader.read(raw.toByteArray());
    }

    @Test
    void an_acknowledgement_is_threaded_to_the_report_and_answers_find_their_way_back() throws Exception {
        var mail = received(Updates.plain());
        assertThat(mail.getHeader("In-Reply-To")).containsExactly("<lamp-1@citizens.example>");
        assertThat(mail.getHeader("References")).containsExactly("<lamp-1@citizens.example>");
        assertThat(mail.getReplyTo()[0].toString()).contains("buzon+" + Updates.TOKEN + "@city.example");
        assertThat(mail.getMessageID()).isEqualTo("<d-17." + Updates.TOKEN + "@city.example>");
        assertThat(mail.getSubject()).isEqualTo("Recibido: farola");
        assertThat(mail.getContent().toString().strip()).isEqualToNormalizingNewlines("Hola, Peña 🚧:\n.lo tenemos.");
    }

    @Test
    void it_says_that_a_machine_wrote_it_and_bounces_go_to_their_own_address() throws Exception {
        var mail = received(Updates.plain());
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-replied");
        assertThat(mail.getHeader("X-Auto-Response-Suppress")).containsExactly("All");
        assertThat(mail.getHeader("Return-Path")).containsExactly("<buzon+bounce-d-17@city.example>");
        assertThat(mail.getHeader("Precedence")).isNull();
        assertThat(mail.getHeader("Date")).hasSize(1);
        assertThat(mail.getHeader("MIME-Version")).containsExactly("1.0");
        assertThat(mail.getFrom()[0].toString()).endsWith("<buzon@city.example>");
        assertThat(AutomaticMail.of(read(mail), OwnAddresses.of(PostOffice.CITY, List.of()))
                        .mayBeAnswered())
                .isFalse();
    }

    @Test
    void news_can_be_ended_by_one_click_or_by_a_mail_and_an_answer_needs_neither() throws Exception {
        var page = URI.create("https://ventanilla.city.example/u/AV-1042.17.abcdefghij234567abcd");
        var mail = received(Updates.news(page));
        assertThat(mail.getHeader("List-Unsubscribe", null).replaceAll("\\s+", " "))
                .isEqualTo("<" + page + ">, <mailto:buzon+stop-d-19@city.example?subject=unsubscribe>");
        assertThat(mail.getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
        var raw = new ByteArrayOutputStream();
        mail.writeTo(raw);
        assertThat(raw.toString(StandardCharsets.UTF_8).lines()).allMatch(line -> line.length() <= 998);
    }

    @Test
    void an_acknowledgement_offers_no_way_to_end_it() throws Exception {
        var mail = received(Updates.plain());
        assertThat(mail.getHeader("List-Unsubscribe")).isNull();
        assertThat(mail.getHeader("List-Unsubscribe-Post")).isNull();
    }

    @Test
    void the_provider_id_is_the_message_id_on_every_attempt() {
        String expected = "<d-17." + Updates.TOKEN + "@city.example>";
        assertThat(rig.send(Updates.plain()).providerId()).isEqualTo(expected);
        assertThat(rig.send(Updates.plain()).providerId()).isEqualTo(expected);
    }

    @Test
    void later_news_shows_the_photo_in_its_place_beside_text_and_html() throws Exception {
        byte[] bytes = {(byte) 0xFF, (byte) 0xD8, 0, 1, 2, (byte) 0xFF, (byte) 0xD9};
        String ref = String.valueOf(Wait.of(rig.blobs.put(Buffer.buffer(bytes), "image/jpeg", "after.jpg"))
                .ref());
        var mail = received(Updates.withPhotos(1, List.of(new Photo(ref, "after.jpg", "image/jpeg", "La farola ñ"))));
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        var parts = read(mail).parts();
        assertThat(parts).extracting(MailPart::type).containsExactly("text/plain", "text/html", "image/jpeg");
        assertThat(parts.get(1).bytes().toString()).contains("cid:after.jpg");
        assertThat(parts.get(2).contentId()).isEqualTo("<after.jpg>");
        assertThat(parts.get(2).disposition()).isEqualTo("inline");
        assertThat(parts.get(2).bytes().getBytes()).isEqualTo(bytes);
        assertThat(parts.get(0).alternative())
                .isEqualTo(parts.get(1).alternative())
                .isPositive();
    }

    @Test
    void a_photo_that_cannot_be_had_delays_the_mail_twice_and_is_then_left_out() throws Exception {
        var missing = List.of(new Photo("nowhere", "after.jpg", "image/jpeg", "La farola"));
        assertThat(rig.send(Updates.withPhotos(1, missing)).ending()).isEqualTo(Ending.RETRY);
        assertThat(rig.send(Updates.withPhotos(2, missing)).ending()).isEqualTo(Ending.RETRY);
        assertThat(rig.post.of(Updates.ANA)).isEmpty();
        assertThat(read(received(Updates.withPhotos(3, missing))).parts()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\n", "\n", "\r", "\u0085", "\u2028"})
    void no_line_end_in_a_name_subject_or_reference_makes_a_header(String end) throws Exception {
        String evil = "hola" + end + "Bcc: victim@x.example" + end + end + "cuerpo";
        var update = Updates.to(Updates.ANA, evil, evil, List.of("<a@x.example>" + end + "Bcc: victim@x.example"));
        var mail = received(update);
        assertThat(headerNames(mail)).doesNotContain("bcc").doesNotHaveDuplicates();
        assertThat(mail.getSubject()).startsWith("hola").contains("Bcc: victim@x.example");
        assertThat(mail.getContent().toString().strip()).startsWith("Hola, Peña");
        assertThat(rig.post.of("victim@x.example")).isEmpty();
    }

    @Test
    void no_line_end_in_a_photo_or_language_makes_a_header() throws Exception {
        String evil = "a\r\nX-Evil: 1\r\n\r\nb";
        String ref = String.valueOf(Wait.of(rig.blobs.put(Buffer.buffer("x"), "image/jpeg", "a.jpg"))
                .ref());
        var mail = received(Updates.withPhotos(1, List.of(new Photo(ref, evil, "image/jpeg\r\nX-Evil: 1", evil))));
        var raw = new ByteArrayOutputStream();
        mail.writeTo(raw);
        assertThat(raw.toString(StandardCharsets.UTF_8)).doesNotContainPattern("(?m)^X-Evil:");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "no-address", "a@b.example, c@d.example", "a@b.example\r\nRCPT TO:<c@d.example>", "<>", "@x"
            })
    void an_address_that_is_none_is_told_and_nothing_is_sent(String recipient) throws Exception {
        var outcome = rig.send(Updates.to(recipient, null, "Aviso", List.of()));
        assertThat(outcome.ending()).isEqualTo(Ending.UNDELIVERABLE_HERE);
        assertThat(rig.post.of("c@d.example")).isEmpty();
        assertThat(rig.post.of("a@b.example")).isEmpty();
    }

    @Test
    void a_subject_of_a_long_line_with_accents_and_emoji_arrives_whole() throws Exception {
        String subject = "Señal caída 🚧 ".repeat(30).strip();
        var mail = received(Updates.to(Updates.ANA, "Ana \"la\" <de> Peña, S.L.", subject, List.of()));
        assertThat(mail.getSubject()).isEqualTo(subject);
        assertThat(mail.getAllRecipients()).hasSize(1);
    }

    @Test
    void a_domain_with_accents_travels_in_its_ascii_form() throws Exception {
        assertThat(rig.send(Updates.to("ana@correo.españa", "Ana", "Aviso", List.of()))
                        .ending())
                .isEqualTo(Ending.SENT);
        assertThat(rig.post.of("ana@correo.xn--espaa-rta")).hasSize(1);
    }

    private static List<String> headerNames(MimeMessage mail) throws MessagingException {
        var names = new ArrayList<String>();
        mail.getAllHeaders()
                .asIterator()
                .forEachRemaining(header -> names.add(header.getName().toLowerCase(Locale.ROOT)));
        return names;
    }
}
