package org.ventanilla.hub.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.ventanilla.model.EventTypes;
import org.ventanilla.model.Wire;

/** Inside a version things are only added: schemas as they are now beside those that were published first. */
class SchemasStayTest {
    private static final Set<String> MESSAGES = Set.of(
            "attachment.v1.json",
            "cloudevent.v1.json",
            "control-event.v1.json",
            "delivery-receipt.v1.json",
            "outbound.v1.json",
            "place-answer.v1.json",
            "place-question.v1.json",
            "receipt.v1.json",
            "send-outcome.v1.json",
            "submission.v1.json",
            "trail-entry.v1.json");

    private static List<String> files() {
        var files = new ArrayList<>(MESSAGES);
        Stream.concat(EventTypes.logged().stream(), Stream.of(EventTypes.HEARTBEAT, EventTypes.TEST))
                .map(EventTypes::file)
                .forEach(files::add);
        return files;
    }

    @TestFactory
    Stream<DynamicTest> what_was_promised_is_still_there() {
        return files().stream()
                .filter(file -> EventSchemas.first(file).isPresent())
                .map(file -> DynamicTest.dynamicTest(
                        file,
                        () -> assertOnlyMore(
                                file,
                                EventSchemas.first(file).orElseThrow().getSchemaNode(),
                                tree(EventTypes.schema(file).orElseThrow()))));
    }

    @Test
    void the_first_ones_are_kept() {
        assertThat(files().stream().filter(file -> EventSchemas.first(file).isPresent()))
                .hasSizeGreaterThan(35);
    }

    /** Descriptions may be put better; the rest of what was there stays, and what was always there goes on being so. */
    private static void assertOnlyMore(String where, JsonNode before, JsonNode now) {
        for (var field : before.path("properties").properties()) {
            String at = where + " " + field.getKey();
            JsonNode then = field.getValue();
            JsonNode today = now.path("properties").path(field.getKey());
            assertThat(today.isMissingNode()).as(at + " was taken away").isFalse();
            assertThat(meaning(today)).as(at + " means something else").isEqualTo(meaning(then));
            assertOnlyMore(at, then, today);
            assertOnlyMore(at, then.path("items"), today.path("items"));
        }
        assertThat(words(now.path("required")))
                .as(where + " is no longer always there")
                .containsAll(words(before.path("required")));
    }

    /** Without the words about it, and without what is inside, which is compared by itself. */
    private static JsonNode meaning(JsonNode schema) {
        if (schema instanceof ObjectNode object) {
            return object.deepCopy().without(List.of("description", "properties", "required", "items"));
        }
        return schema;
    }

    private static List<String> words(JsonNode list) {
        var words = new ArrayList<String>();
        list.forEach(word -> words.add(word.asText()));
        return words;
    }

    private static JsonNode tree(String json) {
        try {
            return Wire.mapper().readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
