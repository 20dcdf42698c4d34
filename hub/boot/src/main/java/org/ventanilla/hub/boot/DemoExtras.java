package org.ventanilla.hub.boot;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Connectors that somebody tries in the demo: jars in a folder of its data, and their instances in {@code connectors.yaml}
 * beside them, written as in a configuration file.
 */
record DemoExtras(Path dir) {
    private static final String CONNECTORS = "connectors";

    static DemoExtras in(Path data) throws IOException {
        return new DemoExtras(Files.createDirectories(data.resolve("connectors-extra")));
    }

    Path file() {
        return dir.resolve("connectors.yaml");
    }

    /** The demo's settings with these instances after its own. Throws {@link BadSettings} for a file that says none. */
    JsonNode with(JsonNode settings) throws IOException {
        if (!Files.exists(file())) {
            return settings;
        }
        JsonNode extra = read().path(CONNECTORS);
        if (!extra.isArray()) {
            throw new BadSettings(List.of(file() + ": expected: connectors: and a list of instances"));
        }
        ObjectNode whole = settings.deepCopy();
        ArrayNode all = whole.withArray(CONNECTORS);
        extra.forEach(all::add);
        return whole;
    }

    private JsonNode read() throws IOException {
        try {
            return new YAMLMapper().readTree(file().toFile());
        } catch (JsonProcessingException e) {
            throw new BadSettings(List.of(file() + ": expected YAML"));
        }
    }
}
