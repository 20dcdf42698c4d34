package org.ventanilla.hub.boot.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.ventanilla.model.Wire;

/** One JSON object a line; what stands in an object inside is named with a dot: {@code location.lat}; a list is line by line. */
final class JsonLines {
    private JsonLines() {}

    static void read(BufferedReader text, Consumer<Line> each) throws IOException {
        long number = 0;
        for (String line = text.readLine(); line != null; line = text.readLine()) {
            number++;
            if (!line.isBlank()) {
                each.accept(line(number, line));
            }
        }
    }

    private static Line line(long number, String text) {
        try {
            return of(number, Wire.mapper().readTree(text));
        } catch (JsonProcessingException e) {
            return Line.broken(number, "not-json");
        }
    }

    static Line of(long number, JsonNode node) {
        if (!node.isObject()) {
            return Line.broken(number, "not-an-object");
        }
        Map<String, @Nullable String> cells = new LinkedHashMap<>();
        node.fields().forEachRemaining(field -> {
            JsonNode value = field.getValue();
            if (value.isObject()) {
                value.fields()
                        .forEachRemaining(inner -> put(cells, field.getKey() + "." + inner.getKey(), inner.getValue()));
            } else {
                put(cells, field.getKey(), value);
            }
        });
        return Line.of(number, cells);
    }

    private static void put(Map<String, @Nullable String> cells, String name, JsonNode value) {
        if (value.isValueNode() && !value.isNull()) {
            cells.put(name, value.asText());
        } else if (value.isArray()) {
            var each = new StringJoiner("\n");
            value.forEach(one -> each.add(one.asText("")));
            cells.put(name, each.toString());
        }
    }
}
