package org.ventanilla.hub.boot;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.city.City;
import org.ventanilla.hub.understand.Heard;
import org.ventanilla.model.Wire;

/** Texts whose category somebody named, one JSON object a line: id, text, category; createdAt, lang, title and kind if known. */
final class LabelledTexts {
    /** With a colon in the offset or without. */
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendPattern("[XXX][XX]")
            .toFormatter(Locale.ROOT);

    private LabelledTexts() {}

    /** One of them. */
    record Text(String id, Instant at, String language, String title, String text, String category, String kind) {
        /** As a channel hands it over, with what its reporter said it is where the city knows the word. */
        Heard heard(City city) {
            return new Heard(
                    text,
                    title.isEmpty() ? null : title,
                    language.isEmpty() ? null : language,
                    null,
                    city.taxonomy().kindCalled(kind).orElse(null),
                    List.of(),
                    null,
                    "web",
                    null);
        }

        @Override
        public String toString() {
            return "Text[" + id + "]";
        }
    }

    /** What was read, and what was left out and why, by line. */
    record Contents(List<Text> texts, List<String> broken) {}

    static Contents read(Path file) throws IOException {
        List<Text> texts = new ArrayList<>();
        List<String> broken = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        try (var lines = Files.newBufferedReader(file)) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank()) {
                    String problem = add(texts, seen, line);
                    if (problem != null) {
                        broken.add("line " + number + ": " + problem);
                    }
                }
            }
        }
        return new Contents(texts, broken);
    }

    private static @Nullable String add(List<Text> texts, Set<String> seen, String line) {
        try {
            JsonNode node = Wire.mapper().readTree(line);
            for (String name : List.of("id", "text", "category")) {
                if (node.path(name).asText().isBlank()) {
                    return name + " is missing";
                }
            }
            if (!seen.add(node.path("id").asText())) {
                return "an id that was there before";
            }
            texts.add(new Text(
                    node.path("id").asText(),
                    at(node.path("createdAt").asText("")),
                    node.path("lang").asText(""),
                    node.path("title").asText(""),
                    node.path("text").asText(),
                    node.path("category").asText(),
                    node.path("kind").asText("")));
            return null;
        } catch (DateTimeException e) {
            return "a time that is none";
        } catch (IOException e) {
            return "not a JSON object";
        }
    }

    private static Instant at(String text) {
        return text.isEmpty()
                ? Instant.EPOCH
                : TIME.parse(text, OffsetDateTime::from).toInstant();
    }
}
