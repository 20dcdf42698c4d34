package org.ventanilla.connector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ClientMultipartForm;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(VertxExtension.class)
class OutsidePageTest {
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
    void words_of_citizens_are_shown_and_never_run() {
        World.done(world.sandbox.sendMail(
                "ana@citizens.example", World.CITY_MAIL, "<script>alert(1)</script>", "<b>a&b</b>", List.of()));

        HttpResponse<Buffer> page = world.get("/");

        assertThat(page.bodyAsString())
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;", "&lt;b&gt;a&amp;b&lt;/b&gt;")
                .doesNotContain("<script>alert");
        assertThat(page.getHeader("Content-Security-Policy")).contains("default-src 'none'", "script-src 'self'");
    }

    @ParameterizedTest(name = "{0} with {1} is {2}")
    @CsvSource({
        "/, es, Nada sale de esta máquina",
        "/, 'en-GB,en;q=0.9', Nothing leaves this machine",
        "/, fr, Nada sale de esta máquina",
        "/?lang=en, es, Nothing leaves this machine",
        "/?lang=xx, en, Nothing leaves this machine"
    })
    void the_page_speaks_the_visitors_language(String path, String accepted, String sentence) {
        var page = World.done(world.client
                .getAbs(world.sandbox.pageUri() + path)
                .putHeader("Accept-Language", accepted)
                .send());

        assertThat(page.bodyAsString()).contains(sentence);
    }

    @Test
    void the_mail_form_sends_a_photo_as_it_is(Vertx vertx) {
        Buffer photo = Buffer.buffer(new byte[] {(byte) 0xff, (byte) 0xd8, 0, 13, 10, 1});
        ClientMultipartForm form = ClientMultipartForm.multipartForm()
                .attribute("from", "ana@citizens.example")
                .attribute("to", "buzon+tag@city.example")
                .attribute("subject", "Árbol caído")
                .attribute("text", "Corta el paso")
                .binaryFileUpload("photo", "a.jpg", "image/jpeg", photo);

        HttpClient client = vertx.createHttpClient();
        var answer = World.done(client.request(HttpMethod.POST, world.sandbox.httpPort(), "127.0.0.1", "/mail?lang=en")
                .compose(request -> request.send(form)));

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.getHeader("Location")).isEqualTo("/?lang=en&outcome=mail.sent#mail");
        JsonObject mail = world.messages().getJsonArray("mails").getJsonObject(0);
        assertThat(mail.getString("subject")).isEqualTo("Árbol caído");
        assertThat(mail.getString("to")).isEqualTo("buzon+tag@city.example");
        assertThat(world.get("/mail/1/file/1").bodyAsBuffer()).isEqualTo(photo);
        World.done(client.close());
    }

    @Test
    void the_text_form_reaches_the_city() throws InterruptedException {
        var answer = post("/text", "+34 611 111 111");

        assertThat(answer.getHeader("Location")).isEqualTo("/?lang=es&outcome=text.sent#phone");
        assertThat(world.nextCall().form().get("From")).isEqualTo("+34611111111");
    }

    @Test
    void a_form_without_a_usable_sender_sends_nothing() {
        var answer = post("/text", "<>");

        assertThat(answer.getHeader("Location")).contains("outcome=form.bad");
        assertThat(world.calls).isEmpty();
    }

    @Test
    void a_page_from_elsewhere_cannot_send() {
        var answer = World.done(world.client
                .postAbs(world.sandbox.pageUri() + "/text")
                .putHeader("Origin", "http://elsewhere.example")
                .sendForm(MultiMap.caseInsensitiveMultiMap()
                        .add("from", "+34611111111")
                        .add("text", "hola")));

        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void the_reply_form_is_filled_in() {
        World.done(world.sandbox.sendMail(
                "buzon+R7k2Qz@city.example", "ana@citizens.example", "Recibido", "Gracias", List.of()));

        assertThat(world.get("/?lang=es&reply=1").bodyAsString())
                .contains("Re: Recibido", "value=\"buzon+R7k2Qz@city.example\"", "value=\"ana@citizens.example\"");
    }

    @Test
    void the_answer_to_a_text_starts_with_the_citizens_number() {
        assertThat(world.get("/?phone=%2B34622222222").bodyAsString()).contains("value=\"+34622222222\"");
    }

    @Test
    void an_open_page_is_told_when_something_happens(Vertx vertx) {
        HttpClient client = vertx.createHttpClient();
        var heard = client.request(HttpMethod.GET, world.sandbox.httpPort(), "127.0.0.1", "/live")
                .compose(request -> request.send());
        Promise<String> event = Promise.promise();
        World.done(heard).handler(bytes -> {
            if (bytes.toString().startsWith("event:")) {
                event.tryComplete(bytes.toString());
            }
        });

        World.done(world.sandbox.sendSms("+34611111111", "hola"));

        assertThat(World.done(event.future())).startsWith("event: change\n");
        World.done(client.close());
    }

    private HttpResponse<Buffer> post(String path, String from) {
        return World.done(world.client
                .postAbs(world.sandbox.pageUri() + path)
                .putHeader("Accept-Language", "es")
                .followRedirects(false)
                .sendForm(MultiMap.caseInsensitiveMultiMap().add("from", from).add("text", "hola")));
    }
}
