package org.ventanilla.hub.portal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ventanilla.hub.incident.Status;
import org.ventanilla.hub.portal.MadeUpCity.Rating;

class FollowTest {
    private static final String PATH = "/s/AV-1042." + MadeUpCity.TOKEN;

    private final MadeUpCity city = new MadeUpCity();
    private Listener site;

    @BeforeEach
    void open() throws Exception {
        city.report = MadeUpCity.report(MadeUpCity.lamp(7, Status.RESOLVED), true);
        site = new Listener(city, MadeUpCity.settings());
    }

    @AfterEach
    void close() throws Exception {
        site.close();
    }

    @Test
    void the_holder_of_the_link_sees_their_report_and_what_became_of_it() throws Exception {
        var page = site.get(PATH);
        assertThat(page.bodyAsString())
                .contains("AV-1042", "Resuelto", "tres noches apagada", "&lt;nada&gt; &amp; da miedo")
                .contains("/photo/own1/thumb", "/media/before7/web", "/media/after7/web", "¿Quedó bien?")
                .contains("No es una solicitud", "https://sede.villaseca.example");
    }

    @Test
    void the_page_is_neither_kept_nor_found_nor_told_on() throws Exception {
        var page = site.get(PATH);
        assertThat(page.getHeader("Cache-Control")).isEqualTo("no-store");
        assertThat(page.getHeader("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(page.getHeader("X-Robots-Tag")).contains("noindex");
    }

    @Test
    void a_report_still_in_triage_says_what_comes_next() throws Exception {
        city.report = MadeUpCity.report(null, false);
        assertThat(site.get(PATH).bodyAsString())
                .contains("Acabamos de recibirlo")
                .doesNotContain("¿Quedó bien?");
    }

    @Test
    void a_place_that_is_not_shown_is_not_one_that_nobody_knows() throws Exception {
        city.report = MadeUpCity.report(new Sample(7).nowhere().view(), false);
        assertThat(site.get(PATH).bodyAsString()).contains("Lugar por confirmar");
        city.report = MadeUpCity.report(new Sample(7).nowhere().notPublic().view(), false);
        assertThat(site.get(PATH).bodyAsString())
                .contains("El lugar no se muestra")
                .doesNotContain("Lugar por confirmar");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/s/AV-1042.wrong", "/s/AV-1042", "/s/.", "/s/AV-1042."})
    void a_wrong_link_is_a_page_not_found(String path) throws Exception {
        assertThat(site.get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void opening_the_rating_link_records_nothing() throws Exception {
        var page = site.get(PATH + "/rate?stars=4");
        assertThat(page.bodyAsString()).contains("value=\"4\" checked").doesNotContain("value=\"5\" checked");
        assertThat(city.ratings).isEmpty();
    }

    @Test
    void sending_the_rating_records_it() throws Exception {
        var answer = site.post(PATH + "/rate", "stars", "4", "comment", "Rápido");
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.getHeader("Location")).startsWith(PATH);
        assertThat(city.ratings).containsExactly(new Rating(4, "Rápido"));
    }

    @ParameterizedTest
    @CsvSource({"0", "6", "''", "x", "44"})
    void a_rating_that_is_none_is_asked_for_again(String stars) throws Exception {
        var answer = site.post(PATH + "/rate", "stars", stars, "comment", "Sigue <igual>");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.bodyAsString()).contains("Elija una valoración", "Sigue &lt;igual&gt;");
        assertThat(city.ratings).isEmpty();
    }

    @Test
    void what_cannot_be_rated_is_not() throws Exception {
        city.report = MadeUpCity.report(MadeUpCity.lamp(7, Status.IN_PROGRESS), false);
        assertThat(site.post(PATH + "/rate", "stars", "4").statusCode()).isEqualTo(409);
        assertThat(city.ratings).isEmpty();
    }

    @Test
    void the_find_box_says_what_is_missing_and_keeps_what_was_typed() throws Exception {
        var answer = site.post("/find", "number", "av 1042", "code", "");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.bodyAsString())
                .contains("El código protege sus datos", "value=\"av 1042\"", "href=\"#code\"");
        assertThat(site.post("/find", "number", "", "code", "abc234").bodyAsString())
                .contains("Escriba el número", "value=\"abc234\"", "href=\"#number\"");
        assertThat(site.post("/find", "number", " av1042 ", "code", "ABC 234").getHeader("Location"))
                .isEqualTo("/s/AV-1042.abc234");
    }

    @Test
    void danger_that_is_not_over_comes_before_anything_else() throws Exception {
        city.report = MadeUpCity.report(new Sample(7).danger().view(), false);
        String page = site.get(PATH).bodyAsString();
        assertThat(page).contains("Si hay peligro ahora, llame al 112").doesNotContain("No tiene que hacer nada");
        assertThat(page.indexOf("class=\"alarm\"")).isBetween(1, page.indexOf("<h1>"));
        city.report =
                MadeUpCity.report(new Sample(7).danger().status(Status.RESOLVED).view(), true);
        assertThat(site.get(PATH).bodyAsString()).doesNotContain("class=\"alarm\"");
    }
}
