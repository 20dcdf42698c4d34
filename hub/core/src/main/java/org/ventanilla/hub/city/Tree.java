package org.ventanilla.hub.city;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** One node of a file being read. It notes what is wrong and goes on, so that all problems are told at once. */
record Tree(String where, JsonNode json, List<String> problems) {

    static Tree yaml(Path file, List<String> problems) {
        // YAML 1.1 takes a bare no, on or off in a list of words for a truth value; here they are words.
        var words = YAMLMapper.builder()
                .enable(YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS)
                .build();
        return read(file, words, problems);
    }

    static Tree json(Path file, List<String> problems) {
        return read(file, new ObjectMapper(), problems);
    }

    private static Tree read(Path file, ObjectMapper mapper, List<String> problems) {
        String name = String.valueOf(file.getFileName());
        try {
            if (Files.isReadable(file)) {
                return new Tree(name, mapper.readTree(Files.readString(file)), problems);
            }
            problems.add(name + ": expected a readable file");
        } catch (IOException e) {
            problems.add(name + ": " + e.getMessage());
        }
        return new Tree(name, MissingNode.getInstance(), problems);
    }

    Tree at(String field) {
        return new Tree(where + ": " + field, json.path(field), problems);
    }

    boolean exists() {
        return !json.isMissingNode() && !json.isNull();
    }

    String text(String field) {
        String value = textOr(field, "");
        return value.isBlank() ? wrong(field, "a text", "") : value;
    }

    String textOr(String field, String otherwise) {
        return json.path(field).asText(otherwise);
    }

    double number(String field) {
        JsonNode value = json.path(field);
        return value.isNumber() ? value.asDouble() : wrong(field, "a number", 0.0);
    }

    int whole(String field) {
        JsonNode value = json.path(field);
        return value.canConvertToInt() && value.isNumber() ? value.asInt() : wrong(field, "a whole number", 0);
    }

    /** The text mapped, or a problem when the mapping refuses it. */
    <T> T parsed(String field, Function<String, T> parser, T otherwise) {
        try {
            return parser.apply(text(field));
        } catch (RuntimeException e) {
            return wrong(field, "another value than '" + textOr(field, "") + "'", otherwise);
        }
    }

    /** Texts of a list; empty when it is absent. */
    List<String> texts(String field) {
        List<String> texts = new ArrayList<>();
        json.path(field).forEach(n -> texts.add(n.asText()));
        return List.copyOf(texts);
    }

    /** Trees of a list, each knowing its position or code. */
    List<Tree> list(String field) {
        List<Tree> trees = new ArrayList<>();
        for (JsonNode n : json.path(field)) {
            String label = n.path("code").asText(String.valueOf(trees.size() + 1));
            trees.add(new Tree(where + ": " + field + " " + label, n, problems));
        }
        return trees;
    }

    /** Texts by key, in the file's order. */
    Map<String, String> pairs(String field) {
        Map<String, String> pairs = new LinkedHashMap<>();
        json.path(field)
                .properties()
                .forEach(e -> pairs.put(e.getKey(), e.getValue().asText()));
        return pairs;
    }

    /** Lists of texts by key, in the file's order. A single text counts as a list of one. */
    Map<String, List<String>> lists(String field) {
        Map<String, List<String>> lists = new LinkedHashMap<>();
        JsonNode parent = json.path(field);
        Tree tree = at(field);
        parent.properties().forEach(e -> {
            boolean one = e.getValue().isTextual();
            lists.put(e.getKey(), one ? List.of(e.getValue().asText()) : tree.texts(e.getKey()));
        });
        return lists;
    }

    <T> T wrong(String field, String expected, T otherwise) {
        problems.add(where + ": " + field + ": expected " + expected);
        return otherwise;
    }
}
