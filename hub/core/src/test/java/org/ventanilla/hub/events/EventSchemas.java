package org.ventanilla.hub.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.ventanilla.hub.Waiting;
import org.ventanilla.model.CloudEvent;
import org.ventanilla.model.EventTypes;
import org.ventanilla.model.Wire;

/**
 * Every event that a test makes the program write is held against its schema; a field that no schema names fails too. What it
 * writes must also pass the schema as it was when the version was first published: whoever reads it by that one goes on.
 */
public final class EventSchemas {
    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    private static final Map<String, JsonSchema> KNOWN = new ConcurrentHashMap<>();

    private EventSchemas() {}

    /** The whole log as it was written, and as everybody gets it. */
    public static void check(Events events) {
        Waiting.get(events.read(0, 100_000)).events().forEach(event -> check(event, events.shortType(event)));
        var head = Waiting.get(events.head());
        var start = new org.ventanilla.model.EventCursor(head.epoch(), head.oldest());
        Waiting.get(events.page(start, 100_000, EventFilter.ALL))
                .events()
                .forEach(event -> check(event, events.shortType(event)));
    }

    static void check(CloudEvent event, String shortType) {
        check(Wire.mapper().valueToTree(event), shortType);
    }

    /** An event as JSON: its frame, and its data by the schema at the address it names. */
    public static void check(JsonNode json, String shortType) {
        assertThat(schema("cloudevent.v1.json").validate(json)).as(shortType).isEmpty();
        assertThat(json.path("dataschema").asText()).endsWith(EventTypes.schemaPath(shortType));
        JsonSchema schema = schema(EventTypes.file(shortType));
        JsonNode data = json.path("data");
        assertThat(schema.validate(data)).as(shortType).isEmpty();
        first("cloudevent.v1.json").ifPresent(old -> assertThat(old.validate(json))
                .as("by the first frame: " + shortType)
                .isEmpty());
        first(EventTypes.file(shortType)).ifPresent(old -> assertThat(old.validate(data))
                .as("by the first schema: " + shortType)
                .isEmpty());
        assertThat(names(schema.getSchemaNode().path("properties")))
                .as(shortType)
                .containsAll(names(data));
    }

    /** As it was published first; empty for a type that came later. */
    static Optional<JsonSchema> first(String file) {
        try (var in = EventSchemas.class.getResourceAsStream("/schemas-0.1.0/" + file)) {
            return in == null ? Optional.empty() : Optional.of(FACTORY.getSchema(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonSchema schema(String file) {
        return KNOWN.computeIfAbsent(
                file, name -> FACTORY.getSchema(EventTypes.schema(name).orElseThrow()));
    }

    private static List<String> names(JsonNode object) {
        Iterable<String> names = object::fieldNames;
        return java.util.stream.StreamSupport.stream(names.spliterator(), false).toList();
    }
}
