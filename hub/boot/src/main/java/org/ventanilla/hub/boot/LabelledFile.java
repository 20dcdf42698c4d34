package org.ventanilla.hub.boot;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.match.Labelled;
import org.ventanilla.model.Wire;

/**
 * Reports whose incident somebody named, one JSON object a line, in the order they came: id, incidentId, createdAt, closedAt,
 * category, categoryGroup, lat, lon, address, channel, city; duplicateFlag (said to be a duplicate) and core (judge it).
 */
final class LabelledFile {
    private final Map<String, Integer> sizes = new HashMap<>();
    private final List<JsonNode> lines = new ArrayList<>();
    private final List<String> broken = new ArrayList<>();

    private LabelledFile() {}

    /** What was read, and what was left out and why, by line. */
    record Contents(List<Labelled> reports, List<String> broken) {}

    static Contents read(Path file) throws IOException {
        var read = new LabelledFile();
        try (var lines = Files.newBufferedReader(file)) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank()) {
                    read.add(number, line);
                }
            }
        }
        return read.contents();
    }

    private void add(int number, String line) {
        try {
            JsonNode node = Wire.mapper().readTree(line);
            String missing = missing(node);
            if (missing == null) {
                lines.add(node);
                sizes.merge(incident(node), 1, Integer::sum);
            } else {
                broken.add("line " + number + ": " + missing);
            }
        } catch (IOException e) {
            broken.add("line " + number + ": not a JSON object");
        }
    }

    private static @Nullable String missing(JsonNode node) {
        for (String name : List.of("id", "createdAt", "category")) {
            if (!node.path(name).isValueNode() || node.path(name).asText().isBlank()) {
                return name + " is missing";
            }
        }
        try {
            time(node, "createdAt");
            time(node, "closedAt");
        } catch (DateTimeException e) {
            return "a time that is none";
        }
        return null;
    }

    private Contents contents() {
        Set<String> seen = new HashSet<>();
        List<Labelled> reports = new ArrayList<>();
        for (JsonNode node : lines) {
            if (seen.add(node.path("id").asText())) {
                reports.add(labelled(node));
            } else {
                broken.add("id " + node.path("id").asText() + ": twice");
            }
        }
        return new Contents(reports, broken);
    }

    private Labelled labelled(JsonNode n) {
        boolean alone = sizes.getOrDefault(incident(n), 1) == 1;
        boolean judged =
                n.path("core").asBoolean(true) && !(n.path("duplicateFlag").asBoolean() && alone);
        Instant at = time(n, "createdAt");
        return new Labelled(
                n.path("id").asText(),
                n.path("city").asText(""),
                n.path("category").asText(),
                n.path("categoryGroup").asText(""),
                degrees(n, "lat", 90),
                degrees(n, "lon", 180),
                n.path("address").asText(""),
                n.path("channel").asText(""),
                at == null ? Instant.EPOCH : at,
                time(n, "closedAt"),
                incident(n),
                judged);
    }

    private static String incident(JsonNode n) {
        return n.path("incidentId").asText(n.path("id").asText());
    }

    /** What lies on no globe is no place; neither is 0. */
    private static @Nullable Double degrees(JsonNode n, String name, double most) {
        double value = n.path(name).asDouble(0);
        return value == 0 || !(Math.abs(value) <= most) ? null : Double.valueOf(value);
    }

    private static @Nullable Instant time(JsonNode n, String name) {
        JsonNode value = n.path(name);
        return value.isTextual() && !value.asText().isBlank()
                ? OffsetDateTime.parse(value.asText()).toInstant()
                : null;
    }
}
