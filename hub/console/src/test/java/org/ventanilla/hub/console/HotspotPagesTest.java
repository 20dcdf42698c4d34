package org.ventanilla.hub.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ventanilla.hub.console.ConsoleData.Gathered;
import org.ventanilla.hub.hotspot.Hotspot;
import org.ventanilla.hub.incident.Status;

class HotspotPagesTest {
    private final MadeUpCity city = new MadeUpCity();
    private Browser browser;

    @BeforeEach
    void open(@TempDir Path dir) throws Exception {
        browser = new Browser(city, dir).as("reader");
        var lamps = new Sample[] {
            new Sample(17), new Sample(18).place("Calle <Alta> 3"), new Sample(19).status(Status.RESOLVED)
        };
        for (Sample lamp : lamps) {
            city.with(lamp);
        }
        city.hotspots.add(hotspot(3, null, lamps));
        city.hotspots.add(hotspot(2, "quiet", new Sample(8)));
    }

    @AfterEach
    void close() throws Exception {
        browser.close();
    }

    static Gathered hotspot(long id, @Nullable String reason, Sample... lamps) {
        var rows = Arrays.stream(lamps).map(Sample::row).toList();
        var first = MadeUpCity.NOW.minus(Duration.ofHours(9));
        int open = (int) rows.stream().filter(r -> !r.status().isClosed()).count();
        var closedAt = reason == null ? null : MadeUpCity.NOW;
        var h = new Hotspot(
                id,
                "ALU",
                true,
                rows.get(0).id(),
                43.4623,
                -3.81,
                0,
                0,
                150,
                rows.size(),
                open,
                first,
                first,
                first,
                closedAt,
                reason);
        return new Gathered(h, rows);
    }

    private String page(String path) throws Exception {
        return browser.get(path).bodyAsString();
    }

    @Test
    void the_list_shows_open_ones_and_the_others_when_asked() throws Exception {
        assertThat(page("/staff/hotspots"))
                .contains("/staff/hotspots/3", "3 incidencias, 2 sin cerrar")
                .doesNotContain("/staff/hotspots/2");
        assertThat(page("/staff/hotspots?state=closed"))
                .contains("/staff/hotspots/2", "hace tiempo")
                .doesNotContain("/staff/hotspots/3");
        assertThat(page("/staff/hotspots?state=all")).contains("/staff/hotspots/2", "/staff/hotspots/3");
        assertThat(page("/staff/hotspots?state=%3C")).contains("/staff/hotspots/3");
        city.hotspots.clear();
        assertThat(page("/staff/hotspots")).contains("No hay ningún foco abierto");
    }

    @Test
    void one_has_a_picture_that_is_also_said_in_words_and_a_list_of_its_incidents() throws Exception {
        String page = page("/staff/hotspots/3");
        assertThat(page)
                .contains("role=\"img\"", "aria-label=\"Plano del foco con 3 incidencias en un círculo de 300 metros")
                .contains("class=\"hotspot-dot closed\"", "cx=\"200", "/staff/incidents/17", "/staff/incidents/19")
                .contains("Calle &lt;Alta&gt; 3", "class=\"gathered\"")
                .as("the public site's style sheet comes along and has a coloured line of a list under this name")
                .doesNotContain("class=\"hotspot\"")
                .doesNotContain("<script", "style=\"");
        assertThat(browser.get("/staff/hotspots/99").statusCode()).isEqualTo(404);
        assertThat(browser.get("/staff/hotspots/x").statusCode()).isEqualTo(404);
    }

    @Test
    void an_incident_says_that_it_is_not_alone() throws Exception {
        assertThat(page("/staff/incidents/17")).contains("foco de 3 incidencias", "/staff/hotspots/3");
        city.with(new Sample(44));
        assertThat(page("/staff/incidents/44")).doesNotContain("foco de");
    }
}
