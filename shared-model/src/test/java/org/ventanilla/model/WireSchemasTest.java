package org.ventanilla.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The schema of each record that crosses the wire names its fields and values, all of them and no others. */
class WireSchemasTest {
    private record Wired(Class<? extends Record> type, String file) {}

    private static final List<Wired> ALL = List.of(
            new Wired(Submission.class, "submission.v1.json"),
            new Wired(Receipt.class, "receipt.v1.json"),
            new Wired(DeliveryReceipt.class, "delivery-receipt.v1.json"),
            new Wired(ControlEvent.class, "control-event.v1.json"),
            new Wired(OutboundUpdate.class, "outbound.v1.json"),
            new Wired(SendOutcome.class, "send-outcome.v1.json"),
            new Wired(TrailEntry.class, "trail-entry.v1.json"),
            new Wired(PlaceQuestion.class, "place-question.v1.json"),
            new Wired(PlaceAnswer.class, "place-answer.v1.json"),
            new Wired(Attachment.class, "attachment.v1.json"),
            new Wired(CloudEvent.class, "cloudevent.v1.json"));

    @TestFactory
    Stream<DynamicTest> the_schema_and_the_record_say_the_same() {
        return ALL.stream()
                .map(wired -> DynamicTest.dynamicTest(wired.file(), () -> check(wired.type(), schema(wired.file()))));
    }

    private static JsonNode schema(String file) throws Exception {
        return Wire.mapper().readTree(EventTypes.schema(file).orElseThrow());
    }

    private static void check(Class<?> type, JsonNode schema) throws Exception {
        var properties = schema.path("properties");
        var described = new TreeSet<String>();
        properties.fieldNames().forEachRemaining(described::add);
        var components = new TreeSet<String>();
        for (RecordComponent component : type.getRecordComponents()) {
            components.add(component.getName());
            check(component.getGenericType(), properties.path(component.getName()));
        }
        assertThat(described).as(type.getSimpleName()).isEqualTo(components);
        assertThat(described).containsAll(required(schema));
    }

    private static List<String> required(JsonNode schema) {
        var names = new java.util.ArrayList<String>();
        schema.path("required").forEach(name -> names.add(name.asText()));
        return names;
    }

    private static void check(Type type, JsonNode schema) throws Exception {
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            check(list.getActualTypeArguments()[0], schema.path("items"));
        } else if (type instanceof Class<?> plain && plain.isEnum()) {
            var values = new TreeSet<String>();
            schema.path("enum").forEach(value -> values.add(value.asText()));
            assertThat(values)
                    .as(plain.getName())
                    .isEqualTo(new TreeSet<>(Arrays.stream(plain.getEnumConstants())
                            .map(value -> ((Enum<?>) value).name())
                            .toList()));
        } else if (type instanceof Class<?> plain && plain.isRecord() && !schema.has("$ref")) {
            check(plain, schema);
        }
    }
}
