package org.ventanilla.hub.geocode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ventanilla.hub.TestHub.CITY;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ventanilla.hub.city.LatLon;
import org.ventanilla.hub.geocode.Candidate.Kind;

class ChoiceTest {
    private static final LatLon THERE = new LatLon(43.4655, -3.8125);
    private final LatLon middle = CITY.settings().centre();
    private final Choice choice = new Choice(CITY.gazetteer(), middle);

    @ParameterizedTest
    @CsvSource({
        "HOUSE, 5, 25, true",
        "RECKONED, 5, 70, false",
        "HOUSE, 9, 100, false",
        "HOUSE, 15, 100, false",
        "HOUSE, 80, 300, false",
        "STREET, 0, 300, false"
    })
    void the_radius_tells_what_matched(Kind kind, int number, int metres, boolean exact) {
        var found = new Candidate(kind, "Calle Zurbarán Alto", number, THERE, null);
        Located place = choice.where(new Address("calle zurbaran alto", 5), List.of(found))
                .orElseThrow();
        assertThat(place.precisionM()).isEqualTo(metres);
        assertThat(place.exact()).isEqualTo(exact);
    }

    @Test
    void a_street_reaches_as_far_as_its_box() {
        var found = new Candidate(
                Kind.STREET, "Calle Zurbarán Alto", 0, THERE, new LatLon(THERE.lat() + 0.004, THERE.lon()));
        assertThat(choice.where(new Address("Calle Zurbarán Alto", null), List.of(found))
                        .orElseThrow()
                        .precisionM())
                .isBetween(440, 450);
    }

    @Test
    void the_middle_of_the_city_is_given_for_what_is_not_known() {
        var found = new Candidate(Kind.HOUSE, "Calle Zurbarán Alto", 5, middle, null);
        assertThat(choice.where(new Address("Calle Zurbarán Alto", 5), List.of(found)))
                .isEmpty();
    }

    @Test
    void of_two_with_one_name_the_one_of_the_same_type_is_meant() {
        var square = new Candidate(Kind.HOUSE, "Plaza Zurbarán", 5, THERE, null);
        var street = new Candidate(Kind.STREET, "Calle Zurbarán", 0, THERE, null);
        assertThat(choice.where(new Address("Calle Zurbarán", 5), List.of(square, street)))
                .map(l -> l.address().street())
                .contains("Calle Zurbarán");
    }

    @ParameterizedTest
    @CsvSource({
        "calle perez galdos, Calle de Benito Pérez Galdós, true",
        "calle perez galdos, PÉREZ GALDÓS, true",
        "calle perez galdoz, Calle Pérez Galdós, true",
        "calle perez galdos, Calle Pérez, false",
        "calle sol, Calle Sal, false",
        "calle de la, Calle de la Paz, false",
        "plaza, Plaza Mayor, true",
        "calle mayor, , false"
    })
    void another_street_is_not_the_one_that_was_asked_for(String asked, String answered, boolean same) {
        assertThat(StreetNames.agree(asked, answered == null ? "" : answered)).isEqualTo(same);
    }

    @ParameterizedTest
    @CsvSource({"CALLE DE LA PAZ, Calle de la Paz", "Calle del Sol, Calle del Sol", "'', ''"})
    void registers_write_in_capitals(String written, String read) {
        assertThat(StreetNames.readable(written)).isEqualTo(read);
    }

    @Test
    void a_service_is_asked_no_more_often_than_it_allows() {
        var pace = new Pace(1, Duration.ofSeconds(2));
        Instant now = Instant.EPOCH;
        assertThat(pace.turn(now)).contains(Duration.ZERO);
        assertThat(pace.turn(now)).contains(Duration.ofSeconds(1));
        assertThat(pace.turn(now)).contains(Duration.ofSeconds(2));
        assertThat(pace.turn(now)).isEmpty();
        assertThat(pace.turn(now.plusSeconds(1))).contains(Duration.ofSeconds(2));
        assertThat(pace.pause(now, now.plusSeconds(60))).isTrue();
        assertThat(pace.pause(now, now.plusSeconds(30))).isFalse();
        assertThat(pace.turn(now.plusSeconds(59))).isEmpty();
        assertThat(pace.turn(now.plusSeconds(60))).contains(Duration.ZERO);
    }
}
