package org.ventanilla.hub.portal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ventanilla.hub.incident.Status;

class PagesTest {
    private final MadeUpCity city = new MadeUpCity();
    private Listener site;

    @BeforeEach
    void open() throws Exception {
        site = new Listener(city, MadeUpCity.settings());
    }

    @AfterEach
    void close() throws Exception {
        site.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/incidents", "/help", "/privacy", "/accessibility", "/developers", "/nowhere"})
    void every_page_speaks_both_languages_and_forbids_foreign_scripts(String path) throws Exception {
        var spanish = site.get(path);
        var english = site.get(path, "Accept-Language", "en-GB,en;q=0.8");
        assertThat(spanish.bodyAsString()).contains("<html lang=\"es\">", "Ir al contenido");
        assertThat(english.bodyAsString()).contains("<html lang=\"en\">", "Skip to content");
        assertThat(spanish.getHeader("Content-Security-Policy"))
                .contains("default-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(spanish.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(spanish.bodyAsString()).doesNotContain("style=\"", "onclick", "<script>");
    }

    @Test
    void a_chosen_language_is_remembered() throws Exception {
        var page = site.get("/?lang=en");
        assertThat(page.bodyAsString()).contains("<html lang=\"en\">", "hreflang=\"es\"");
        assertThat(page.cookies()).singleElement().asString().contains("lang=en", "SameSite=Lax");
        assertThat(site.get("/", "Cookie", "lang=en").bodyAsString()).contains("<html lang=\"en\">");
    }

    @Test
    void the_front_page_shows_figures_and_the_latest_solved() throws Exception {
        city.with(MadeUpCity.lamp(7, Status.RESOLVED));
        String page = site.get("/").bodyAsString();
        assertThat(page).contains("1.234", "87", "/media/before7/web", "/media/after7/web", "Farola encendida");
        assertThat(page).contains("mailto:avisos@villaseca.example", "href=\"/report\"", "112");
    }

    @Test
    void an_empty_city_has_friendly_pages() throws Exception {
        assertThat(site.get("/").bodyAsString()).contains("Todavía no hay nada resuelto");
        assertThat(site.get("/incidents").bodyAsString()).contains("Nadie ha avisado de nada todavía");
        assertThat(site.get("/incidents?q=nada").bodyAsString()).contains("Ninguna coincide");
    }

    @Test
    void the_number_of_a_report_is_none_of_an_incident_and_its_holder_is_told_where_to_go() throws Exception {
        assertThat(site.get("/incidents?q=av-28").bodyAsString())
                .contains("AV-28 es el número de un aviso", "href=\"/#find\"");
        assertThat(site.get("/incidents?q=AV-28&lang=en").bodyAsString()).contains("AV-28 is the number of a report");
        assertThat(site.get("/incidents?q=IN-28").bodyAsString()).doesNotContain("es el número de un aviso");
    }

    @ParameterizedTest
    @EnumSource(Status.class)
    void every_status_has_its_words_on_the_page_of_an_incident(Status status) throws Exception {
        city.with(MadeUpCity.lamp(7, status));
        var page = site.get("/incidents/7");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.bodyAsString()).contains("IN-7", "Farola apagada o fundida", "Calle Burgos 12", "3 avisos");
    }

    @Test
    void an_incident_that_is_not_public_is_nowhere_to_be_seen() throws Exception {
        city.with(new Sample(8).notPublic().place("Calle Secreta 1").view());
        assertThat(site.get("/incidents/8").statusCode()).isEqualTo(404);
        assertThat(site.get("/v1/incidents/8").statusCode()).isEqualTo(404);
        assertThat(site.get("/incidents").bodyAsString()).doesNotContain("Secreta");
        assertThat(site.get("/v1/incidents").bodyAsString()).doesNotContain("Secreta");
        assertThat(site.get("/v1/incidents.geojson").bodyAsString()).doesNotContain("Secreta");
    }

    @Test
    void the_list_is_paged_and_keeps_its_filter() throws Exception {
        for (long id = 60; id > 30; id--) {
            city.with(MadeUpCity.lamp(id, Status.RECEIVED));
        }
        String first = site.get("/incidents?status=open").bodyAsString();
        assertThat(first).contains("/incidents?status=open&amp;after=41").doesNotContain("IN-40 ");
        String second = site.get("/incidents?status=open&after=41").bodyAsString();
        assertThat(second).contains("IN-40 ", "IN-31 ").doesNotContain("rel=\"next\"");
    }

    @Test
    void words_of_staff_and_visitors_never_become_markup() throws Exception {
        city.with(new Sample(9)
                .status(Status.NOT_PROCEEDING)
                .closingText("<script>alert(1)</script>")
                .place("<img src=x>")
                .view());
        assertThat(site.get("/incidents/9").bodyAsString()).doesNotContain("<script>alert", "<img src=x>");
        assertThat(site.get("/incidents?q=%22%3E%3Cscript%3Ealert(1)").bodyAsString())
                .doesNotContain("<script>alert");
    }

    @Test
    void a_bad_day_is_told_kindly_and_ours() throws Exception {
        city.away = true;
        var page = site.get("/");
        assertThat(page.statusCode()).isEqualTo(503);
        assertThat(page.bodyAsString()).contains("Es cosa nuestra").doesNotContain("database");
        assertThat(page.getHeader("Content-Security-Policy")).isNotNull();
    }

    @Test
    void tiles_of_another_host_widen_the_policy_by_that_host_only() throws Exception {
        var tiles = new PortalSettings.Tiles("https://tiles.example:8443/{z}/{x}/{y}.png", "© who draws them", 19);
        assertThat(Headers.policy(tiles)).contains("img-src 'self' data: https://tiles.example:8443;");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/assets/ventanilla.css",
                "/assets/groups.css",
                "/assets/favicon.svg",
                "/assets/icons.svg",
                "/assets/map.js",
                "/assets/ground.geojson",
                "/assets/leaflet/leaflet.js",
                "/assets/leaflet/leaflet.css",
                "/robots.txt"
            })
    void assets_are_served(String path) throws Exception {
        var asset = site.get(path);
        assertThat(asset.statusCode()).isEqualTo(200);
        assertThat(asset.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
    }
}
