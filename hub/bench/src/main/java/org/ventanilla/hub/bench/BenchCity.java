package org.ventanilla.hub.bench;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.ventanilla.hub.city.City;
import org.ventanilla.hub.city.Example;
import org.ventanilla.hub.city.LatLon;
import org.ventanilla.hub.classify.CategoryTraining;
import org.ventanilla.hub.classify.Classifying;
import org.ventanilla.hub.understand.Understanding;

/** The city of the configuration, moved to where the points are: its taxonomy, words and streets, another outline. */
final class BenchCity {
    private static final double HALF_DEGREE = 0.5;

    private BenchCity() {}

    static City at(LatLon middle, Path dir) throws IOException {
        Path own = Program.home().resolve("config/santander");
        try (var files = Files.list(own)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, dir.resolve(file.getFileName()));
            }
        }
        Path settings = dir.resolve("city.yaml");
        String centre = "centre: {lat: " + middle.lat() + ", lon: " + middle.lon() + "}";
        Files.writeString(settings, Files.readString(settings).replaceFirst("(?m)^centre: .*$", centre));
        Files.writeString(
                dir.resolve("boundary_coarse.geojson"), outline(middle).encode());
        return City.load(dir);
    }

    /** Reads as a new hub does: by keywords and by what the examples of the city taught. */
    static Understanding understanding(City city, Path dir) {
        var examples = new Understanding(city).samples(Example.read(dir, city));
        var learned = Optional.of(new Classifying(CategoryTraining.ofExamples(examples)));
        return new Understanding(city, () -> learned);
    }

    private static JsonObject outline(LatLon m) {
        var ring = new JsonArray();
        int[][] corners = {{-1, -1}, {-1, 1}, {1, 1}, {1, -1}, {-1, -1}};
        for (int[] c : corners) {
            ring.add(new JsonArray().add(m.lon() + c[0] * HALF_DEGREE).add(m.lat() + c[1] * HALF_DEGREE));
        }
        var geometry = new JsonObject()
                .put("type", "MultiPolygon")
                .put("coordinates", new JsonArray().add(new JsonArray().add(ring)));
        return new JsonObject()
                .put("type", "FeatureCollection")
                .put(
                        "features",
                        new JsonArray()
                                .add(new JsonObject().put("type", "Feature").put("geometry", geometry)));
    }
}
