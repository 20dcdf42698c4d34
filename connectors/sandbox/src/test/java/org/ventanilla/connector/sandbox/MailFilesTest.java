package org.ventanilla.connector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class MailFilesTest {
    private World world;

    @BeforeEach
    void start(Vertx vertx) {
        world = World.start(vertx);
    }

    @AfterEach
    void stop() {
        world.stop();
    }

    @Test
    void an_html_mail_is_shown_cleaned_with_its_inline_picture() throws MessagingException {
        send(
                """
                From: buzon@city.example
                To: ana@citizens.example
                Subject: Resuelto
                MIME-Version: 1.0
                Content-Type: multipart/related; boundary=b

                --b
                Content-Type: text/html; charset=utf-8

                <h1 onclick="x()">Resuelto</h1>
                <img src="cid:photo"><img src="http://elsewhere.example/p.gif">
                <script>x()</script><a href="http://localhost/f/1">Ver</a>
                --b
                Content-Type: image/png
                Content-ID: <photo>
                Content-Transfer-Encoding: base64

                AQID
                --b--
                """);

        var page = world.get("/mail/1/html");

        assertThat(page.bodyAsString())
                .contains("<h1>Resuelto</h1>", "src=\"/mail/1/file/1\"", "href=\"http://localhost/f/1\"")
                .doesNotContain("script", "onclick", "elsewhere");
        assertThat(page.getHeader("Content-Security-Policy")).contains("default-src 'none'");
        assertThat(world.get("/mail/1/file/1").bodyAsBuffer().getBytes()).containsExactly(1, 2, 3);
        assertThat(world.messages().getJsonArray("mails").getJsonObject(0).getString("text"))
                .startsWith("Resuelto")
                .doesNotContain("x()");
    }

    @Test
    void a_mail_in_an_unknown_charset_is_kept_and_readable() throws MessagingException {
        send(
                """
                From: ana@citizens.example
                To: buzon@city.example
                Subject: =?x-none?Q?a?=
                Content-Type: text/plain; charset=x-none

                Farola
                """);

        assertThat(world.messages().getJsonArray("mails").getJsonObject(0).getString("text"))
                .isEqualTo("Farola");
    }

    @Test
    void what_was_never_there_is_not_found() {
        for (String path : new String[] {"/mail/1/html", "/mail/1/file/0", "/mail/x/file/0", "/storage/ME1"}) {
            assertThat(world.get(path).statusCode()).isEqualTo(404);
        }
    }

    private void send(String raw) throws MessagingException {
        Properties route = new Properties();
        route.setProperty("mail.smtp.host", "127.0.0.1");
        route.setProperty("mail.smtp.port", String.valueOf(world.sandbox.smtpPort()));
        byte[] bytes = raw.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        MimeMessage message = new MimeMessage(Session.getInstance(route), new ByteArrayInputStream(bytes));
        Transport.send(message, message.getRecipients(Message.RecipientType.TO));
    }
}
