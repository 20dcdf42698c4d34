package org.ventanilla.hub.boot.gazetteer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.ventanilla.hub.city.LatLon;

/** Features of a GeoJSON collection (RFC 7946): longitude first, any geometry taken by its points. */
final class GeoJsonFeatures {
    private GeoJsonFeatures() {}

    static void read(Path file, Map<String, String> columns, Consumer<Feature> each) throws IOException {
        JsonNode root;
        try {
            root = new ObjectMapper().readTree(file.toFile());
        } catch (JsonProcessingException e) {
            throw new Source.Unreadable("line " + e.getLocation().getLineNr() + ": not JSON");
        }
        if (!root.path("features").isArray()) {
            throw new Source.Unreadable("expected a GeoJSON FeatureCollection");
        }
        int number = 0;
        for (JsonNode feature : root.path("features")) {
            number++;
            Map<String, String> tags = new HashMap<>();
            feature.path("properties").properties().forEach(property -> {
                if (property.getValue().isValueNode() && !property.getValue().isNull()) {
                    tags.put(
                            Source.tag(property.getKey(), columns),
                            property.getValue().asText());
                }
            });
            List<LatLon> points = new ArrayList<>();
            collect(feature.path("geometry").path("coordinates"), points);
            each.accept(new Feature("feature " + number, tags, points));
        }
    }

    private static void collect(JsonNode coordinates, List<LatLon> points) {
        if (coordinates.path(0).isNumber()) {
            points.add(new LatLon(
                    coordinates.path(1).asDouble(Double.NaN),
                    coordinates.path(0).asDouble()));
        } else {
            coordinates.forEach(inner -> collect(inner, points));
        }
    }
}
