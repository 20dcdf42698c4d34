package org.ventanilla.hub.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ventanilla.hub.city.City;
import org.ventanilla.hub.understand.Understanding;
import org.ventanilla.model.PlaceAnswer;
import org.ventanilla.model.PlaceQuestion;

/** {@code import-gazetteer} from a file of another source to a report that is understood. */
class ImportGazetteerTest {
    @TempDir
    private Path dir = Path.of("");

    private Path folder = Path.of("");

    @BeforeEach
    void open() throws IOException {
        folder = Files.createDirectories(dir.resolve("city"));
        try (Stream<Path> files = Files.list(Town.HOME.resolve("config/santander"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
    }

    private String run(Path file, String... more) {
        var out = new StringWriter();
        var arguments = Stream.concat(
                        Stream.of("import-gazetteer", file.toString(), "--city", folder.toString()), Stream.of(more))
                .toArray(String[]::new);
        int code = Main.line()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(out, true))
                .execute(arguments);
        return code + "|" + out;
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(dir.resolve(name), text);
    }

    private PlaceAnswer understood(String words) {
        return new Understanding(City.load(folder)).place(new PlaceQuestion(words, "es"));
    }

    private Map<String, String> contents() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.collect(Collectors.toMap(f -> f.getFileName().toString(), ImportGazetteerTest::text));
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void house_numbers_of_a_csv_file_are_found_in_reports_from_then_on() throws IOException {
        Path file = file(
                "vados.csv",
                """
                calle,num,lat,lon
                Calle de la Prueba Nueva,7,43.4620,-3.8100
                CALLE DE LA PRUEBA NUEVA,9 bis,43.4622,-3.8102
                Calle de la Prueba Nueva,7,43.4620,-3.8100
                Calle de la Prueba Nueva,s/n,43.4620,-3.8100
                Calle de la Prueba Nueva,11,40.4168,-3.7038
                Calle de la Prueba Nueva,13,NaN,
                Zzz Sin Tipo,1,43.4620,-3.8100
                """);
        assertThat(understood("Bache en la calle de la Prueba Nueva 7").name()).isNull();
        String told = run(file, "--columns", "street=calle,number=num");
        assertThat(told)
                .startsWith("0|")
                .contains("1 streets, 2 house numbers, 0 places taken")
                .contains("known=1", "no-place=1", "number-unreadable=1", "outside=1", "sort-of-street-unknown=1");
        assertThat(Files.readAllLines(dir.resolve("vados.csv.skipped.csv")))
                .hasSize(6)
                .contains("line 6,outside");
        assertThat(understood("Bache en la calle de la Prueba Nueva 7").name()).contains("Prueba Nueva 7");
        var once = contents();
        assertThat(run(file, "--columns", "street=calle,number=num")).contains("0 streets, 0 house numbers");
        assertThat(contents()).isEqualTo(once);
    }

    @Test
    void an_extract_of_openstreetmap_gives_streets_numbers_and_places() throws IOException {
        Path file = file(
                "city.osm",
                """
                <?xml version="1.0" encoding="UTF-8"?>
                <osm version="0.6">
                  <node id="1" lat="43.4620" lon="-3.8100"/>
                  <node id="2" lat="43.4630" lon="-3.8100"/>
                  <node id="3" lat="43.4625" lon="-3.8101"><tag k="addr:street" v="Calle Inventada"/><tag k="addr:housenumber" v="4"/></node>
                  <node id="4" lat="43.4640" lon="-3.8110"><tag k="name" v="Fuente del Ensayo"/><tag k="amenity" v="fountain"/></node>
                  <node id="5" lat="43.4640" lon="-3.8110"><tag k="shop" v="bakery"/><tag k="name" v="Pan"/></node>
                  <way id="9"><nd ref="1"/><nd ref="2"/><nd ref="77"/><tag k="highway" v="residential"/><tag k="name" v="Calle Inventada"/></way>
                </osm>
                """);
        var before = contents();
        assertThat(run(file, "--dry-run")).contains("1 streets, 1 house numbers, 1 places taken");
        assertThat(contents()).isEqualTo(before);
        assertThat(run(file)).startsWith("0|");
        assertThat(understood("Hay un bache en la calle Inventada 4").name()).contains("Inventada 4");
        assertThat(understood("No sale agua de la Fuente del Ensayo").name()).isEqualTo("Fuente del Ensayo");
    }

    @Test
    void features_of_geojson_are_read_longitude_first() throws IOException {
        Path file = file(
                "parks.geojson",
                """
                {"type":"FeatureCollection","features":[
                 {"type":"Feature","properties":{"name":"Parque del Ensayo","leisure":"park"},
                  "geometry":{"type":"Polygon","coordinates":[[[-3.8100,43.4620],[-3.8110,43.4620],[-3.8110,43.4630],[-3.8100,43.4620]]]}},
                 {"type":"Feature","properties":{"name":null},"geometry":null}]}
                """);
        assertThat(run(file)).startsWith("0|").contains("0 streets, 0 house numbers, 1 places taken");
        assertThat(City.load(folder).gazetteer().places())
                .filteredOn(p -> p.name().equals("Parque del Ensayo"))
                .singleElement()
                .satisfies(p -> assertThat(p.at().lat()).isBetween(43.46, 43.47));
    }

    @Test
    void a_file_that_is_none_of_its_sort_changes_nothing() throws IOException {
        var before = contents();
        for (Path file : List.of(
                file("broken.osm", "<osm><node id=\"1\" lat=\"43.46\""),
                file("broken.geojson", "{\"features\":"),
                file("other.geojson", "[]"),
                file("broken.csv", "street,number\na,1,2,3,4\n"))) {
            assertThat(run(file)).as(file.toString()).startsWith("2|").contains("nothing was changed");
        }
        assertThat(run(dir.resolve("absent.csv"))).startsWith("2|");
        assertThat(contents()).isEqualTo(before);
    }
}
