package org.ventanilla.hub.understand;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ventanilla.hub.city.City;
import org.ventanilla.hub.city.CityFiles;
import org.ventanilla.hub.understand.PlaceGuess.Source;
import org.ventanilla.model.GivenLocation.Obtained;

/** Which of the points that come with a report is believed. */
class UnderstandingPointsTest {
    private final Understanding understanding = new Understanding(City.load(CityFiles.folder()));

    private Understood read(String text, Evidence... points) {
        return understanding.understand(new Heard(text, null, null, null, null, List.of(points), null, "app", null));
    }

    private static Evidence point(double lat, double lon, Obtained obtained) {
        return new Evidence(lat, lon, null, obtained);
    }

    @ParameterizedTest
    @CsvSource({
        "DEVICE, POINT_DEVICE",
        "MAP, MAP",
        "SHARED, SHARED",
        "EXIF, EXIF",
        "OPERATOR, MAP",
        "OTHER, MAP",
        "KIOSK, POINT_DEVICE"
    })
    void a_point_alone_is_the_place(Obtained obtained, Source source) {
        PlaceGuess place = Objects.requireNonNull(
                read("bache", point(43.4615, -3.8149, obtained)).place());
        assertThat(place.source()).isEqualTo(source);
        assertThat(place.precisionM()).isPositive();
        assertThat(place.area()).isNotNull();
        assertThat(place.approximate()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "40.4168, -3.7038, place-outside",
        "0, 0, coordinates-invalid",
        "NaN, -3.8, coordinates-invalid",
        "43.46, Infinity, coordinates-invalid",
        "999, 999, coordinates-invalid"
    })
    void a_point_that_cannot_be_is_not_used_and_told(double lat, double lon, String remark) {
        Understood nothing = read("bache", point(lat, lon, Obtained.DEVICE));
        assertThat(nothing.place()).isNull();
        assertThat(nothing.remarks()).contains(remark, "place-unknown");
        Understood words = read("bache en la calle Alta 45", point(lat, lon, Obtained.DEVICE));
        assertThat(Objects.requireNonNull(words.place()).name()).isEqualTo("Calle Alta 45");
    }

    @Test
    void swapped_coordinates_are_put_right_and_told() {
        Understood understood = read("bache", point(-3.8149, 43.4615, Obtained.MAP));
        assertThat(Objects.requireNonNull(understood.place()).lat()).isEqualTo(43.4615);
        assertThat(understood.remarks()).contains("coordinates-swapped");
    }

    @Test
    void an_accuracy_that_is_given_is_the_radius() {
        var given = new Evidence(43.4615, -3.8149, 33.2, Obtained.DEVICE);
        assertThat(Objects.requireNonNull(read("bache", given).place()).precisionM())
                .isEqualTo(34);
        var mad = new Evidence(43.4615, -3.8149, Double.NaN, Obtained.DEVICE);
        assertThat(Objects.requireNonNull(read("bache", mad).place()).precisionM())
                .isPositive();
    }

    @Test
    void a_pin_wins_over_words_and_takes_their_name_when_they_agree() {
        var pin = point(43.4596, -3.8153, Obtained.MAP);
        PlaceGuess agreed = Objects.requireNonNull(read("calle Alta 45", pin).place());
        assertThat(agreed.source()).isEqualTo(Source.MAP);
        assertThat(agreed.name()).isEqualTo("Calle Alta 45");
        PlaceGuess other =
                Objects.requireNonNull(read("Playa de El Sardinero", pin).place());
        assertThat(other.at()).isEqualTo(agreed.at());
        assertThat(other.name()).isNull();
    }

    @Test
    void a_photo_taken_elsewhere_loses_against_the_stated_place() {
        var photo = point(43.4771, -3.7871, Obtained.EXIF);
        Understood understood = read("bache en la calle Alta 45", photo);
        assertThat(understood.remarks()).contains("exif-elsewhere");
        assertThat(Objects.requireNonNull(understood.place()).name()).isEqualTo("Calle Alta 45");
        Understood pinned = read("bache", photo, point(43.4596, -3.8153, Obtained.DEVICE));
        assertThat(pinned.remarks()).contains("exif-elsewhere");
        assertThat(source(pinned)).isEqualTo(Source.POINT_DEVICE);
    }

    @Test
    void a_photo_taken_there_says_more_than_the_name_of_the_street() {
        Understood understood = read("bache en la calle Alta", point(43.4596, -3.8153, Obtained.EXIF));
        assertThat(understood.remarks()).doesNotContain("exif-elsewhere");
        assertThat(source(understood)).isEqualTo(Source.EXIF);
        assertThat(Objects.requireNonNull(understood.place()).name()).isEqualTo("Calle Alta");
    }

    @Test
    void a_kiosk_says_where_it_stands_and_words_where_the_hole_is() {
        Understood understood = read("bache en la calle Alta 45", point(43.4615, -3.8101, Obtained.KIOSK));
        assertThat(source(understood)).isEqualTo(Source.STREET_NUMBER);
    }

    @Test
    void a_telephone_that_only_knows_its_mast_gives_way_to_an_address_inside_its_circle() {
        var mast = new Evidence(43.4600, -3.8100, 2000.0, Obtained.DEVICE);
        assertThat(source(read("calle Alta 45", mast))).isEqualTo(Source.STREET_NUMBER);
        assertThat(source(read("no luce", mast))).isEqualTo(Source.POINT_DEVICE);
    }

    private static @Nullable Source source(Understood understood) {
        return understood.place() == null ? null : understood.place().source();
    }
}
