package org.ventanilla.hub.portal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ventanilla.hub.notify.Follow;

/** ALU-09 is retired and ALU-01 took its place; LAMPARA was renamed to that and is listed no more. */
class FormerNamesTest {
    private final MadeUpCity city = new MadeUpCity();
    private Listener site;

    @BeforeEach
    void open() throws Exception {
        city.with(new Sample(8).category("ALU-09").view())
                .with(new Sample(7).category("LAMPARA").view());
        site = new Listener(city, MadeUpCity.settings());
    }

    @AfterEach
    void close() throws Exception {
        site.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/incidents",
                "/v1/incidents",
                "/v1/incidents.geojson",
                "/v1/incidents.atom",
                "/incidents/8/follow"
            })
    void what_is_filed_under_a_retired_code_keeps_its_name(String path) throws Exception {
        assertThat(site.get(path).bodyAsString()).contains("Farola de gas").doesNotContain(">ALU-09");
        assertThat(site.get(path, "Accept-Language", "en").bodyAsString()).contains("Gas lamp");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/incidents/7", "/v1/incidents/7", "/v1/incidents/7.atom"})
    void a_code_that_is_listed_no_more_has_the_name_of_what_it_became(String path) throws Exception {
        assertThat(site.get(path).bodyAsString())
                .contains("Farola apagada o fundida")
                .doesNotContain(">LAMPARA");
    }

    @Test
    void they_keep_the_colour_and_the_group() throws Exception {
        assertThat(site.get("/incidents/8").bodyAsString()).contains("g-ALU");
        assertThat(site.get("/v1/incidents/8").bodyAsJsonObject().getString("group"))
                .isEqualTo("ALU");
        assertThat(site.get("/v1/incidents/8").bodyAsJsonObject().getString("category"))
                .isEqualTo("ALU-09");
    }

    @ParameterizedTest
    @CsvSource({"ALU-09", "LAMPARA", "ALU-01"})
    void who_follows_reads_what_the_category_is_now(String code) throws Exception {
        city.follows.follow =
                new Follow(7, "es", null, new Follow.Around(code, "Calle Alta 3", 43.46, -3.81, 500), true);
        assertThat(site.get("/f/" + MadeUpFollows.SECRET).bodyAsString())
                .contains("Farola apagada o fundida", "Calle Alta 3")
                .doesNotContain(code);
        assertThat(site.get("/follow?category=" + code).bodyAsString()).contains("<option value=\"ALU-01\" selected>");
    }

    @Test
    void a_code_that_nobody_knows_stays_as_it_is() throws Exception {
        city.with(new Sample(6).category("QUE-77").view());
        assertThat(site.get("/incidents/6").bodyAsString()).contains("QUE-77");
    }
}
