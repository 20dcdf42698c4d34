package org.ventanilla.hub.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ventanilla.hub.desk.Told;
import org.ventanilla.hub.transcript.Confirmation.Ending;
import org.ventanilla.hub.transcript.Proposal.State;

/** What staff see of what a machine wrote down, and what they can say to it. */
class ProposalPagesTest {
    private static final String HERE = "/staff/proposals";
    private static final String ONE = HERE + "/41";

    private final MadeUpCity city = new MadeUpCity();
    private Browser browser;
    private String category;

    @BeforeEach
    void open(@TempDir Path dir) throws Exception {
        browser = new Browser(city, dir);
        category = city.city().categories().get(0).code();
        city.speech.proposals.add(MadeUpSpeech.proposal(41, State.OPEN, category));
        city.speech.proposals.add(MadeUpSpeech.proposal(42, State.DISMISSED, category));
    }

    @AfterEach
    void close() throws Exception {
        browser.close();
    }

    private String page(String path) throws Exception {
        return browser.get(path).bodyAsString();
    }

    @Test
    void the_list_tells_what_waits_without_a_word_of_a_citizen() throws Exception {
        browser.as("operator");
        assertThat(page(HERE))
                .contains("href=\"/staff/proposals/41\"", "Calle Castilla 27", "48 %")
                .doesNotContain("/staff/proposals/42", "La farola no luce");
        assertThat(city.speech.looks).isEmpty();
        city.speech.proposals.clear();
        assertThat(page(HERE)).contains("No hay ninguno por comprobar");
    }

    @Test
    void each_field_shows_the_sentence_it_came_from_and_how_sure_that_is() throws Exception {
        browser.as("operator");
        assertThat(page(ONE))
                .contains("66 %", "48 %", "«Está en la calle Castilla 27.»", "Es el número desde el que se llamó")
                .contains("&lt;mucho", "sin dato de seguridad", "Hay una grabación en el proveedor: RE1")
                .doesNotContain("<mucho>");
        assertThat(city.speech.looks).containsExactly(41L);
        assertThat(page(ONE + "?lang=en")).contains("From the sentence:", "Confirm and file");
        assertThat(browser.get(HERE + "/4711").statusCode()).isEqualTo(404);
        assertThat(browser.get(HERE + "/x").statusCode()).isEqualTo(404);
    }

    @Test
    void there_is_a_player_only_while_a_copy_of_the_recording_is_kept() throws Exception {
        browser.as("operator");
        assertThat(page(ONE)).doesNotContain("<audio").contains("Hay una grabación en el proveedor: RE1");
        city.speech.recordings.add(MadeUpSpeech.recording(null, null));
        assertThat(page(ONE)).doesNotContain("<audio").contains("Hay una grabación en el proveedor: RE1");
        assertThat(browser.get(ONE + "/recordings/RE1").statusCode()).isEqualTo(404);
        city.speech.recordings.set(0, MadeUpSpeech.recording("a".repeat(64), null));
        assertThat(page(ONE))
                .contains("<audio controls", "src=\"/staff/proposals/41/recordings/RE1\"", "Se borra el 19")
                .doesNotContain("en el proveedor");
        assertThat(page(ONE + "?lang=en")).contains("Recording of", "It is deleted on");
        city.speech.deeds.clear();
        var sound = browser.get(ONE + "/recordings/RE1");
        assertThat(sound.getHeader("Content-Type")).isEqualTo("audio/mpeg");
        assertThat(sound.getHeader("Cache-Control")).isEqualTo("no-store");
        assertThat(sound.bodyAsString()).isEqualTo("sound");
        assertThat(city.speech.deeds).containsExactly("listen 41 RE1 by Ana Ruiz");
        city.speech.recordings.set(0, MadeUpSpeech.recording(null, java.time.Instant.EPOCH));
        assertThat(page(ONE + "?lang=es")).doesNotContain("<audio").contains("La grabación RE1 se ha borrado");
        browser.as("reader");
        assertThat(browser.get(ONE + "/recordings/RE1").statusCode()).isEqualTo(403);
    }

    @Test
    void what_is_decided_offers_nothing() throws Exception {
        browser.as("agent");
        assertThat(page(HERE + "/42")).contains("Descartado: broma").doesNotContain("/42/confirm", "/42/dismiss");
    }

    @Test
    void what_is_confirmed_unchanged_keeps_its_place_as_exact_as_it_was() throws Exception {
        browser.as("operator");
        var done =
                post("/confirm", "version", "3", "category", category, "place", "Calle Castilla 27", "danger", "yes");
        assertThat(done.getHeader("Location")).isEqualTo(HERE + "?done=confirmed");
        assertThat(city.speech.deeds).containsExactly("confirm 41 v3 by Ana Ruiz");
        Told told = city.speech.told.get(0);
        assertThat(told.where().isKnown()).isFalse();
        assertThat(told.what().category()).isEqualTo(category);
        assertThat(told.what().danger()).isTrue();
        assertThat(told.who().answer()).isEqualTo(Told.Answer.NONE);
        assertThat(page(HERE + "?done=confirmed")).contains("Confirmado. Se registra ahora.");
    }

    @Test
    void what_is_corrected_goes_along() throws Exception {
        browser.as("operator");
        post("/confirm", "category", category, "place", "Calle Vargas 40", "answer", "sms", "number", "600 111 222");
        Told told = city.speech.told.get(0);
        assertThat(told.where().words()).isEqualTo("Calle Vargas 40");
        assertThat(told.who().answer()).isEqualTo(Told.Answer.SMS);
        assertThat(Objects.requireNonNull(told.who().number()).e164()).isEqualTo("+34600111222");
    }

    @ParameterizedTest
    @CsvSource({
        "category=, Elija un asunto",
        "category=NO-1, Elija un asunto",
        "answer=sms&number=942200600, Escriba un número de móvil",
        "answer=sms&number=nada, Escriba un número de móvil"
    })
    void what_cannot_be_taken_is_named_and_what_was_typed_stays(String fields, String says) throws Exception {
        browser.as("operator");
        var all = new java.util.ArrayList<String>();
        if (!fields.startsWith("category")) {
            all.addAll(java.util.List.of("category", category));
        }
        for (String field : fields.split("&", -1)) {
            var pair = field.split("=", 2);
            all.addAll(java.util.List.of(pair[0], pair[1]));
        }
        all.addAll(java.util.List.of("text", "mis palabras"));
        var answer = post("/confirm", all.toArray(String[]::new));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.bodyAsString()).contains(says, "mis palabras");
        assertThat(city.speech.deeds).isEmpty();
    }

    @Test
    void a_place_that_is_not_found_and_a_proposal_that_is_gone_are_told() throws Exception {
        browser.as("operator");
        city.speech.ending = Ending.NO_PLACE;
        var wrong = post("/confirm", "category", category, "place", "Ningún lugar");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.bodyAsString()).contains("No se encuentra ese lugar", "Ningún lugar");
        city.speech.ending = Ending.GONE;
        assertThat(post("/confirm", "category", category).getHeader("Location")).isEqualTo(ONE + "?done=gone");
    }

    @Test
    void dismissing_needs_a_reason() throws Exception {
        browser.as("operator");
        assertThat(post("/dismiss", "reason", " ").statusCode()).isEqualTo(422);
        assertThat(post("/dismiss", "reason", "broma").getHeader("Location")).isEqualTo(HERE + "?done=dismissed");
        assertThat(city.speech.deeds).containsExactly("dismiss 41 broma by Ana Ruiz");
    }

    @ParameterizedTest
    @ValueSource(strings = {"reader", "admin"})
    void nobody_else_comes_in(String role) throws Exception {
        browser.as(role);
        assertThat(browser.get(HERE).statusCode()).isEqualTo(403);
        assertThat(browser.get(ONE).statusCode()).isEqualTo(403);
        assertThat(browser.post(ONE + "/dismiss", "x", "reason", "broma").statusCode())
                .isEqualTo(403);
        assertThat(page("/staff")).doesNotContain(HERE);
    }

    @Test
    void a_form_of_another_session_does_nothing() throws Exception {
        browser.as("operator");
        assertThat(browser.post(ONE + "/confirm", "forged", "category", category)
                        .statusCode())
                .isEqualTo(403);
        assertThat(city.speech.deeds).isEmpty();
    }

    private io.vertx.ext.web.client.HttpResponse<io.vertx.core.buffer.Buffer> post(String deed, String... fields)
            throws Exception {
        return browser.post(ONE + deed, Browser.token(browser.get(ONE)), fields);
    }
}
