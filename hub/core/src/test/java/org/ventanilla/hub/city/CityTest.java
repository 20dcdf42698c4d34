package org.ventanilla.hub.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ventanilla.model.Submission.Kind;

class CityTest {
    private final City city = City.load(CityFiles.folder());

    @Test
    void the_city_that_comes_with_the_project_loads_whole() {
        assertThat(city.id()).isEqualTo("santander");
        assertThat(city.taxonomy().groups()).hasSize(14);
        assertThat(city.taxonomy().categories()).hasSize(110);
        assertThat(city.taxonomy().categories()).filteredOn(c -> !c.isPublic()).hasSize(20);
        assertThat(city.taxonomy().dangerWords("en")).contains("fell");
        assertThat(city.taxonomy().kind("OTR-01")).isEqualTo(Kind.SUGGESTION);
        assertThat(city.taxonomy().kind("ALU-01")).isEqualTo(Kind.INCIDENT);
        assertThat(city.taxonomy().kindCalled(" Petición")).contains(Kind.REQUEST);
        assertThat(city.taxonomy().kindCalled("suggestion")).contains(Kind.SUGGESTION);
        assertThat(city.taxonomy().kindCalled("parking")).isEmpty();
        assertThat(city.gazetteer().streets()).hasSize(119 + 22);
        assertThat(city.gazetteer().places()).hasSize(120 + 16);
    }

    @Test
    void words_that_yaml_takes_for_truth_values_stay_words() {
        assertThat(city.language().stopWords().get("es")).contains("no").doesNotContain("false");
        assertThat(city.language().stopWords().get("en")).contains("no", "on", "off");
    }

    @Test
    void everything_with_a_name_lies_inside_the_boundary() {
        var gazetteer = city.gazetteer();
        assertThat(gazetteer.places()).allMatch(p -> gazetteer.isInside(p.at()), "inside");
        assertThat(gazetteer.streets()).allMatch(s -> s.points().stream().allMatch(gazetteer::isInside), "inside");
    }

    @ParameterizedTest
    @CsvSource({
        "43.4615, -3.8149, true",
        "43.4903, -3.7912, true", // the lighthouse, outside the coarse line
        "40.4168, -3.7038, false",
        "0, 0, false",
        "NaN, -3.8, false",
        "43.46, Infinity, false"
    })
    void a_point_is_inside_when_the_tolerant_boundary_holds_it(double lat, double lon, boolean inside) {
        assertThat(city.gazetteer().isInside(new LatLon(lat, lon))).isEqualTo(inside);
    }

    @ParameterizedTest
    @CsvSource({"43.461739, -3.808535, Centro", "43.4738, -3.7865, El Sardinero", "43.3, -3.8,"})
    void a_point_belongs_to_the_nearest_neighbourhood_unless_it_is_far(double lat, double lon, String area) {
        assertThat(city.gazetteer().area(new LatLon(lat, lon)).orElse(null)).isEqualTo(area);
    }

    @Test
    void the_plane_measures_metres() {
        Projection plane = city.gazetteer().projection();
        LatLon north = new LatLon(43.47135, -3.81001);
        assertThat(plane.distance(city.settings().centre(), north)).isCloseTo(1000, within(2.0));
        LatLon back = plane.at(plane.x(-3.8), plane.y(43.45));
        assertThat(back.lat()).isCloseTo(43.45, within(1e-9));
        assertThat(back.lon()).isCloseTo(-3.8, within(1e-9));
    }

    @Test
    void everything_that_is_wrong_is_told_at_once(@TempDir Path dir) throws IOException {
        try (Stream<Path> files = Files.list(CityFiles.folder())) {
            for (Path file : files.toList()) {
                Files.copy(file, dir.resolve(file.getFileName()));
            }
        }
        edit(dir.resolve("city.yaml"), "Europe/Madrid", "Europe/Nowhere");
        edit(dir.resolve("taxonomy.yaml"), "merge_radius_m: 150", "merge_radius_m: wide");
        edit(dir.resolve("hand_approx.csv"), "43.4615", "north");
        Files.delete(dir.resolve("barrios.csv"));
        assertThatThrownBy(() -> City.load(dir))
                .isInstanceOf(BadCityFiles.class)
                .hasMessageContaining("time_zone")
                .hasMessageContaining("merge_radius_m: expected a whole number")
                .hasMessageContaining("hand_approx.csv row 1: lat")
                .hasMessageContaining("barrios.csv");
    }

    private static void edit(Path file, String old, String now) throws IOException {
        Files.writeString(file, Files.readString(file).replaceFirst(old, now));
    }
}
