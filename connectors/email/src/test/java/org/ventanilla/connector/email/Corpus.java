package org.ventanilla.connector.email;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Real mails of all sorts with what is known about them. They lie beside the project and may be absent. */
final class Corpus {
    private Corpus() {}

    /** One mail: its label and where its bytes are. */
    record Sample(JsonObject label, Path file) {
        byte[] raw() throws IOException {
            return Files.readAllBytes(file);
        }

        String kind() {
            return label.getString("kind");
        }

        JsonObject expected() {
            return label.getJsonObject("expect");
        }

        @Override
        public String toString() {
            return label.getString("file");
        }
    }

    static List<Sample> samples() throws IOException {
        Path home = home();
        if (home == null || !Files.exists(home.resolve("INDEX.jsonl"))) {
            return List.of();
        }
        try (Stream<String> lines = Files.lines(home.resolve("INDEX.jsonl"))) {
            return lines.map(JsonObject::new)
                    .map(label -> new Sample(label, home.resolve(label.getString("file"))))
                    .toList();
        }
    }

    /** The first folder upwards that has the data beside it. */
    private static @org.jspecify.annotations.Nullable Path home() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path there = at.resolveSibling("shared").resolve("data").resolve("mail");
            if (Files.isDirectory(there)) {
                return there;
            }
        }
        return null;
    }
}
