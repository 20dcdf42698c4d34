package org.ventanilla.hub.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ventanilla.hub.hotspot.Hotspot;
import org.ventanilla.hub.hotspot.Hotspots.WithIncidents;
import org.ventanilla.hub.incident.Status;

class HotspotNoticesTest {
    private static final Instant AT = Instant.parse("2026-11-18T19:40:00Z");

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

    /** Lamps with ids from first to last, around the first. */
    private void gather(long id, long first, long last) {
        var members = LongStream.rangeClosed(first, last).boxed().toList();
        members.forEach(lamp -> city.with(MadeUpCity.lamp(lamp, Status.RECEIVED)));
        city.hotspots.add(new WithIncidents(hotspot(id, first, members.size()), members));
    }

    private static Hotspot hotspot(long id, long heart, int incidents) {
        return new Hotspot(
                id, "ALU", true, heart, 43.4623, -3.81, 0, 0, 100, incidents, incidents, AT, AT, AT, null, null);
    }

    @Test
    void open_ones_are_read_beside_the_map_which_takes_them_from_there() throws Exception {
        gather(5, 7, 10);
        String page = site.get("/incidents").bodyAsString();
        assertThat(page)
                .contains(
                        "Incidencias juntas",
                        "Alumbrado público: 4 incidencias juntas en torno a Calle Burgos 12 · Centro",
                        "id=\"hotspot-5\" data-group=\"ALU\" data-lat=\"43.4623\" data-lon=\"-3.81\" data-reach=\"100.0\"",
                        "<a href=\"/incidents/7\">Farola apagada o fundida</a>",
                        "<a href=\"/incidents/10\">",
                        "halo-key")
                .doesNotContain("ver todo", "style=\"");
        assertThat(site.get("/incidents", "Accept-Language", "en").bodyAsString())
                .contains("Incidents close together", "Street lighting: 4 incidents together around Calle Burgos 12");
    }

    @Test
    void nothing_is_said_of_them_when_there_are_none() throws Exception {
        city.with(MadeUpCity.lamp(7, Status.RECEIVED));
        assertThat(site.get("/incidents").bodyAsString()).doesNotContain("hotspots", "halo-key", "Incidencias juntas");
    }

    @Test
    void of_many_incidents_the_newest_are_named_and_of_many_hotspots_the_first_stand_open() throws Exception {
        gather(5, 7, 18);
        for (long id = 6; id < 10; id++) {
            gather(id, id * 10, id * 10 + 3);
        }
        assertThat(site.get("/incidents").bodyAsString())
                .contains("12 incidencias juntas", "Y 2 más", "Ver 2 más", "id=\"hotspot-9\"", "/incidents/9\">")
                .doesNotContain("IN-8 · Calle");
    }

    @ParameterizedTest
    @CsvSource({
        "status=open,true",
        "status=RESOLVED,false",
        "category=alu,true",
        "category=ALU-01,true",
        "category=VIA,false",
        "area=Centro,true",
        "area=El+Sardinero,false",
        "q=farola,false",
        "after=5,false"
    })
    void they_are_what_the_list_was_asked_for(String query, boolean told) throws Exception {
        gather(5, 7, 10);
        assertThat(site.get("/incidents?" + query).bodyAsString().contains("id=\"hotspot-5\""))
                .isEqualTo(told);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void one_whose_heart_is_not_for_everybody_is_left_out(boolean gone) throws Exception {
        if (!gone) {
            city.with(new Sample(7).notPublic().place("Calle Secreta 1").view());
        }
        city.with(MadeUpCity.lamp(8, Status.RECEIVED));
        city.hotspots.add(new WithIncidents(hotspot(5, 7, 2), List.of(7L, 8L)));
        assertThat(site.get("/incidents").bodyAsString()).doesNotContain("hotspot-5", "Secreta");
    }
}
