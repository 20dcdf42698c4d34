package org.ventanilla.connector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.io.IOException;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(VertxExtension.class)
class PostOfficeTest {
    private World world;

    @BeforeEach
    void start(Vertx vertx) {
        world = World.start(vertx);
    }

    @AfterEach
    void stop() {
        world.stop();
    }

    @ParameterizedTest
    @ValueSource(strings = {"buzon@city.example", "buzon+R7k2Qz@city.example", "Buzon@City.example"})
    void mail_with_any_tag_arrives_in_the_citys_one_mailbox(String to) throws MessagingException {
        World.done(world.sandbox.sendMail("ana@citizens.example", to, "Farola", "No luce", List.of()));

        try (Store store = login("buzon", "buzon-password")) {
            Message message = only(store);
            assertThat(message.getSubject()).isEqualTo("Farola");
            assertThat(message.getHeader("Delivered-To")).containsExactly(to);
            assertThat(message.getAllRecipients()[0]).hasToString(to);
        }
    }

    @Test
    void a_photo_arrives_byte_by_byte() throws MessagingException, IOException {
        byte[] bytes = new byte[10_000];
        for (int index = 0; index < bytes.length; index++) {
            bytes[index] = (byte) (index * 31);
        }
        Photo photo = new Photo("bache ñ.jpg", "image/jpeg", Buffer.buffer(bytes));

        World.done(world.sandbox.sendMail(
                "ana@citizens.example", World.CITY_MAIL, "Bache", "Hay un bache", List.of(photo)));

        try (Store store = login("buzon", "buzon-password")) {
            Multipart parts = (Multipart) only(store).getContent();
            assertThat(parts.getBodyPart(1).getInputStream().readAllBytes()).isEqualTo(bytes);
        }
        JsonObject file = firstMail().getJsonArray("files").getJsonObject(0);
        assertThat(file.getString("name")).isEqualTo("bache ñ.jpg");
        assertThat(world.get(file.getString("href")).bodyAsBuffer().getBytes()).isEqualTo(bytes);
    }

    @Test
    void a_mail_to_a_citizen_gets_a_mailbox_of_its_own_and_is_shown() throws MessagingException {
        World.done(world.sandbox.sendMail(
                World.CITY_MAIL,
                "ana@citizens.example",
                "Recibido",
                "Siga su aviso en http://localhost/f/1.",
                List.of()));

        try (Store store = login("ana@citizens.example", "ana@citizens.example")) {
            assertThat(only(store).getSubject()).isEqualTo("Recibido");
        }
        JsonObject mail = firstMail();
        assertThat(mail.getString("direction")).isEqualTo("from-city");
        assertThat(mail.getString("to")).isEqualTo("ana@citizens.example");
        assertThat(mail.getString("at")).isEqualTo("2026-05-04T08:15:30Z");
        assertThat(world.get("/?lang=es").bodyAsString())
                .contains("Recibido", "<a href=\"http://localhost/f/1\"", "04/05/2026 08:15:30");
    }

    @Test
    void an_answer_names_what_it_answers() {
        World.done(world.sandbox.sendMail(new Letter(
                "ana@citizens.example", World.CITY_MAIL, "Re: Recibido", "Gracias", List.of(), "<1@city.example>")));

        assertThat(firstMail().getString("inReplyTo")).isEqualTo("<1@city.example>");
    }

    private JsonObject firstMail() {
        return world.messages().getJsonArray("mails").getJsonObject(0);
    }

    private Store login(String user, String password) throws MessagingException {
        Store store = Session.getInstance(new Properties()).getStore("imap");
        store.connect("127.0.0.1", world.sandbox.imapPort(), user, password);
        return store;
    }

    private static Message only(Store store) throws MessagingException {
        Folder inbox = store.getFolder("INBOX");
        inbox.open(Folder.READ_ONLY);
        assertThat(inbox.getMessageCount()).isEqualTo(1);
        return inbox.getMessage(1);
    }
}
