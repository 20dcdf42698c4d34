package org.ventanilla.hub.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ventanilla.hub.api.Reprocessing;
import org.ventanilla.hub.intake.QuarantinedItem.State;

/** What staff see of what nobody could read, and what they can do about it. */
class QuarantinePagesTest {
    private static final String HERE = "/staff/quarantine";

    private final MadeUpCity city = new MadeUpCity();
    private Browser browser;

    @BeforeEach
    void open(@TempDir Path dir) throws Exception {
        browser = new Browser(city, dir);
    }

    @AfterEach
    void close() throws Exception {
        browser.close();
    }

    private void two() {
        city.unread.add(MadeUpCity.unread(31, "email", State.NEW));
        city.unread.add(MadeUpCity.unread(28, "sms", State.DISMISSED));
    }

    private String page(String path) throws Exception {
        return browser.get(path).bodyAsString();
    }

    @Test
    void an_empty_quarantine_is_said_to_be_empty() throws Exception {
        browser.as("supervisor");
        assertThat(page(HERE)).contains("Todo lo que ha llegado se ha podido leer");
    }

    @Test
    void the_list_names_reason_connector_times_and_tries_of_what_waits() throws Exception {
        two();
        browser.as("supervisor");
        assertThat(page(HERE))
                .contains("href=\"/staff/quarantine/31\"", "no entiende lo que llegó", "correo", "2 intentos")
                .contains("19 nov 2026", "20 nov 2026")
                .doesNotContain("/staff/quarantine/28");
    }

    @Test
    void one_is_shown_with_its_trail_its_key_and_what_can_be_done() throws Exception {
        two();
        browser.as("supervisor");
        assertThat(page(HERE + "/31"))
                .contains("email:31", "En cuarentena", "Leer otra vez", "Descartar", "Descargar el original");
        assertThat(browser.get(HERE + "/4711").statusCode()).isEqualTo(404);
        assertThat(browser.get(HERE + "/x").statusCode()).isEqualTo(404);
    }

    @Test
    void what_is_decided_says_by_whom_and_why_and_offers_nothing() throws Exception {
        two();
        browser.as("supervisor");
        assertThat(page(HERE + "/28"))
                .contains("Descartado por Eva Gil", "publicidad")
                .doesNotContain("<form method=\"post\" action=\"/staff/quarantine");
    }

    @ParameterizedTest
    @CsvSource({
        "READ, /staff/quarantine?done=read, con su número y su hora",
        "NOT_READ, /staff/quarantine/31?done=not-read, Tampoco esta vez",
        "AWAY, /staff/quarantine/31?done=away, no puede mirarlo ahora",
        "GONE, /staff/quarantine?done=gone, ya no espera"
    })
    void reading_again_tells_how_it_ended(Reprocessing.Ending ending, String goesTo, String says) throws Exception {
        two();
        city.ending = ending;
        browser.as("supervisor");
        var done = browser.post(HERE + "/31/reprocess", Browser.token(browser.get(HERE + "/31")));
        assertThat(done.getHeader("Location")).isEqualTo(goesTo);
        assertThat(city.deeds).containsExactly("read again 31");
        assertThat(city.doers).containsExactly("Ana Ruiz");
        assertThat(page(goesTo)).contains("role=\"status\"", says);
    }

    @Test
    void dismissing_needs_a_reason_and_keeps_what_was_typed() throws Exception {
        two();
        browser.as("supervisor");
        String token = Browser.token(browser.get(HERE + "/31"));
        var without = browser.post(HERE + "/31/dismiss", token, "reason", " ");
        assertThat(without.statusCode()).isEqualTo(422);
        assertThat(without.bodyAsString()).contains("Escriba el motivo", "aria-invalid=\"true\"", "href=\"#reason\"");
        var longer = browser.post(HERE + "/31/dismiss", token, "reason", "ñ".repeat(501));
        assertThat(longer.statusCode()).isEqualTo(422);
        assertThat(longer.bodyAsString()).contains("500 letras", "ñ".repeat(501));
        assertThat(city.deeds).isEmpty();
        var done = browser.post(HERE + "/31/dismiss", token, "reason", "publicidad");
        assertThat(done.getHeader("Location")).isEqualTo(HERE + "?done=dismissed");
        assertThat(city.deeds).containsExactly("dismiss 31 publicidad");
        assertThat(city.doers).containsExactly("Ana Ruiz");
    }

    @ParameterizedTest
    @ValueSource(strings = {"agent", "reader"})
    void whoever_does_not_look_after_the_quarantine_sees_and_does_nothing(String role) throws Exception {
        two();
        browser.as(role);
        assertThat(page("/staff")).doesNotContain(HERE);
        String token = Browser.token(browser.get("/staff"));
        assertThat(browser.get(HERE).statusCode()).isEqualTo(403);
        assertThat(browser.get(HERE + "/31").statusCode()).isEqualTo(403);
        assertThat(browser.get(HERE + "/31/original").statusCode()).isEqualTo(403);
        assertThat(browser.post(HERE + "/31/reprocess", token).statusCode()).isEqualTo(403);
        assertThat(browser.post(HERE + "/31/dismiss", token, "reason", "x").statusCode())
                .isEqualTo(403);
        assertThat(city.deeds).isEmpty();
    }

    @Test
    void an_admin_decides_but_sees_neither_the_original_nor_the_trail() throws Exception {
        two();
        browser.as("admin");
        assertThat(page(HERE + "/31"))
                .contains("Leer otra vez", "hace falta el permiso")
                .doesNotContain("Descargar el original", "En cuarentena");
        assertThat(browser.get(HERE + "/31/original").statusCode()).isEqualTo(403);
        assertThat(city.readings).isEmpty();
    }

    @Test
    void the_original_is_a_file_that_no_browser_shows_and_each_look_is_written_down() throws Exception {
        two();
        browser.as("supervisor");
        var original = browser.get(HERE + "/31/original");
        assertThat(original.bodyAsString()).isEqualTo("<raw>");
        assertThat(original.getHeader("Content-Type")).isEqualTo("application/octet-stream");
        assertThat(original.getHeader("Content-Disposition")).isEqualTo("attachment; filename=\"unread-31.bin\"");
        assertThat(city.readings).containsExactly("7 reads original 31");
    }

    @Test
    void a_form_that_is_not_ours_does_nothing() throws Exception {
        two();
        browser.as("supervisor");
        assertThat(browser.post(HERE + "/31/reprocess", "aaaaaaaaaaaaaaaaaaaa").statusCode())
                .isEqualTo(403);
        assertThat(browser.post(HERE + "/31/dismiss", "", "reason", "x").statusCode())
                .isEqualTo(403);
        assertThat(city.deeds).isEmpty();
    }
}
