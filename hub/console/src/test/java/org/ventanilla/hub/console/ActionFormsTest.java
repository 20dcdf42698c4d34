package org.ventanilla.hub.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ventanilla.hub.incident.RefusedAction;
import org.ventanilla.hub.incident.Status;
import org.ventanilla.model.SimilarAnswer.Known;

/** What the forms of an incident offer, as it stands. */
class ActionFormsTest {
    private static final String HERE = "/staff/incidents/17";

    private final MadeUpCity city = new MadeUpCity();
    private Browser browser;

    @BeforeEach
    void open(@TempDir Path dir) throws Exception {
        browser = new Browser(city, dir).as("agent");
    }

    @AfterEach
    void close() throws Exception {
        browser.close();
    }

    private String page(Sample sample) throws Exception {
        city.with(sample);
        return browser.get(HERE).bodyAsString();
    }

    @Test
    void what_it_is_can_be_confirmed_or_corrected_where_the_page_says_that_it_is_not_sure() throws Exception {
        assertThat(page(new Sample(17)))
                .contains("sin estar seguro", "href=\"#category-category\"", "<details class=\"panel\" open>")
                .contains("<optgroup label=\"Alumbrado público\">", "<optgroup label=\"Calzadas y aceras\">")
                .contains("<option value=\"ALU-01\" selected>", "<option value=\"VIA-01\">");
        assertThat(page(new Sample(17).certain().step("incident.learned", Map.of("category", "VIA-01"))))
                .contains("Tipo: Bache en la calzada")
                .contains("action=\"" + HERE + "/category\"")
                .doesNotContain("#category-category", "<details class=\"panel\" open>");
        assertThat(page(new Sample(17).category("OLD-01")))
                .as("a type that is not used any more is chosen by nobody's forgetting")
                .contains("<option value=\"\" selected>Elija…</option>");
        assertThat(page(new Sample(17).duplicateOf(12))).doesNotContain(HERE + "/category");
        browser.as("reader");
        assertThat(page(new Sample(17))).contains("sin estar seguro").doesNotContain("category-category");
    }

    @Test
    void where_it_is_can_be_said_and_words_that_name_nothing_stay_in_the_field() throws Exception {
        assertThat(page(new Sample(17).placeAsked(3))).contains("Decir dónde es", "href=\"#place-words\"");
        assertThat(page(new Sample(17))).contains(HERE + "/place").doesNotContain("href=\"#place-words\"");
        browser.post(HERE + "/place", Browser.token(browser.get(HERE)), "words", " Calle Burgos 12 ");
        assertThat(city.deeds).containsExactly("place 17 Calle Burgos 12");
        city.refusal = new RefusedAction(RefusedAction.Code.UNKNOWN_PLACE, "for programs");
        var refused = browser.post(HERE + "/place", Browser.token(browser.get(HERE)), "words", "en la luna");
        assertThat(refused.bodyAsString())
                .contains("No se conoce ese lugar", "href=\"#place-words\"", "value=\"en la luna\"")
                .contains("<details class=\"panel\" open><summary>Lugar");
        assertThat(page(new Sample(17).duplicateOf(12))).doesNotContain(HERE + "/place");
    }

    @Test
    void each_reason_stands_under_the_states_that_it_fits() throws Exception {
        String open = page(new Sample(17));
        assertThat(under(open, "En marcha")).contains("planned", "other").doesNotContain("repaired", "not-municipal");
        assertThat(under(open, "Resuelto")).contains("repaired", "done").doesNotContain("not-found", "not-solved");
        assertThat(under(open, "No procede"))
                .contains("not-found", "not-municipal")
                .doesNotContain("repaired");
        String closed = page(new Sample(17).status(Status.RESOLVED));
        assertThat(under(closed, "En estudio"))
                .contains("not-solved", "mistake")
                .doesNotContain("repaired");
    }

    @Test
    void others_nearby_that_may_be_the_same_are_one_press_away() throws Exception {
        assertThat(page(new Sample(17))).contains(HERE + "/merge").doesNotContain("Cerca hay otras");
        city.near.add(new Known(
                "12",
                "IN-12",
                "ALU-01",
                "x",
                "RECEIVED",
                35,
                "Calle <Burgos> 14",
                Instant.parse("2026-03-01T10:00:00Z"),
                2,
                null));
        assertThat(page(new Sample(17)))
                .contains("Cerca hay otras", "Calle &lt;Burgos&gt; 14", "a 35 m", "2 avisos", "Unir con IN-12")
                .contains("name=\"into\" value=\"12\"");
        var there = city.near.get(0);
        city.near.set(0, new Known("12", "IN-12", "ALU-01", "x", "RECEIVED", 0, null, there.openedAt(), 1, null));
        assertThat(page(new Sample(17))).contains("en el mismo sitio", "1 aviso");
        browser.as("reader");
        assertThat(page(new Sample(17))).doesNotContain("Cerca hay otras");
    }

    @Test
    void what_has_happened_tells_why() throws Exception {
        var closed =
                Map.<String, Object>of("from", "RECEIVED", "to", "RESOLVED", "reason", "repaired", "text", "Listo");
        var reopened = Map.<String, Object>of("from", "RESOLVED", "to", "IN_PROGRESS", "reason", "back-again");
        var own = Map.<String, Object>of("from", "RECEIVED", "to", "UNDER_STUDY", "reason", "other", "text", "Así es");
        String page = page(new Sample(17)
                .step("incident.status-changed", closed)
                .step("incident.status-changed", reopened)
                .step("incident.status-changed", own));
        assertThat(page)
                .contains("Motivo: Se ha reparado", "Motivo: Ha vuelto a pasar", "Así es")
                .doesNotContain("Motivo: Otro motivo");
    }

    private static String under(String page, String state) {
        return page.split("<optgroup label=\"" + state + "\">", -1)[1].split("</optgroup>", -1)[0];
    }

    @ParameterizedTest
    @CsvSource({"NOT_PROCEEDING, other, No procede", "RESOLVED, other, Resuelto", "IN_PROGRESS, repaired, Resuelto"})
    void a_reason_that_was_refused_stays_chosen_in_one_place(String status, String reason, String group)
            throws Exception {
        city.with(new Sample(17));
        city.refusal = new RefusedAction(RefusedAction.Code.REASON_UNFIT, "for programs");
        var refused = browser.post(
                HERE + "/status", Browser.token(browser.get(HERE)), "status", status, "reason", reason, "text", "x");
        assertThat(refused.bodyAsString()).contains("no corresponde al nuevo estado", "href=\"#status-reason\"");
        assertThat(under(refused.bodyAsString(), group)).contains("<option value=\"" + reason + "\" selected>");
        assertThat(refused.bodyAsString()).containsOnlyOnce("value=\"" + reason + "\" selected");
    }

    @Test
    void nobody_is_asked_who_left_no_contact_and_the_page_says_why() throws Exception {
        assertThat(page(new Sample(17).anonymous()))
                .contains("nadie dejó un contacto", "id=\"ask-ask\"")
                .doesNotContain(HERE + "/ask");
        assertThat(page(new Sample(17).anonymous().report(171, "sms", 5L)))
                .contains(HERE + "/ask")
                .doesNotContain("nadie dejó un contacto");
    }

    @Test
    void the_form_shows_who_has_it() throws Exception {
        assertThat(page(new Sample(17).assignee("Brigada <2>"))).contains("maxlength=\"100\" value=\"Brigada &lt;2>\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ALUM | Lucía | Lucía | null",
                "VIAL | Lucía | Lucía | null",
                "VIAL | Lucía | Eva | Eva",
                "ALUM | Lucía | '' | ''",
                "ALUM | '' | '' | null"
            })
    void a_name_left_standing_says_nothing_and_an_emptied_field_says_nobody(
            String department, String was, String now, String said) throws Exception {
        city.with(new Sample(17).assignee(was));
        browser.post(
                HERE + "/assign",
                Browser.token(browser.get(HERE)),
                "department",
                department,
                "assignee",
                now,
                "assignee-was",
                was);
        assertThat(city.deeds).containsExactly("assign 17 " + department + " " + said);
    }
}
