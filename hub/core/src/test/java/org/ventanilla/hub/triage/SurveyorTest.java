package org.ventanilla.hub.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ventanilla.hub.TestHub.CITY;
import static org.ventanilla.hub.Waiting.get;

import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ventanilla.hub.city.LatLon;
import org.ventanilla.hub.match.Matching;
import org.ventanilla.hub.understand.Understanding;

/** Words and points of staff, as places. */
@ExtendWith(VertxExtension.class)
class SurveyorTest {
    private final Surveyor surveyor;

    SurveyorTest(Vertx vertx) {
        surveyor = new Surveyor(vertx, new Triage.Judgement(CITY, new Understanding(CITY), new Matching(CITY)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Calle Castilla 27                | Calle Castilla 27",
                "c/ castilla nº 27, 3º B          | Calle Castilla 27",
                "esquina de Castilla con Burgos   | Castilla",
                "Plaza del Ayuntamiento           | Plaza del Ayuntamiento",
                "barrio de Cazoña                 | Cazoña"
            })
    void words_are_read_as_those_of_a_report(String words, String name) {
        assertThat(get(surveyor.find(words, null)))
                .hasValueSatisfying(
                        spot -> assertThat(spot.place()).contains(name).doesNotContain("3º"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "en la luna", "junto a mi casa", "Gran Vía 12 de Bilbao", "0, 0"})
    void what_is_no_place_of_the_city_is_none(String words) {
        assertThat(get(surveyor.find(words, null))).isEmpty();
    }

    @Test
    void two_degrees_in_words_and_a_point_are_the_same_place_and_are_named_after_what_is_there() {
        var house = get(surveyor.find("Calle Castilla 27", null)).orElseThrow();
        String degrees = house.lat() + ", " + house.lon();
        for (@Nullable String words : new @Nullable String[] {degrees, null}) {
            var at = words == null ? new LatLon(house.lat(), house.lon()) : null;
            assertThat(get(surveyor.find(words, at))).hasValueSatisfying(spot -> {
                assertThat(spot.lat()).isEqualTo(house.lat());
                assertThat(spot.place()).contains("Castilla");
                assertThat(spot.area()).isEqualTo(house.area());
            });
        }
    }

    @Test
    void a_point_outside_of_the_city_is_none_and_one_with_a_name_has_that_name() {
        assertThat(get(surveyor.find(null, new LatLon(40.4168, -3.7038)))).isEmpty();
        assertThat(get(surveyor.find("Calle Castilla 27", new LatLon(40.4168, -3.7038))))
                .isEmpty();
        var house = get(surveyor.find("Calle Castilla 27", null)).orElseThrow();
        var beside = new LatLon(house.lat() + 0.0002, house.lon());
        assertThat(get(surveyor.find("Calle Castilla 27", beside))).hasValueSatisfying(spot -> {
            assertThat(spot.lat()).isEqualTo(beside.lat());
            assertThat(spot.place()).isEqualTo("Calle Castilla 27");
        });
    }
}
