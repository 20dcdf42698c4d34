package org.ventanilla.hub.city;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BesidesTest {
    private static final Projection PLANE = new Projection(new LatLon(43.46, -3.81));
    private static final Street MAYOR = new Street(
            "Calle Mayor",
            "Calle",
            "Mayor",
            List.of(),
            at(0, 0),
            200,
            false,
            List.of(new Street.House(12, at(0, 0)), new Street.House(14, at(30, 0))),
            List.of(at(0, 0), at(-100, 0)));
    private static final Street GUESSED = new Street(
            "Calle Burgos", "Calle", "Burgos", List.of(), at(0, 500), 200, true, List.of(), List.of(at(0, 500)));

    private static LatLon at(double x, double y) {
        return PLANE.at(x, y);
    }

    @ParameterizedTest
    @CsvSource({
        "2, 3, Calle Mayor ≈12",
        "18, 3, Calle Mayor ≈14",
        "-39, 0, Calle Mayor ≈12",
        "30, 39, Calle Mayor ≈14",
        "-45, 0, Calle Mayor",
        "30, 55, Calle Mayor",
        "-101, 1, Calle Mayor",
        "0, 70, ",
        "0, 500, " // placed by hand: nobody knows which houses are there
    })
    void the_nearest_house_tells_else_the_street(double east, double north, String name) {
        var besides = new Besides(List.of(MAYOR, GUESSED), PLANE);
        assertThat(besides.of(at(east, north)).map(Beside::name).orElse(null)).isEqualTo(name);
    }

    @Test
    void a_city_without_streets_has_none_to_tell() {
        assertThat(new Besides(List.of(), PLANE).of(at(0, 0))).isEmpty();
    }
}
