package org.ventanilla.connector.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.ventanilla.connector.testkit.FakeHub;
import org.ventanilla.connector.testkit.FakeHub.Mood;
import org.ventanilla.connector.testkit.FakeHub.Verdict;
import org.ventanilla.connector.testkit.HandClock;
import org.ventanilla.connector.testkit.Hosting;
import org.ventanilla.connector.testkit.Hosting.Hosted;
import org.ventanilla.connector.testkit.MemoryBlobs;
import org.ventanilla.connector.testkit.Wait;
import org.ventanilla.model.Addresses;
import org.ventanilla.model.Attachment;
import org.ventanilla.model.Reporter;
import org.ventanilla.model.SimilarAnswer;
import org.ventanilla.model.SimilarQuestion;
import org.ventanilla.model.Submission;
import org.ventanilla.model.Wire;

/** The form hosted as in the program, with the hub on the other side of the bus. */
class FormHostedTest {
    private final Vertx vertx = Vertx.vertx();
    private final FakeHub hub = new FakeHub(vertx);
    private final MemoryBlobs blobs = new MemoryBlobs();
    private final List<SimilarQuestion> asked = new CopyOnWriteArrayList<>();
    private Hosted hosted;

    @BeforeEach
    void open(@TempDir Path state) {
        Wait.on(hub.open());
        var options = new JsonObject().put("phoneRegion", "ES");
        hosted = Wait.on(Hosting.inMemory(vertx, state, new HandClock(Desk.NOW))
                .with(blobs)
                .host(new WebConnector(), "formulario", options));
    }

    @AfterEach
    void close() {
        Wait.on(hosted.stop());
        Wait.on(vertx.close());
    }

    @ParameterizedTest
    @CsvSource({"es", "en"})
    void a_form_becomes_one_submission_and_shows_its_number(String language) {
        var answer = Wait.on(filled(language).sends());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.bodyAsString())
                .contains("AV-1", hosted.address() + "/s/AV-1.tok", "lang=\"" + language + "\"");
        assertThat(hub.submissions()).singleElement().satisfies(said -> {
            assertThat(said.key()).startsWith("formulario:");
            assertThat(said.type()).isEqualTo("web");
            assertThat(said.text()).extracting(Submission.Text::raw).isEqualTo("La farola no luce");
            assertThat(said.reporter()).extracting(Reporter::language).isEqualTo(language);
        });
    }

    @Test
    void a_photo_is_kept_before_its_report_refers_to_it() {
        var photo = Buffer.buffer("jpeg bytes");
        assertThat(Wait.on(filled("es").adds("farola.jpg", photo).sends()).statusCode())
                .isEqualTo(200);
        assertThat(hub.reports().get(0).attachments())
                .singleElement()
                .extracting(Attachment::name, Attachment::state)
                .containsExactly("farola.jpg", Attachment.State.STORED);
        assertThat(blobs.contents()).containsExactly(photo);
    }

    @ParameterizedTest
    @CsvSource({"es, 'No se ha guardado, inténtelo de nuevo'", "en, 'Not saved, please try again'"})
    void while_the_hub_is_away_nothing_typed_is_lost_and_the_next_try_is_the_same_report(
            String language, String title) {
        Wait.on(hub.close());
        var visitor = filled(language);
        var answer = Wait.on(visitor.sends());
        assertNotSaved(answer, title);
        Wait.on(hub.open());
        assertThat(Wait.on(visitor.sends()).bodyAsString()).contains("AV-1");
        assertThat(hub.reports()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Mood.class,
            names = {"SILENT", "FAILING", "STORES_BUT_SILENT"})
    void without_a_receipt_the_page_never_says_that_it_is_saved(Mood mood) {
        hub.be(mood);
        var visitor = filled("es");
        assertNotSaved(Wait.on(visitor.sends()), "No se ha guardado, inténtelo de nuevo");
        hub.be(Mood.WELL);
        assertThat(Wait.on(visitor.sends()).bodyAsString()).contains("AV-1");
        assertThat(hub.reports()).hasSize(1);
    }

    @Test
    void photos_that_cannot_be_kept_are_our_bad_day_too() {
        blobs.setAway(true);
        var visitor = filled("es").adds("farola.jpg", Buffer.buffer("jpeg bytes"));
        assertNotSaved(Wait.on(visitor.sends()), "No se ha guardado, inténtelo de nuevo");
        assertThat(hub.submissions()).isEmpty();
    }

    @Test
    void what_the_hub_refuses_is_said_and_what_was_typed_is_kept() {
        hub.decide(s -> new Verdict.Refused("text.raw: expected at most 50,000 characters"));
        var answer = Wait.on(filled("en").sends());
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.bodyAsString()).contains("It could not be accepted", "La farola no luce");
    }

    @Test
    void the_form_is_asked_only_for_its_own_addresses() {
        var visitor = new Visitor(vertx, hosted.port(), "es");
        for (String path : new String[] {"/report", "/report/", "/report/form.js"}) {
            assertThat(Wait.on(visitor.looksAt(path)).statusCode()).as(path).isEqualTo(200);
        }
        var beside = Wait.on(visitor.looksAt("/reports"));
        assertThat(beside.statusCode()).isEqualTo(404);
        assertThat(beside.getHeader("Content-Security-Policy")).isNull();
    }

    /** The hub knows one incident near anything it is asked about. */
    private void knowsOne() {
        var consumer = vertx.eventBus().<JsonObject>consumer(Addresses.SIMILAR, message -> {
            asked.add(Wire.parse(message.body().encode(), SimilarQuestion.class));
            var known = new SimilarAnswer.Known(
                    "17",
                    "IN-17",
                    "ALU-01",
                    "Farola apagada",
                    "IN_PROGRESS",
                    12,
                    "Calle <Burgos> 12",
                    Desk.NOW,
                    2,
                    null);
            message.reply(new JsonObject(Wire.toMap(new SimilarAnswer(List.of(known)))));
        });
        Wait.on(consumer.completion());
    }

    @ParameterizedTest
    @CsvSource({"es, ¿Es alguna de estas?", "en, Is it one of these?"})
    void what_is_known_already_is_shown_before_anything_is_sent(String language, String title) {
        knowsOne();
        var page = Wait.on(filled(language).types("similar", "ask").sends());
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.bodyAsString())
                .contains(title, "IN-17", "Calle &lt;Burgos&gt; 12", "La farola no luce")
                .doesNotContain("AV-1");
        assertThat(hub.submissions()).isEmpty();
        assertThat(asked).singleElement().satisfies(question -> {
            assertThat(question.words()).isEqualTo("La farola no luce");
            assertThat(question.place()).isEqualTo("Calle Burgos 12");
            assertThat(question.language()).isEqualTo(language);
        });
    }

    @Test
    void what_the_citizen_chose_and_the_photos_go_on_with_the_report() {
        knowsOne();
        var visitor = filled("es").types("similar", "ask").adds("farola.jpg", Buffer.buffer("jpeg bytes"));
        Wait.on(visitor.sends());
        visitor.without("similar", "farola.jpg").types("incident", "17");
        assertThat(Wait.on(visitor.sends()).bodyAsString()).contains("AV-1");
        assertThat(asked).hasSize(1);
        assertThat(hub.reports()).singleElement().satisfies(said -> {
            assertThat(said.incident()).isEqualTo("17");
            assertThat(said.attachments())
                    .singleElement()
                    .extracting(Attachment::name, Attachment::state)
                    .containsExactly("farola.jpg", Attachment.State.STORED);
        });
    }

    @Test
    void none_of_them_and_nonsense_are_sent_as_a_report_of_its_own() {
        var visitor = filled("es").types("incident", "17; drop").types("kept", "{\"ref\":\"../../etc\",\"size\":1}");
        assertThat(Wait.on(visitor.sends()).bodyAsString()).contains("AV-1");
        assertThat(hub.reports()).singleElement().satisfies(said -> {
            assertThat(said.incident()).isNull();
            assertThat(said.attachments()).isEmpty();
        });
    }

    @Test
    void a_hub_that_cannot_say_what_it_knows_does_not_keep_a_report_out() {
        assertThat(Wait.on(filled("es").types("similar", "ask").sends()).bodyAsString())
                .contains("AV-1");
        assertThat(hub.reports()).hasSize(1);
    }

    private static void assertNotSaved(HttpResponse<Buffer> answer, String title) {
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.getHeader("Retry-After")).isNotNull();
        assertThat(answer.bodyAsString())
                .contains(title, "La farola no luce", "Calle Burgos 12")
                .doesNotContain("AV-1");
    }

    private Visitor filled(String language) {
        var visitor = new Visitor(vertx, hosted.port(), language);
        Wait.on(visitor.opens());
        return visitor.types("text", "La farola no luce")
                .types("place", "Calle Burgos 12")
                .types("answer", "none");
    }
}
