package org.ventanilla.hub.notify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The words of every message, from the city's template files: one YAML file a language and one HTML frame. Compiled once;
 * rendering is pure.
 */
final class NoticeTexts {
    private static final Pattern BLANK_LINE = Pattern.compile("\\R{2,}");
    private static final List<String> PARTS = List.of("subject", "sms", "text");

    private final Map<String, JsonNode> languages = new HashMap<>();
    private final Map<String, Template> compiled = new HashMap<>();
    private final Template frame;
    private final String fallback;

    private NoticeTexts(String fallback, Template frame) {
        this.fallback = fallback;
        this.frame = frame;
    }

    /** Reads {@code <language>.yaml} for every language and {@code email.html}; fails naming file and field. */
    static NoticeTexts load(Path dir, List<String> languages) throws IOException {
        var frame = Mustache.compiler()
                .defaultValue("")
                .emptyStringIsFalse(true)
                .compile(Files.readString(dir.resolve("email.html")));
        var texts = new NoticeTexts(languages.get(0), frame);
        var yaml = new YAMLMapper();
        for (String language : languages) {
            texts.add(language, yaml.readTree(dir.resolve(language + ".yaml").toFile()));
        }
        return texts;
    }

    private void add(String language, JsonNode node) {
        languages.put(language, node);
        for (Manner manner : Manner.values()) {
            if (!manner.footer().isEmpty()
                    && word(language, manner.footer(), Map.of()).isBlank()) {
                throw new IllegalArgumentException(missing(language, manner.footer()));
            }
        }
        for (NoticePlan.Template template : NoticePlan.Template.values()) {
            for (String part : PARTS) {
                String text = node.path(template.file()).path(part).asText("");
                if (text.isBlank()) {
                    throw new IllegalArgumentException(missing(language, template.file() + "." + part));
                }
                compiled.put(key(language, template.file(), part), plain(text));
            }
            if (node.path(template.file()).path("segments").asInt(0) < 1) {
                throw new IllegalArgumentException(
                        "templates/" + language + ".yaml: expected a whole number at " + template.file() + ".segments");
            }
        }
    }

    private static String missing(String language, String path) {
        return "templates/" + language + ".yaml: expected a text at " + path;
    }

    private static Template plain(String text) {
        return Mustache.compiler()
                .escapeHTML(false)
                .defaultValue("")
                .emptyStringIsFalse(true)
                .compile(text);
    }

    private static String key(String language, String template, String part) {
        return language + "/" + template + "/" + part;
    }

    /** The city's language closest to the one asked for. */
    String language(String asked) {
        String primary = asked.split("-", 2)[0];
        return languages.containsKey(primary) ? primary : fallback;
    }

    /** In how many segments a text message of this kind fits. */
    int segments(String language, String template) {
        return languages
                .getOrDefault(language(language), MissingNode.getInstance())
                .path(template)
                .path("segments")
                .asInt(1);
    }

    /** A text message within its segments. */
    String sms(String language, String template, Map<String, Object> fields) {
        return SmsText.of(fields, segments(language, template), f -> render(language, template, "sms", f));
    }

    /** Plain text of one part of a message. */
    String render(String language, String template, String part, Map<String, Object> fields) {
        Template found = compiled.get(key(language(language), template, part));
        if (found == null) {
            throw new IllegalArgumentException("no template " + template + "." + part);
        }
        return found.execute(fields).strip();
    }

    /** A fixed word or phrase, with fields filled in. */
    String word(String language, String path, Map<String, Object> fields) {
        JsonNode node =
                Objects.requireNonNull(languages.get(language(language))).at("/" + path.replace('.', '/'));
        return plain(node.asText("")).execute(fields);
    }

    /** The text as an HTML mail: paragraphs in the frame. The fields name the footer. */
    String html(String language, String text, Map<String, Object> fields) {
        var model = new LinkedHashMap<String, Object>(fields);
        model.put("language", language(language));
        model.put("paragraphs", paragraphs(text));
        model.put("follow", word(language, "words.follow", fields));
        model.put("rate", word(language, "words.rate", fields));
        model.put("legal", word(language, "legal", fields));
        model.put("end", word(language, "words.unsubscribe", fields));
        return frame.execute(model);
    }

    private static List<Map<String, Object>> paragraphs(String text) {
        List<Map<String, Object>> paragraphs = new ArrayList<>();
        for (String block : BLANK_LINE.split(text, -1)) {
            List<Map<String, String>> lines =
                    block.lines().map(line -> Map.of("line", line)).toList();
            paragraphs.add(Map.of("lines", lines));
        }
        return paragraphs;
    }
}
