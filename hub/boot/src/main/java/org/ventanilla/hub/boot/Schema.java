package org.ventanilla.hub.boot;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.ApplyDefaultsStrategy;
import com.networknt.schema.JsonNodePath;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.util.List;
import java.util.Locale;

/** Checks a tree against a JSON Schema, fills in defaults, and says in words what is wrong where. */
final class Schema {
    private final JsonNode schema;

    Schema(JsonNode schema) {
        this.schema = schema;
    }

    /** Fills in defaults in place; every problem names the option and what was expected, never the value. */
    List<String> check(String prefix, JsonNode tree) {
        var config = SchemaValidatorsConfig.builder()
                .applyDefaultsStrategy(new ApplyDefaultsStrategy(true, false, true))
                .locale(Locale.ENGLISH)
                .build();
        var validator =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schema, config);
        return validator.walk(tree, true).getValidationMessages().stream()
                .map(m -> sentence(prefix, m))
                .distinct()
                .sorted()
                .toList();
    }

    private String sentence(String prefix, ValidationMessage m) {
        JsonNodePath at = m.getInstanceLocation();
        String type = m.getType();
        String option = prefix + path(at);
        if ("additionalProperties".equals(type) || "unevaluatedProperties".equals(type)) {
            return dotted(option, m.getProperty()) + ": there is no such option here";
        }
        if ("required".equals(type)) {
            return dotted(option, m.getProperty()) + ": is missing; expected: " + described(at, m.getProperty());
        }
        return option + ": expected: " + described(at, null) + " (" + type + ")";
    }

    private static String dotted(String option, String property) {
        return option.isEmpty() || option.endsWith(".") ? option + property : option + "." + property;
    }

    private static String path(JsonNodePath at) {
        var out = new StringBuilder();
        for (int i = 0; i < at.getNameCount(); i++) {
            Object element = at.getElement(i);
            if (element instanceof Integer index) {
                out.append('[').append(index).append(']');
            } else {
                out.append(out.isEmpty() ? "" : ".").append(element);
            }
        }
        return out.toString();
    }

    /** The schema's own words for an option: its author knows best what belongs there. */
    private String described(JsonNodePath at, @org.jspecify.annotations.Nullable String property) {
        JsonNode node = schema;
        for (int i = 0; i < at.getNameCount(); i++) {
            Object element = at.getElement(i);
            node = element instanceof Integer
                    ? node.path("items")
                    : node.path("properties").path(String.valueOf(element));
        }
        JsonNode own = property == null ? node : node.path("properties").path(property);
        return own.path("description").asText("what the documentation of this option says");
    }
}
