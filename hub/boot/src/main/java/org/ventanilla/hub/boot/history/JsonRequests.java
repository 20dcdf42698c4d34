package org.ventanilla.hub.boot.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.Reader;
import java.util.function.Consumer;
import org.ventanilla.model.Wire;

/**
 * Service requests in JSON (GeoReport v2): a bare list, as the standard says, or inside an object, as some servers answer. One
 * at a time, so that a file may be of any size; what comes after a mistake in the JSON cannot be read.
 */
final class JsonRequests {
    private JsonRequests() {}

    static void read(Reader text, Consumer<Line> each) throws IOException {
        long number = 0;
        try (var parser = Wire.mapper().getFactory().createParser(text)) {
            while (parser.nextToken() != JsonToken.START_ARRAY) {
                if (parser.currentToken() == null) {
                    each.accept(Line.broken(1, "no-list-of-requests"));
                    return;
                }
            }
            for (JsonToken next = parser.nextToken();
                    next != null && next != JsonToken.END_ARRAY;
                    next = parser.nextToken()) {
                number = parser.currentLocation().getLineNr();
                JsonNode node = parser.readValueAsTree();
                each.accept(JsonLines.of(number, node));
            }
        } catch (JsonProcessingException e) {
            each.accept(Line.broken(Math.max(1, number), "not-json-from-here"));
        }
    }
}
