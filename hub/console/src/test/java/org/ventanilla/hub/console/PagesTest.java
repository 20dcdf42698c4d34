package org.ventanilla.hub.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ventanilla.hub.incident.Status;

class PagesTest {
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

    private String page(String path) throws Exception {
        return browser.get(path).bodyAsString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/staff",
                "/staff/incidents/17",
                "/staff/messages",
                "/staff/quarantine",
                "/staff/hotspots",
                "/staff/hotspots/3",
                "/staff/nowhere"
            })
    void every_page_speaks_both_languages_runs_no_script_and_is_not_kept(String path) throws Exception {
        city.with(new Sample(17));
        city.hotspots.add(HotspotPagesTest.hotspot(3, null, new Sample(17)));
        browser.as("supervisor");
        var spanish = browser.get(path);
        var english = browser.get(path, "Accept-Language", "en-GB,en;q=0.8");
        assertThat(spanish.bodyAsString()).contains("<html lang=\"es\">", "Ir al contenido", "Sesión de Ana Ruiz");
        assertThat(english.bodyAsString()).contains("<html lang=\"en\">", "Signed in as Ana Ruiz");
        assertThat(spanish.getHeader("Content-Security-Policy"))
                .contains("script-src 'none'", "frame-ancestors 'none'", "form-action 'self'")
                .doesNotContain("unsafe");
        assertThat(spanish.getHeader("Cache-Control")).isEqualTo("no-store");
        assertThat(spanish.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(spanish.bodyAsString()).doesNotContain("style=\"", "onclick", "<script");
    }

    @Test
    void the_style_sheet_needs_no_login_and_may_be_kept() throws Exception {
        var css = browser.get("/staff/assets/console.css");
        assertThat(css.statusCode()).isEqualTo(200);
        assertThat(css.getHeader("Cache-Control")).contains("max-age");
        assertThat(browser.get("/staff/console.css").statusCode()).isEqualTo(303);
    }

    @Test
    void the_list_marks_danger_what_is_late_and_what_may_be_the_same() throws Exception {
        city.with(new Sample(17).danger().due(Duration.ofHours(4)).maybe(new Sample(12).row()))
                .with(new Sample(16).age(Duration.ofMinutes(5)));
        browser.as("reader");
        String list = page("/staff");
        assertThat(list).contains("Peligro", "Fuera de plazo desde el 19 nov 2026", "hace 1 día", "1 aviso");
        assertThat(list).contains("Puede ser la misma que <a href=\"/staff/incidents/12\">IN-12</a>");
        assertThat(list).contains("hace menos de una hora", "Calle Burgos 12 · Centro", "Servicio de Alumbrado");
    }

    @Test
    void a_reply_after_closing_asks_for_a_look_until_somebody_has_looked() throws Exception {
        city.with(new Sample(17).status(Status.RESOLVED).lookAgain()).with(new Sample(16).lookAgain());
        browser.as("agent");
        assertThat(page("/staff")).contains("Mirar otra vez");
        assertThat(page("/staff/incidents/17"))
                .contains("action=\"/staff/incidents/17/looked\"")
                .doesNotContain("action=\"/staff/incidents/17/ask\"");
        browser.as("reader");
        assertThat(page("/staff/incidents/17")).contains("Mirar otra vez").doesNotContain("/17/looked\"");
    }

    @Test
    void who_waits_for_an_answer_is_told_and_an_open_incident_can_be_asked_about() throws Exception {
        city.with(new Sample(17).waiting());
        browser.as("agent");
        assertThat(page("/staff")).contains("A la espera");
        assertThat(page("/staff/incidents/17")).contains("A la espera", "action=\"/staff/incidents/17/ask\"");
        browser.as("reader");
        assertThat(page("/staff/incidents/17")).contains("A la espera").doesNotContain("/17/ask\"");
    }

    @Test
    void an_empty_list_says_why() throws Exception {
        browser.as("reader");
        assertThat(page("/staff")).contains("No queda nada pendiente");
        assertThat(page("/staff?q=nada")).contains("Ninguna incidencia coincide");
    }

    @Test
    void the_list_asks_for_open_ones_unless_told_otherwise_and_passes_its_filter_on() throws Exception {
        browser.as("reader");
        browser.get("/staff");
        browser.get("/staff?state=closed&group=ALU&department=VIAL&q=calle%20alta");
        browser.get("/staff?state=RESOLVED");
        browser.get("/staff?state=all");
        browser.get("/staff?state=rubbish&page=-3");
        assertThat(city.asked.get(0).statuses())
                .containsExactlyInAnyOrder(Status.RECEIVED, Status.UNDER_STUDY, Status.IN_PROGRESS);
        var second = city.asked.get(1);
        assertThat(second.statuses())
                .contains(Status.RESOLVED, Status.DUPLICATE_OF)
                .doesNotContain(Status.RECEIVED);
        assertThat(second.group()).isEqualTo("ALU");
        assertThat(second.department()).isEqualTo("VIAL");
        assertThat(second.words()).isEqualTo("calle alta");
        assertThat(city.asked.get(2).statuses()).containsExactly(Status.RESOLVED);
        assertThat(city.asked.get(3).statuses()).isEmpty();
        assertThat(city.asked.get(4)).isEqualTo(city.asked.get(0));
    }

    @Test
    void the_list_is_paged_and_keeps_its_filter() throws Exception {
        for (long id = 1; id <= 30; id++) {
            city.with(new Sample(id));
        }
        browser.as("reader");
        assertThat(page("/staff?department=ALUM"))
                .contains("/staff?department=ALUM&amp;page=2", "IN-25<")
                .doesNotContain("IN-26<");
        assertThat(page("/staff?department=ALUM&page=2"))
                .contains("IN-26<", "IN-30<", "href=\"/staff?department=ALUM\"")
                .doesNotContain("page=3");
    }

    @ParameterizedTest
    @EnumSource(Status.class)
    void every_status_has_a_page(Status status) throws Exception {
        city.with(new Sample(17).status(status));
        browser.as("agent");
        var page = browser.get("/staff/incidents/17");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.bodyAsString()).contains("IN-17", "Farola apagada o fundida", "AV-170");
    }

    @Test
    void an_agent_sees_words_and_contact_and_the_reading_is_written_down() throws Exception {
        city.with(new Sample(17).report(171, "sms", null));
        browser.as("agent");
        String page = page("/staff/incidents/17");
        assertThat(page).contains("lleva tres noches apagada", "luis@correo.example", "Luis P.", "Sin contacto");
        assertThat(page).contains("&lt;nada&gt;").doesNotContain("<nada>");
        assertThat(city.readings).containsExactly("7 reads 170", "7 reads 171");
    }

    @Test
    void who_filed_a_report_for_a_caller_is_named_to_staff() throws Exception {
        city.with(new Sample(17).report(171, "desk", null));
        browser.as("agent");
        assertThat(page("/staff/incidents/17")).containsOnlyOnce("en nombre del ciudadano por Eva &lt;Soto&gt;");
        assertThat(page("/staff/incidents/17?lang=en")).contains("Filed for the citizen by Eva &lt;Soto&gt;");
        browser.as("reader");
        assertThat(page("/staff/incidents/17")).doesNotContain("Soto");
    }

    @ParameterizedTest
    @ValueSource(strings = {"reader", "admin"})
    void whoever_may_not_see_personal_data_sees_that_there_are_reports_and_no_more(String role) throws Exception {
        city.with(new Sample(17));
        browser.as(role);
        assertThat(page("/staff/incidents/17"))
                .contains("AV-170", "no tiene el permiso")
                .doesNotContain("tres noches", "luis@correo.example");
        assertThat(city.readings).isEmpty();
    }

    @Test
    void many_reports_are_shown_in_parts_and_only_what_is_shown_is_read() throws Exception {
        var sample = new Sample(17);
        for (long n = 171; n < 210; n++) {
            sample.report(n, "sms", null);
        }
        city.with(sample);
        browser.as("agent");
        assertThat(page("/staff/incidents/17")).contains("?from=30#reports", "40 avisos");
        assertThat(city.readings).hasSize(IncidentPages.REPORTS);
        assertThat(page("/staff/incidents/17?from=30"))
                .contains("AV-209", "?from=0#reports")
                .doesNotContain("AV-170<");
    }

    @Test
    void a_reader_is_offered_nothing_to_do() throws Exception {
        city.with(new Sample(17).maybe(new Sample(12).row()));
        browser.as("reader");
        assertThat(page("/staff/incidents/17"))
                .contains("Puede ser la misma que")
                .doesNotContain("action=\"/staff/incidents/");
    }

    @Test
    void the_time_line_tells_every_kind_of_event_in_words() throws Exception {
        city.with(new Sample(17)
                .step("incident.report-joined", Map.of("reportId", "171"))
                .step(
                        "incident.status-changed",
                        Map.of("from", "RECEIVED", "to", "UNDER_STUDY", "text", "Lo <miramos>"))
                .step("incident.assigned", Map.of("department", "VIAL"))
                .step("incident.merged", Map.of("from", "9"))
                .step("incident.merged", Map.of("into", "8"))
                .step("incident.unmerged", Map.of("lost", "9"))
                .step("incident.unmerged", Map.of("from", "8"))
                .step("incident.report-split", Map.of("reportId", "171", "to", "18"))
                .step("incident.match-proposed", Map.of("perhapsSameAs", "12"))
                .step("incident.rated", Map.of("stars", 4))
                .step("incident.of-tomorrow", Map.of()));
        browser.as("agent");
        assertThat(page("/staff/incidents/17"))
                .contains("Se sumó el aviso AV-171", "De «Recibido» a «En estudio»", "Lo &lt;miramos&gt;")
                .contains(
                        "Asignada a Servicio de Vialidad",
                        "Se le unió IN-9",
                        "Unida a IN-8",
                        "El aviso AV-171 pasó a IN-18")
                .contains("Podría ser la misma que IN-12", "Valorada con 4 de 5", "incident.of-tomorrow");
    }

    @Test
    void a_confidential_incident_shows_its_place_to_staff_but_no_way_to_the_public_map() throws Exception {
        city.with(new Sample(17).secret());
        browser.as("agent");
        assertThat(page("/staff/incidents/17"))
                .contains("Calle Burgos 12", "Materia reservada", "la reciben solo quienes avisaron")
                .doesNotContain("href=\"/incidents/17\"", "cualquiera podrá leerla", "Se publica");
    }

    @Test
    void words_of_citizens_never_become_markup() throws Exception {
        city.words = "<script>alert(1)</script>";
        city.with(new Sample(17).place("<img src=x>"));
        browser.as("agent");
        assertThat(page("/staff/incidents/17")).doesNotContain("<script", "<img src=x>");
        assertThat(page("/staff")).doesNotContain("<img src=x>");
        assertThat(page("/staff?q=%22%3E%3Cscript%3E")).doesNotContain("<script");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/staff/incidents/99",
                "/staff/incidents/x",
                "/staff/incidents/99999999999999999999",
                "/staff/a/b"
            })
    void what_does_not_exist_is_a_page_of_the_console(String path) throws Exception {
        browser.as("agent");
        var page = browser.get(path);
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.bodyAsString()).contains("Aquí no hay nada");
    }

    @Test
    void messages_in_trouble_are_shown_with_their_reason_and_sent_again() throws Exception {
        city.trouble.add(MadeUpCity.notice("dead", "no-connection"));
        city.waiting.add(MadeUpCity.notice("due", "brand-new-code"));
        browser.as("supervisor");
        var page = browser.get("/staff/messages");
        assertThat(page.bodyAsString())
                .contains(
                        "Abandonado",
                        "no había conexión con el proveedor",
                        "otro motivo (brand-new-code)",
                        "3 intentos",
                        "AV-170");
        String id = city.trouble.get(0).id().toString();
        var sent = browser.post("/staff/messages/" + id + "/retry", Browser.token(page));
        assertThat(sent.getHeader("Location")).isEqualTo("/staff/messages?done=sent");
        assertThat(city.deeds).containsExactly("send " + id);
        assertThat(page("/staff/messages?done=sent")).contains("Se enviará otra vez");
    }
}
