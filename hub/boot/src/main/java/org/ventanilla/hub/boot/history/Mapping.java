package org.ventanilla.hub.boot.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How another system's words are read here.
 *
 * @param columns names of columns in lower case by what they hold; what is not named is looked for under its usual names
 * @param categories our code by their word in lower case
 * @param statuses {@code OPEN}, {@code RESOLVED}, {@code NOT_PROCEEDING} or {@code ELSEWHERE} by their word in lower case
 * @param channels our channel by their word in lower case
 * @param dates pattern of their dates; null for ISO 8601
 * @param separator of the columns of a CSV file
 */
public record Mapping(
        Map<Field, String> columns,
        Map<String, String> categories,
        Map<String, String> statuses,
        Map<String, String> channels,
        @Nullable DateTimeFormatter dates,
        char separator) {
    /** Without a mapping file. */
    public static final Mapping USUAL = new Mapping(Map.of(), Map.of(), Map.of(), Map.of(), null, ',');

    static final String OPEN = "OPEN";
    private static final Set<String> STATUSES = Set.of(OPEN, "RESOLVED", "NOT_PROCEEDING", "ELSEWHERE");
    private static final Set<String> WORDS =
            Set.of("columns", "categories", "statuses", "channels", "dates", "separator");

    /** The file says something that cannot be used; all of it. */
    public static final class Unusable extends IOException {
        Unusable(List<String> problems) {
            super("the mapping cannot be used: " + String.join("; ", problems));
        }
    }

    /** Reads a mapping file; {@link Unusable} names everything that is wrong with it. */
    public static Mapping read(Path file) throws IOException {
        JsonNode root = new YAMLMapper().readTree(file.toFile());
        var problems = new ArrayList<String>();
        root.fieldNames().forEachRemaining(name -> {
            if (!WORDS.contains(name)) {
                problems.add(
                        name + ": expected one of " + WORDS.stream().sorted().toList());
            }
        });
        var columns = columns(root.path("columns"), problems);
        var statuses = statuses(root.path("statuses"), problems);
        var dates = dates(root.path("dates").asText(""), problems);
        String separator = root.path("separator").asText(",");
        if (separator.length() != 1) {
            problems.add("separator: expected one character");
        }
        if (!problems.isEmpty()) {
            throw new Unusable(problems);
        }
        var categories = words(root.path("categories"), true);
        var channels = words(root.path("channels"), true);
        return new Mapping(columns, categories, statuses, channels, dates, separator.charAt(0));
    }

    private static Map<Field, String> columns(JsonNode node, List<String> problems) {
        Map<Field, String> columns = new EnumMap<>(Field.class);
        words(node, false).forEach((word, column) -> Field.of(word)
                .ifPresentOrElse(
                        field -> columns.put(field, column.toLowerCase(Locale.ROOT)),
                        () -> problems.add("columns." + word + ": no such field")));
        return columns;
    }

    private static Map<String, String> statuses(JsonNode node, List<String> problems) {
        var statuses = words(node, true);
        statuses.forEach((word, status) -> {
            if (!STATUSES.contains(status)) {
                problems.add("statuses." + word + ": expected one of "
                        + STATUSES.stream().sorted().toList());
            }
        });
        return statuses;
    }

    private static @Nullable DateTimeFormatter dates(String pattern, List<String> problems) {
        try {
            return pattern.isBlank() ? null : DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
        } catch (IllegalArgumentException e) {
            problems.add("dates: expected a pattern such as dd/MM/yyyy HH:mm");
            return null;
        }
    }

    private static Map<String, String> words(JsonNode node, boolean anyCase) {
        Map<String, String> words = new HashMap<>();
        node.fields().forEachRemaining(field -> {
            String key = field.getKey().strip();
            words.put(
                    anyCase ? key.toLowerCase(Locale.ROOT) : key,
                    field.getValue().asText().strip());
        });
        return words;
    }

    /** The words of a record in one of its fields, the best first; several only where no mapping says which. */
    List<String> all(Line line, Field field) {
        String column = columns.get(field);
        List<String> names = column == null ? field.names() : List.of(column);
        List<String> found = new ArrayList<>();
        for (String name : names) {
            String cell = line.cells().get(name);
            if (cell != null) {
                found.add(cell);
            }
        }
        return found;
    }

    @Nullable String one(Line line, Field field) {
        var all = all(line, field);
        return all.isEmpty() ? null : all.get(0);
    }
}
