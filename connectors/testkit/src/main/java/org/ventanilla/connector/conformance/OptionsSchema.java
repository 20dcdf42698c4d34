package org.ventanilla.connector.conformance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.ApplyDefaultsStrategy;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.vertx.core.json.JsonObject;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** A descriptor's schema of options, used as the program uses it: checks, and fills in what was left out. */
final class OptionsSchema {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonSchema schema;

    OptionsSchema(JsonObject descriptorSchema) {
        var config = SchemaValidatorsConfig.builder()
                .applyDefaultsStrategy(new ApplyDefaultsStrategy(true, false, true))
                .locale(Locale.ENGLISH)
                .build();
        this.schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(tree(descriptorSchema), config);
    }

    /** The options with defaults filled in. */
    JsonObject filled(JsonObject options) {
        JsonNode tree = tree(options);
        schema.walk(tree, true);
        return new JsonObject(tree.toString());
    }

    /** Names of the options that do not fit, dotted; empty when all do. */
    Set<String> wrong(JsonObject options) {
        var names = new TreeSet<String>();
        for (ValidationMessage message : schema.walk(tree(options), true).getValidationMessages()) {
            String at = message.getInstanceLocation()
                    .toString()
                    .replaceFirst("^\\$\\.?", "")
                    .replaceFirst("^/", "");
            String property = message.getProperty();
            String dot = at.isEmpty() || property == null ? "" : ".";
            names.add(at.replace('/', '.') + dot + (property == null ? "" : property));
        }
        return names;
    }

    private static JsonNode tree(JsonObject object) {
        try {
            return JSON.readTree(object.encode());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was JSON a moment ago is not", e);
        }
    }
}
