package org.ventanilla.hub.boot;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.commons.text.StringSubstitutor;
import org.jspecify.annotations.Nullable;
import org.ventanilla.connector.Connector;
import org.ventanilla.hub.boot.Settings.ConnectorSetting;
import org.ventanilla.model.Wire;

/** Reads, checks and completes a configuration file; lists all problems at once. */
final class SettingsFile {
    private final Map<String, Connector> connectors;
    private final Map<String, String> environment;

    /** @param connectors the connectors that are there, by type */
    SettingsFile(Map<String, Connector> connectors, Map<String, String> environment) {
        this.connectors = connectors;
        this.environment = environment;
    }

    /** The folder of further connectors a file names, before anything else of it is looked at. */
    static @Nullable Path connectorsDir(Path file) {
        try {
            JsonNode dir = new YAMLMapper().readTree(file.toFile()).path("connectorsDir");
            return dir.isTextual() ? file.toAbsolutePath().resolveSibling(dir.asText()) : null;
        } catch (IOException e) {
            return null; // reading it in earnest says what is wrong
        }
    }

    Settings read(Path file) {
        if (!Files.isReadable(file)) {
            throw new BadSettings(List.of(file + ": there is no such file, or it may not be read"));
        }
        try {
            JsonNode tree = new YAMLMapper().readTree(file.toFile());
            Path dir = file.toAbsolutePath().getParent();
            return settings(tree).under(dir == null ? Path.of("") : dir);
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            String line = at == null ? "" : " line " + at.getLineNr();
            throw new BadSettings(List.of(file + line + ": expected YAML"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Settings settings(JsonNode raw) {
        List<String> problems = new ArrayList<>();
        JsonNode tree =
                replaced(raw == null || raw.isMissingNode() ? JsonNodeFactory.instance.objectNode() : raw, problems);
        problems.addAll(new Schema(resource("settings.schema.json")).check("", tree));
        problems.addAll(Geocoders.problems(tree));
        JsonNode list = tree.path("connectors");
        Set<String> names = new HashSet<>();
        for (int i = 0; i < list.size(); i++) {
            connector("connectors[" + i + "]", list.get(i), names, problems);
        }
        if (!problems.isEmpty()) {
            throw new BadSettings(problems);
        }
        return Wire.mapper().convertValue(tree, Settings.class);
    }

    private void connector(String at, JsonNode node, Set<String> names, List<String> problems) {
        String instance = node.path("instance").asText("");
        String type = node.path("type").asText("");
        if (!instance.isEmpty() && !names.add(instance)) {
            problems.add(at + ".instance: expected: a name that no other connector has");
        }
        JsonNode schema = schema(type);
        if (schema != null) {
            problems.addAll(new Schema(schema).check(at + ".options.", node.path("options")));
        } else if (!type.isEmpty()) {
            problems.add(at + ".type: expected: one of " + connectors.keySet() + " or " + ConnectorSetting.REMOTE);
        }
    }

    private @Nullable JsonNode schema(String type) {
        if (ConnectorSetting.REMOTE.equals(type)) {
            return resource("remote.schema.json");
        }
        Connector connector = connectors.get(type);
        return connector == null ? null : tree(connector.descriptor().optionsSchema());
    }

    private static JsonNode tree(JsonObject json) {
        try {
            return Wire.mapper().readTree(json.encode());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a JsonObject is JSON", e);
        }
    }

    /** {@code ${NAME}} in any text is taken from the environment; a name that is not set is a problem. */
    private JsonNode replaced(JsonNode node, List<String> problems) {
        var substitutor = new StringSubstitutor(name -> {
            String value = environment.get(name);
            if (value == null) {
                problems.add("${" + name + "}: expected: an environment variable of this name");
            }
            return value;
        });
        return each(node, substitutor::replace);
    }

    private static JsonNode each(JsonNode node, UnaryOperator<String> change) {
        if (node instanceof ObjectNode object) {
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            object.fields().forEachRemaining(e -> copy.set(e.getKey(), each(e.getValue(), change)));
            return copy;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode();
            array.forEach(item -> copy.add(each(item, change)));
            return copy;
        }
        return node.isTextual() ? TextNode.valueOf(change.apply(node.asText())) : node;
    }

    private static JsonNode resource(String name) {
        try (var in = SettingsFile.class.getResourceAsStream(name)) {
            return Wire.mapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
