package org.ventanilla.connector.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ventanilla.connector.Checker;
import org.ventanilla.connector.email.FakeHub.Mood;
import org.ventanilla.model.Receipt.Outcome;
import org.ventanilla.model.Reporter.Assurance;
import org.ventanilla.model.Submission.Flag;

/** Mails that a mail server hands us over LMTP, over real sockets: read like those of a mailbox, and never lost. */
class LmtpDeliveryTest {
    private static final String SAFE = "250 2.0.0 safe";
    private static final String LATER = "451 4.3.0 not taken now, come again";

    private final Rig rig = new Rig();
    private int port;

    @BeforeEach
    void port() throws IOException {
        port = LmtpClient.freePort();
    }

    @AfterEach
    void close() {
        rig.close();
    }

    private JsonObject both() {
        return PostOffice.options(rig.post.imapPort(), rig.post.smtpPort())
                .put("authservId", "mx.city.example")
                .put("lmtp", new JsonObject().put("port", port));
    }

    private JsonObject lmtpOnly() {
        var options = both();
        var unused = options.remove("imap");
        return options;
    }

    private static byte[] bytes(String mail) {
        return mail.getBytes(StandardCharsets.UTF_8);
    }

    private String delivered(String from, String to, String mail) throws IOException {
        return LmtpClient.deliver(port, from, bytes(mail), to).get(0);
    }

    @Test
    void a_mail_is_safe_and_read_like_one_of_a_mailbox() throws Exception {
        rig.start(lmtpOnly());
        String mail = "Authentication-Results: mx.city.example; dmarc=pass header.from=citizens.example\r\n"
                + Mails.plain("<m1@x.example>", "Farola", "La farola de la calle Burgos no luce, ñ.");
        assertThat(delivered("ana@citizens.example", PostOffice.CITY, mail)).isEqualTo(SAFE);
        var heard = rig.hub.next();
        assertThat(heard.title()).isEqualTo("Farola");
        assertThat(heard.words()).contains("calle Burgos no luce, ñ.");
        assertThat(heard.from()).isEqualTo("ana@citizens.example");
        assertThat(heard.mayBeAnswered()).isTrue();
        assertThat(Objects.requireNonNull(heard.submission().reporter()).assurance())
                .isEqualTo(Assurance.VERIFIED);
        assertThat(rig.blobs.get(heard.rawRef()).result().toString())
                .isEqualTo("Return-Path: <ana@citizens.example>\r\nDelivered-To: buzon@city.example\r\n" + mail);
    }

    @Test
    void the_token_of_the_envelope_finds_the_report_though_no_field_names_it() throws Exception {
        rig.start(lmtpOnly());
        String mail = Mails.plain("<m1@x.example>", "Re: Aviso", "Sigue igual.");
        assertThat(delivered("ana@x.example", "buzon+R7k2QzR7k2QzR7k2Qz@city.example", mail))
                .isEqualTo(SAFE);
        assertThat(rig.hub.next().thread().token()).isEqualTo("R7k2QzR7k2QzR7k2Qz");
    }

    @Test
    void a_null_return_path_is_a_machines() throws Exception {
        rig.start(lmtpOnly());
        String mail = "Return-Path: <ana@citizens.example>\r\n" + Mails.plain("<m1@x.example>", "x", "Fuera.");
        assertThat(delivered("", PostOffice.CITY, mail)).isEqualTo(SAFE);
        assertThat(rig.hub.next().flags()).contains(Flag.AUTOMATIC);
    }

    @Test
    void without_a_receipt_the_mail_server_keeps_it_and_its_second_try_makes_no_second_report() throws Exception {
        rig.start(lmtpOnly());
        String mail = Mails.plain("<m1@x.example>", "Farola", "No luce.");
        rig.hub.mood = Mood.DEAF;
        assertThat(delivered("ana@x.example", PostOffice.CITY, mail)).isEqualTo(LATER);
        assertThat(rig.hub.kept()).isEmpty();
        rig.hub.mood = Mood.MUTE;
        assertThat(delivered("ana@x.example", PostOffice.CITY, mail)).isEqualTo(LATER);
        rig.hub.mood = Mood.WELL;
        assertThat(delivered("ana@x.example", PostOffice.CITY, mail)).isEqualTo(SAFE);
        assertThat(rig.hub.nextAnswer()).isEqualTo(Outcome.DUPLICATE);
        assertThat(rig.hub.kept()).hasSize(1);
    }

    @Test
    void the_same_mail_by_both_ways_is_one_report() throws Exception {
        rig.start(both());
        String mail = Mails.plain("<m1@x.example>", "Farola", "No luce.");
        rig.post.post(mail);
        assertThat(rig.hub.nextAnswer()).isEqualTo(Outcome.ACCEPTED);
        assertThat(delivered("ana@x.example", PostOffice.CITY, mail)).isEqualTo(SAFE);
        assertThat(rig.hub.nextAnswer()).isEqualTo(Outcome.DUPLICATE);
        assertThat(rig.hub.kept()).hasSize(1);
    }

    @Test
    void the_same_message_id_with_other_words_is_another_item() throws Exception {
        rig.start(lmtpOnly());
        for (String words : new String[] {"Una farola.", "Un bache."}) {
            String mail = Mails.plain("<m1@x.example>", "Aviso", words);
            assertThat(delivered("ana@x.example", PostOffice.CITY, mail)).isEqualTo(SAFE);
        }
        assertThat(rig.hub.kept()).hasSize(2);
    }

    @Test
    void a_mail_of_the_largest_size_is_taken_and_one_byte_more_refused() throws Exception {
        rig.start(lmtpOnly().put("maxMessageBytes", 65_536));
        String head = Mails.plain("<m1@x.example>", "Aviso", "");
        String exact = head + "x".repeat(65_536 - head.length() - 2) + "\r\n";
        assertThat(delivered("ana@x.example", PostOffice.CITY, exact)).isEqualTo(SAFE);
        try (var client = new LmtpClient(port).greeted()) {
            assertThat(client.ask("MAIL FROM:<a@x.example> SIZE=65537")).startsWith("552 5.3.4");
            assertThat(client.ask("MAIL FROM:<a@x.example>")).startsWith("250");
            assertThat(client.ask("RCPT TO:<" + PostOffice.CITY + ">")).startsWith("250");
            assertThat(client.ask("DATA")).startsWith("354");
            client.write(LmtpClient.dotted(bytes("x" + exact)));
            assertThat(client.reply()).startsWith("552 5.3.4");
        }
        assertThat(rig.hub.kept()).hasSize(1);
    }

    @Test
    void a_large_mail_full_of_photos_goes_through_on_one_connection_with_others() throws Exception {
        rig.start(lmtpOnly());
        String photo = "QUJD".repeat(18) + "\r\n";
        String mail = Mails.withPhoto("<big@x.example>", photo.repeat(100_000));
        try (var client = new LmtpClient(port).greeted()) {
            for (int n = 0; n < 3; n++) {
                String small = Mails.plain("<m" + n + "@x.example>", "Aviso", "Uno de tres.");
                assertThat(client.mail("a@x.example", bytes(small), PostOffice.CITY))
                        .containsExactly(SAFE);
            }
            assertThat(client.mail("a@x.example", bytes(mail), PostOffice.CITY)).containsExactly(SAFE);
            assertThat(client.ask("QUIT")).startsWith("221");
        }
        assertThat(rig.hub.kept()).hasSize(4);
    }

    @Test
    void a_line_that_is_cut_in_the_middle_leaves_nothing() throws Exception {
        rig.start(lmtpOnly());
        try (var client = new LmtpClient(port).greeted()) {
            assertThat(client.ask("MAIL FROM:<a@x.example>")).startsWith("250");
            assertThat(client.ask("RCPT TO:<" + PostOffice.CITY + ">")).startsWith("250");
            assertThat(client.ask("DATA")).startsWith("354");
            client.write(bytes("Subject: half\r\n\r\nLa farola de la"));
        }
        String whole = Mails.plain("<m1@x.example>", "Farola", "No luce.");
        assertThat(delivered("ana@x.example", PostOffice.CITY, whole)).isEqualTo(SAFE);
        assertThat(rig.hub.kept()).hasSize(1);
    }

    @Test
    void a_connection_that_is_silent_for_too_long_is_ended() throws Exception {
        var options = lmtpOnly();
        options.getJsonObject("lmtp").put("idleSeconds", 1);
        rig.start(options);
        try (var client = new LmtpClient(port).greeted()) {
            assertThat(client.reply()).startsWith("421 4.4.2");
            assertThat(client.lastWords()).isNull();
        }
    }

    @Test
    void stopping_says_so_and_takes_no_mail() throws Exception {
        rig.start(lmtpOnly());
        try (var client = new LmtpClient(port).greeted()) {
            rig.stop();
            assertThat(client.reply()).startsWith("421 4.3.2");
        }
        assertThatThrownBy(() -> new LmtpClient(port)).isInstanceOf(IOException.class);
    }

    @Test
    void a_server_that_may_not_deliver_is_turned_away_without_losing_its_mail() throws Exception {
        var options = lmtpOnly();
        options.getJsonObject("lmtp").put("peers", new JsonArray().add("192.0.2.10"));
        rig.start(options);
        try (var client = new LmtpClient(port)) {
            assertThat(client.reply()).startsWith("421 4.7.1");
        }
    }

    @Test
    void check_says_when_the_port_is_taken_and_nothing_else_when_it_is_free() throws Exception {
        var free = rig.build(new EmailConnector(), "one", lmtpOnly());
        assertThat(Wait.of(free.check()).problems()).isEmpty();
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var options = lmtpOnly();
            options.getJsonObject("lmtp").put("port", taken.getLocalPort());
            assertThat(Wait.of(rig.build(new EmailConnector(), "two", options).check())
                            .problems())
                    .extracting(Checker.Problem::option)
                    .containsExactly("lmtp.port");
        }
    }

    @Test
    void one_way_in_is_needed_and_a_canary_needs_a_mailbox() {
        var none = lmtpOnly();
        var unused = none.remove("lmtp");
        assertThatThrownBy(() -> EmailOptions.of(none)).hasMessageStartingWith("imap or lmtp is needed");
        assertThatThrownBy(() -> EmailOptions.of(lmtpOnly().put("canaryEverySeconds", 60)))
                .hasMessageStartingWith("canaryEverySeconds needs imap");
        var stranger = lmtpOnly();
        stranger.getJsonObject("lmtp").put("peers", new JsonArray().add("mx.city.example"));
        assertThatThrownBy(() -> EmailOptions.of(stranger)).hasMessageStartingWith("lmtp.peers ");
    }
}
