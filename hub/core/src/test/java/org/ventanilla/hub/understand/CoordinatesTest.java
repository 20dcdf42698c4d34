package org.ventanilla.hub.understand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ventanilla.model.GivenLocation.Obtained;

/** Points that are written or pasted. */
class CoordinatesTest {
    private static final List<String> STYLES = List.of(
            "Está en %.6f, %.6f, junto al parque",
            "https://maps.example/?q=%.6f,%.6f",
            "https://maps.example/place/x/@%.6f,%.6f,17z",
            "https://maps.example/data=!3d%.6f!4d%.6f?x=1",
            "geo:%.6f,%.6f?z=18",
            "%.6f %.6f",
            "(%.6f; %.6f)",
            "ll=%.6f%%2C%.6f&z=3");

    private static List<Evidence> in(String text) {
        return Coordinates.with(List.of(), text, null);
    }

    @Property
    void whatever_the_point_it_is_read_as_programs_write_it(
            @ForAll @DoubleRange(min = -89, max = 89) double lat,
            @ForAll @DoubleRange(min = -179, max = 179) double lon,
            @ForAll @IntRange(max = 7) int style,
            @ForAll boolean comma) {
        Locale locale = comma && !STYLES.get(style).contains("http") ? Locale.forLanguageTag("es") : Locale.ROOT;
        assertThat(in(String.format(locale, STYLES.get(style), lat, lon)))
                .singleElement()
                .satisfies(point -> {
                    assertThat(point.lat()).isEqualTo(lat, within(1e-6));
                    assertThat(point.lon()).isEqualTo(lon, within(1e-6));
                    assertThat(point.obtained()).isEqualTo(Obtained.SHARED);
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "43°27'44.3\"N 3°48'35.6\"W      | 43.462306 | -3.809889",
                "43° 27′ 44,3″ N, 3° 48′ 35,6″ O | 43.462306 | -3.809889",
                "33°51'24''S 151°12'55''E        | -33.856667 | 151.215278",
                "43.46230° N, 3.80988° W         | 43.4623   | -3.80988",
                "43.46230 N 3.80988 O            | 43.4623   | -3.80988"
            })
    void hemispheres_are_letters_too(String text, double lat, double lon) {
        assertThat(in(text)).singleElement().satisfies(point -> {
            assertThat(point.lat()).isEqualTo(lat, within(1e-6));
            assertThat(point.lon()).isEqualTo(lon, within(1e-6));
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Calle Castilla 27, 3º B",
                "Me cobraron 43,46 y 3,80 euros",
                "Teléfono 942.200600 o 600.123456",
                "Referencia 1.234,5678 del 12.03.2026",
                "43.46, -3.81",
                "IP 10.0.0.1 y 192.168.1.20",
                ""
            })
    void other_numbers_are_no_points(String text) {
        assertThat(in(text)).isEmpty();
    }

    @Test
    void what_came_as_a_point_goes_before_what_is_written_and_three_are_enough() {
        var device = new Evidence(43.46, -3.81, 5.0, Obtained.DEVICE);
        String many = "43.46230, -3.80988 y ".repeat(9_000);
        assertThat(Coordinates.with(List.of(device), many, "43.40000, -3.80000"))
                .hasSize(4)
                .startsWith(device);
    }
}
