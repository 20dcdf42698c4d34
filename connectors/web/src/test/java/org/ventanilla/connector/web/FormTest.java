package org.ventanilla.connector.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ventanilla.model.Attachment;
import org.ventanilla.model.GivenLocation;
import org.ventanilla.model.Reporter;
import org.ventanilla.model.Submission;

class FormTest {
    private final Desk desk = new Desk();
    private final Vertx vertx = Vertx.vertx();
    private int port;

    @BeforeEach
    void open() throws Exception {
        var options = new JsonObject()
                .put("phoneRegion", "ES")
                .put("maxPhotos", 2)
                .put("maxPhotoBytes", 1000)
                .put("formalUrl", "https://sede.example");
        port = got(desk.open(vertx, options, router -> {}));
    }

    @AfterEach
    void close() throws Exception {
        got(vertx.close());
    }

    @Test
    void the_form_speaks_the_visitors_language() throws Exception {
        assertThat(text(visitor("es").opens()))
                .contains("<html lang=\"es\">", "Qué pasa", "112", "No es una solicitud");
        assertThat(text(visitor("en-GB,en").opens())).contains("<html lang=\"en\">", "What is wrong");
        assertThat(text(visitor("fr").opens())).contains("<html lang=\"es\">");
    }

    @Test
    void the_form_forbids_scripts_of_others_and_is_not_kept() throws Exception {
        var page = got(visitor("es").opens());
        assertThat(page.getHeader("Content-Security-Policy"))
                .contains("default-src 'self'")
                .doesNotContain("unsafe");
        assertThat(page.getHeader("Cache-Control")).isEqualTo("no-store");
        assertThat(page.cookies())
                .singleElement()
                .asString()
                .contains("HTTPOnly", "Secure", "SameSite=Lax", "Path=/report");
    }

    @Test
    void a_report_shows_its_number_and_follow_link() throws Exception {
        var answer = got(filled("es")
                .types("answer", "email")
                .types("email", "ana@example.org")
                .sends());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.bodyAsString()).contains("AV-1", "https://avisos.example/s/AV-1.tok", "correo electrónico");
        Submission said = desk.last();
        assertThat(said.type()).isEqualTo("web");
        assertThat(said.key()).startsWith("formulario:");
        assertThat(said.reporter())
                .isEqualTo(new Reporter(
                        "ana@example.org",
                        Reporter.AddressKind.EMAIL,
                        null,
                        "es",
                        Reporter.Assurance.CLAIMED,
                        true,
                        "email"));
        assertThat(said.location()).isEqualTo(new GivenLocation(null, null, null, null, "Calle Burgos 12"));
        assertThat(said.receivedAt()).isEqualTo(Desk.NOW);
    }

    @Test
    void the_form_and_its_script_are_found_with_and_without_a_slash() throws Exception {
        assertThat(got(visitor("es").looksAt("/report/")).statusCode()).isEqualTo(200);
        assertThat(got(visitor("es").looksAt("/report/form.js")).bodyAsString()).contains("geolocation");
        assertThat(got(visitor("es").looksAt("/report/other")).statusCode()).isEqualTo(404);
        assertThat(got(visitor("es").looksAt("/reporters")).statusCode()).isEqualTo(404);
    }

    @Test
    void a_form_may_be_sent_without_photo_encoding() throws Exception {
        assertThat(got(filled("es").sendsUrlEncoded()).statusCode()).isEqualTo(200);
    }

    @Test
    void a_position_and_a_mobile_number_are_carried_on() throws Exception {
        var sms = filled("en").types("answer", "sms").types("phone", "612 34 56 78");
        got(sms.types("lat", "43.4623")
                .types("lon", "-3.81")
                .types("accuracy", "18")
                .sends());
        assertThat(desk.last().reporter())
                .extracting(Reporter::address, Reporter::replyChannel)
                .containsExactly("+34612345678", "sms");
        assertThat(desk.last().location())
                .isEqualTo(new GivenLocation(43.4623, -3.81, 18.0, GivenLocation.Obtained.DEVICE, "Calle Burgos 12"));
    }

    @Test
    void the_same_form_sent_twice_makes_one_report() throws Exception {
        var visitor = filled("es");
        String first = text(visitor.sends());
        String second = text(visitor.sends());
        assertThat(desk.kept).hasSize(1);
        assertThat(first).contains("AV-1").doesNotContain("no se ha creado otro");
        assertThat(second).contains("AV-1", "no se ha creado otro");
    }

    @Test
    void missing_words_are_named_and_the_rest_is_kept() throws Exception {
        var answer = got(filled("es")
                .types("text", " ")
                .adds("farola.jpg", Buffer.buffer("x"))
                .sends());
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.bodyAsString())
                .contains("role=\"alert\"", "href=\"#text\"", "Escriba qué pasa", "Calle Burgos 12", "farola.jpg");
        assertThat(desk.kept).isEmpty();
    }

    @Test
    void the_place_is_asked_for_once() throws Exception {
        var visitor = filled("es").types("place", "");
        assertThat(got(visitor.sends()).statusCode()).isEqualTo(422);
        assertThat(got(visitor.sends()).statusCode()).isEqualTo(200);
    }

    @Test
    void a_hub_that_is_away_loses_nothing_and_the_next_try_is_the_same_report() throws Exception {
        desk.away = true;
        var visitor = filled("es");
        var answer = got(visitor.sends());
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.getHeader("Retry-After")).isNotNull();
        assertThat(answer.bodyAsString()).contains("No se ha guardado", "La farola no luce", "Calle Burgos 12");
        desk.away = false;
        assertThat(text(visitor.sends())).contains("AV-1");
        assertThat(desk.kept).hasSize(1);
    }

    @Test
    void a_form_without_its_cookie_is_not_taken_but_can_be_sent_again() throws Exception {
        var visitor = filled("en").losesCookies();
        var answer = got(visitor.sends());
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.bodyAsString()).contains("Press send again", "La farola no luce");
        assertThat(desk.kept).isEmpty();
        assertThat(got(visitor.sends()).statusCode()).isEqualTo(200);
    }

    @Test
    void what_was_typed_never_becomes_markup() throws Exception {
        String evil = "\"><script>alert(1)</script>";
        var answer = text(filled("es")
                .types("place", evil + "x".repeat(600))
                .types("text", "</textarea>" + evil)
                .sends());
        assertThat(answer).doesNotContain("<script>alert").contains("&lt;/textarea&gt;", "&lt;script&gt;");
    }

    @Test
    void four_thousand_n_with_tilde_emoji_and_nul_are_kept() throws Exception {
        String words = "ñ".repeat(4000) + "🕳️\u202E\0";
        assertThat(got(filled("es").types("text", words).sends()).statusCode()).isEqualTo(200);
        assertThat(desk.last().text()).extracting(Submission.Text::raw).isEqualTo("ñ".repeat(4000) + "🕳️\u202E\uFFFD");
        assertThat(got(filled("es").types("text", "ñ".repeat(4000)).sendsUrlEncoded())
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_bad_photo_is_named_and_the_report_kept() throws Exception {
        var visitor =
                filled("es").adds("vacia.jpg", Buffer.buffer()).adds("grande.jpg", Buffer.buffer("x".repeat(1001)));
        String answer = text(visitor.sends());
        assertThat(answer).contains("AV-1", "vacia.jpg", "0 bytes", "grande.jpg");
        assertThat(desk.last().attachments())
                .extracting(Attachment::name, Attachment::problem)
                .containsExactlyInAnyOrder(tuple("vacia.jpg", "empty"), tuple("grande.jpg", "too-large"));
    }

    @Test
    void photos_beyond_the_number_are_named() throws Exception {
        var visitor = filled("en");
        List.of("a.jpg", "b.jpg", "c.jpg").forEach(name -> visitor.adds(name, Buffer.buffer(name)));
        assertThat(text(visitor.sends())).contains("only 2 photos are kept");
        assertThat(desk.photos).hasSize(2);
    }

    @Test
    void a_body_over_the_limit_gets_a_page_in_words() throws Exception {
        var answer = got(
                filled("es").adds("a.jpg", Buffer.buffer(new byte[2_000_000])).sends());
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.bodyAsString()).contains("Es demasiado grande");
    }

    @Test
    void another_language_keeps_what_was_typed_and_names_the_photos_and_sends_nothing() throws Exception {
        var visitor = filled("es").types("answer", "email").types("email", "ana@");
        var page = got(visitor.adds("a.jpg", Buffer.buffer("a")).switchesTo("en"));
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.bodyAsString())
                .contains(
                        "<html lang=\"en\">",
                        "La farola no luce",
                        "value=\"Calle Burgos 12\"",
                        "value=\"ana@\"",
                        "a.jpg")
                .doesNotContain("class=\"errors\"");
        assertThat(page.cookies()).anyMatch(cookie -> cookie.startsWith("lang=en"));
        assertThat(desk.photos).isEmpty();
    }

    @Test
    void a_receipt_offers_no_link_that_would_replace_it_by_an_empty_form() throws Exception {
        assertThat(text(visitor("es").opens())).contains("class=\"lang\"", "formaction=\"/report?lang=en\"");
        assertThat(text(filled("es").sends())).contains("AV-1").doesNotContain("class=\"lang\"", "?lang=");
    }

    private Visitor visitor(String language) {
        return new Visitor(vertx, port, language);
    }

    private Visitor filled(String language) throws Exception {
        var visitor = visitor(language);
        got(visitor.opens());
        return visitor.types("text", "La farola no luce")
                .types("place", "Calle Burgos 12")
                .types("answer", "none");
    }

    private static String text(Future<HttpResponse<Buffer>> asked) throws Exception {
        return got(asked).bodyAsString();
    }

    private static <T> T got(Future<T> asked) throws Exception {
        return asked.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }
}
