package org.ventanilla.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The events there are, by short type ({@code incident.created}), and the JSON Schema of the data of each. A type on the wire is
 * the city's prefix, the short type and the version: {@code es.santander.ventanilla.incident.created.v1}. Inside a version
 * schemas only grow; a breaking change is a new version beside the old one.
 */
public final class EventTypes {
    /** Version of all types and schemas there are. */
    public static final String VERSION = "v1";

    /** Short type of the heartbeat on the live bus and in streams; it is not in the log. */
    public static final String HEARTBEAT = "log.heartbeat";

    /** Short type of a delivery that only tries an endpoint; it is not in the log. */
    public static final String TEST = "webhook.test";

    private static final String INDEX = "index.txt";

    private EventTypes() {}

    /** Short types of everything the log can hold. */
    public static Set<String> logged() {
        var names = new LinkedHashSet<String>();
        resource(INDEX).orElse("").lines().filter(line -> !line.isBlank()).forEach(names::add);
        return Collections.unmodifiableSet(names);
    }

    /** Path of the schema of a type, under the city's public address. */
    public static String schemaPath(String shortType) {
        return "/v1/schemas/" + file(shortType);
    }

    /** The schema file of this name, for example {@code incident.created.v1.json}; empty when there is none. */
    public static Optional<String> schema(String file) {
        return file.matches("[a-z][a-z.-]{0,60}\\.v[0-9]{1,2}\\.json") ? resource(file) : Optional.empty();
    }

    /** Name of the schema file of a type. */
    public static String file(String shortType) {
        return shortType + "." + VERSION + ".json";
    }

    private static Optional<String> resource(String name) {
        try (var in = EventTypes.class.getResourceAsStream("schemas/" + name)) {
            return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
