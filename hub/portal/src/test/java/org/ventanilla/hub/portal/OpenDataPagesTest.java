package org.ventanilla.hub.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ventanilla.hub.opendata.DataFile;
import org.ventanilla.hub.opendata.Statistics;
import org.ventanilla.hub.opendata.Statistics.Line;
import org.ventanilla.hub.opendata.Statistics.Share;
import org.ventanilla.hub.opendata.Statistics.Sums;

class OpenDataPagesTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 29);

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
    void before_the_first_file_the_pages_say_so_and_nothing_can_be_fetched() throws Exception {
        assertThat(site.get("/opendata").bodyAsString()).contains("Todavía no hay ningún archivo");
        assertThat(site.get("/statistics").bodyAsString()).contains("Todavía no hay cifras");
        assertThat(site.get("/opendata/latest.csv").statusCode()).isEqualTo(404);
        assertThat(site.get("/v1/statistics").statusCode()).isEqualTo(404);
    }

    @Test
    void a_listed_file_is_served_whole_and_only_once(@TempDir Path dir) throws Exception {
        Path path = Files.writeString(dir.resolve("a.csv"), "identificador\r\n");
        city.files.add(new DataFile(DAY, "a.csv", "text/csv", 15, "abc"));
        city.paths.put("a.csv", path);

        var answer = site.get("/opendata/a.csv");
        assertThat(answer.bodyAsString()).isEqualTo("identificador\r\n");
        assertThat(answer.getHeader("Content-Type")).isEqualTo("text/csv");
        assertThat(answer.getHeader("ETag")).isEqualTo("\"abc\"");
        assertThat(site.get("/opendata/a.csv", "If-None-Match", "\"abc\"").statusCode())
                .isEqualTo(304);
        assertThat(site.get("/opendata/latest.csv").getHeader("Location")).endsWith("/opendata/a.csv");
        assertThat(site.get("/opendata/b.csv").statusCode()).isEqualTo(404);
        assertThat(site.get("/opendata").bodyAsString()).contains("a.csv", "abc", "29");
    }

    @Test
    void the_page_of_figures_names_the_file_they_come_from() throws Exception {
        var line = new Line("ALU-01", 30, 20, 4.5);
        var sums = new Sums(
                new Line("", 31, 20, 4.5),
                List.of(line),
                List.of(),
                List.of(new Line("2026-11", 31, 20, null)),
                List.of(new Share("correo", 31, 100)));
        city.statistics = new Statistics(DAY, "a.csv", "abc", sums);

        String page = site.get("/statistics").bodyAsString();
        assertThat(page).contains("/opendata/a.csv", "Farola apagada", "4,5", "11/2026", "Correo electrónico");
        var json = site.get("/v1/statistics").bodyAsJsonObject();
        assertThat(json.getString("sha256")).isEqualTo("abc");
        assertThat(json.getString("date")).isEqualTo("2026-11-29");
        assertThat(json.getJsonObject("sums")
                        .getJsonArray("byCategory")
                        .getJsonObject(0)
                        .getDouble("medianDays"))
                .isEqualTo(4.5);
    }
}
