package org.ventanilla.hub.portal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ventanilla.hub.portal.PortalData.NewsChoice;
import org.ventanilla.hub.portal.PortalData.NewsView;

/** Ending news: RFC 8058 for mail programs, a page with a button for people. */
class NewsTest {
    private static final String PATH = "/u/" + MadeUpCity.NEWS;

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

    @Test
    void opening_the_link_shows_a_button_and_changes_nothing() throws Exception {
        var page = site.get(PATH);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.bodyAsString())
                .contains("AV-1042", "method=\"post\" action=\"" + PATH + "\"", "seguir avisando");
        assertThat(page.getHeader("Cache-Control")).isEqualTo("no-store");
        assertThat(page.getHeader("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(city.choices).isEmpty();
    }

    @Test
    void one_click_of_a_mail_program_acts_at_once_without_cookie_or_redirect() throws Exception {
        var answer = site.post(PATH, "List-Unsubscribe", "One-Click");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.cookies()).isEmpty();
        assertThat(city.choices).containsExactly(NewsChoice.END_ALL);
    }

    @ParameterizedTest
    @CsvSource({
        "this, END_THIS, novedades del aviso AV-1042",
        "all, END_ALL, novedades de sus avisos",
        "none, RESUME, Volverá a recibir"
    })
    void the_page_ends_this_report_or_all_or_takes_it_back(String scope, NewsChoice choice, String said)
            throws Exception {
        var answer = site.post(PATH, "scope", scope);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(city.choices).containsExactly(choice);
        assertThat(answer.bodyAsString()).contains("Hecho.", said);
    }

    @Test
    void the_page_offers_only_what_would_change_something() throws Exception {
        city.news = new NewsView("AV-1042", true, false);
        assertThat(site.get(PATH).bodyAsString())
                .contains("value=\"none\" checked")
                .doesNotContain("value=\"all\"", "value=\"this\"");
    }

    @Test
    void a_wrong_link_ends_nothing() throws Exception {
        assertThat(site.get(PATH + "x").statusCode()).isEqualTo(404);
        assertThat(site.post(PATH + "x", "List-Unsubscribe", "One-Click").statusCode())
                .isEqualTo(404);
        assertThat(city.choices).isEmpty();
    }

    @Test
    void when_the_hub_is_away_nobody_is_told_that_it_is_done() throws Exception {
        city.away = true;
        assertThat(site.post(PATH, "scope", "all").statusCode()).isEqualTo(503);
    }
}
