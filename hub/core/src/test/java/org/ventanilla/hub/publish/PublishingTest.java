package org.ventanilla.hub.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ventanilla.hub.city.City;
import org.ventanilla.hub.city.CityFiles;
import org.ventanilla.hub.city.LatLon;
import org.ventanilla.hub.city.Publication;
import org.ventanilla.hub.publish.Publishing.Where;

class PublishingTest {
    private static final City CITY = City.load(CityFiles.folder());
    private static final Publishing RULES = Publishing.of(CITY);

    @ParameterizedTest
    @CsvSource({
        "ALU-01, true, EXACT",
        "ALU-01, false, NEVER",
        "EDI-02, true, STREET",
        "AGU-06, true, AREA",
        "CIV-01, true, NEVER",
        "GONE-1, true, AREA"
    })
    void the_rule_is_the_categorys_and_private_wins(String category, boolean isPublic, Publication rule) {
        assertThat(RULES.rule(category, isPublic)).isEqualTo(rule);
    }

    @ParameterizedTest
    @CsvSource({
        "Calle Burgos 12, Calle Burgos",
        "Calle Burgos 12–16, Calle Burgos",
        "Calle Burgos / Calle Vargas, Calle Burgos",
        "Calle Burgos, Calle Burgos",
        "Calle Burgosinventada 3,",
        "Museo Secreto,"
    })
    void of_a_street_its_name_is_told_and_of_anything_else_nothing(String place, String told) {
        var shown = RULES.shown(Publication.STREET, new Where(43.4623, -3.8123, 10, place, "Centro"));
        assertThat(shown.place()).isEqualTo(told);
        assertThat(shown.area()).isEqualTo("Centro");
    }

    /** The same for all of a square: who watches many of them learns no more. */
    @Property
    void a_point_in_a_street_is_told_as_the_middle_of_its_square(
            @ForAll @DoubleRange(min = 43.3, max = 43.6) double lat,
            @ForAll @DoubleRange(min = -4, max = -3.6) double lon) {
        var shown = RULES.shown(Publication.STREET, new Where(lat, lon, 10, null, null));
        double shownLat = Objects.requireNonNull(shown.lat());
        double shownLon = Objects.requireNonNull(shown.lon());
        var again = RULES.shown(Publication.STREET, new Where(shownLat, shownLon, 10, null, null));
        assertThat(again.lat()).isEqualTo(shownLat);
        assertThat(again.lon()).isEqualTo(shownLon);
        double metres = CITY.gazetteer().projection().distance(new LatLon(lat, lon), new LatLon(shownLat, shownLon));
        assertThat(metres).isLessThan(Objects.requireNonNull(shown.precisionM()));
    }

    @Test
    void an_event_tells_no_more_than_a_page() {
        Map<String, Object> data = Map.of(
                "lat",
                43.4623,
                "lon",
                -3.8123,
                "place",
                "Calle Burgos 12",
                "area",
                "Centro",
                "text",
                "Hecho",
                "resultPhotos",
                List.of("a"),
                "decision",
                Map.of("distance", 3),
                "version",
                2);
        assertThat(RULES.shown(Publication.EXACT, data)).isEqualTo(data);
        assertThat(RULES.shown(Publication.STREET, data))
                .containsEntry("place", "Calle Burgos")
                .containsKeys("lat", "text", "resultPhotos")
                .doesNotContainKey("decision");
        assertThat(RULES.shown(Publication.AREA, data)).containsOnlyKeys("area", "text", "version");
        assertThat(RULES.shown(Publication.NEVER, data)).containsOnlyKeys("version");
    }

    @Test
    void a_photo_that_a_citizen_sent_is_shown_only_where_the_point_is() {
        assertThat(RULES.showsPhoto(Publication.EXACT, false)).isTrue();
        assertThat(RULES.showsPhoto(Publication.STREET, false)).isFalse();
        assertThat(RULES.showsPhoto(Publication.STREET, true)).isTrue();
        assertThat(RULES.showsPhoto(Publication.AREA, true)).isFalse();
    }
}
