package org.ventanilla.hub.boot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.oas.OpenApi31;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ventanilla.model.EventTypes;

/** A document of the project's interface, and whether JSON is as a place in it says. */
final class Contract {
    private static final String BASE = "https://contract.test/v1/";
    private static final SchemaValidatorsConfig ASSERTING =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

    private final String name;
    private final JsonNode root;
    private final JsonSchemaFactory asWritten;
    private final JsonSchemaFactory strict;

    private Contract(String name, JsonNode root) {
        this.name = name;
        this.root = root;
        this.asWritten = factory(root);
        this.strict = factory(closed(root.deepCopy()));
    }

    /** A file of the folder {@code docs}. */
    static Contract of(String file) {
        try {
            return new Contract(file, new YAMLMapper().readTree(Files.readString(Town.HOME.resolve("docs/" + file))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode root() {
        return root;
    }

    /** What is wrong with the document itself, by the schema of its specification. */
    List<String> mistakes(String specification) throws IOException {
        try (var in = Contract.class.getResourceAsStream("/specifications/" + specification)) {
            JsonNode schema = new JsonMapper().readTree(in);
            var version = schema.path("$schema").asText().contains("2020-12")
                    ? SpecVersion.VersionFlag.V202012
                    : SpecVersion.VersionFlag.V7;
            return told(JsonSchemaFactory.getInstance(version).getSchema(schema), root);
        }
    }

    /** What is wrong with it; readers must bear fields they do not know, so these are none of it. */
    List<String> problems(String pointer, JsonNode value) {
        return told(schema(asWritten, pointer), value);
    }

    /** The same, and fields that the document does not name. */
    List<String> problemsAndUnnamed(String pointer, JsonNode value) {
        return told(schema(strict, pointer), value);
    }

    /** What is wrong with it by a schema file of the project. */
    List<String> problemsByFile(String file, JsonNode value) {
        return told(asWritten.getSchema(SchemaLocation.of(BASE + "schemas/" + file), ASSERTING), value);
    }

    /** The node behind a reference inside the document. */
    JsonNode resolved(JsonNode node) {
        String ref = node.path("$ref").asText();
        return ref.startsWith("#/") ? root.at(ref.substring(1)) : node;
    }

    /** Every address of a schema file in the document. */
    List<String> files() {
        var files = new ArrayList<String>();
        for (JsonNode ref : root.findValues("$ref")) {
            if (ref.asText().startsWith("schemas/")) {
                files.add(ref.asText().substring("schemas/".length()));
            }
        }
        return files;
    }

    private JsonSchema schema(JsonSchemaFactory factory, String pointer) {
        return factory.getSchema(SchemaLocation.of(BASE + name + "#" + pointer), ASSERTING);
    }

    private static List<String> told(JsonSchema schema, JsonNode value) {
        return schema.validate(value).stream().map(Object::toString).toList();
    }

    private JsonSchemaFactory factory(JsonNode document) {
        JsonMetaSchema dialect = OpenApi31.getInstance();
        return JsonSchemaFactory.builder()
                .defaultMetaSchemaIri(dialect.getIri())
                .metaSchema(dialect)
                .metaSchema(JsonMetaSchema.getV202012())
                .schemaLoaders(
                        loaders -> loaders.schemas(iri -> text(iri, document).orElse(null)))
                .build();
    }

    private Optional<String> text(String iri, JsonNode document) {
        if (iri.equals(BASE + name)) {
            return Optional.of(document.toString());
        }
        String schemas = BASE + "schemas/";
        return iri.startsWith(schemas) ? EventTypes.schema(iri.substring(schemas.length())) : Optional.empty();
    }

    /** Every object says what it may hold, so nothing else may be in it; parts of a composition are left as they are. */
    private static JsonNode closed(JsonNode node) {
        if (node instanceof ObjectNode object
                && object.path("properties").isObject()
                && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            if (!"allOf".equals(field.getKey())) {
                closed(field.getValue());
            }
        }
        if (node.isArray()) {
            node.forEach(Contract::closed);
        }
        return node;
    }
}
