package org.ventanilla.connector.phone;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** Everything the line says and listens for, by language. */
final class Speech {
    private final List<String> languages;
    private final Map<String, Properties> texts = new HashMap<>();
    private final Map<String, Answers> answers = new HashMap<>();

    /** @param languages two-letter codes, the first to greet in */
    Speech(List<String> languages) {
        this.languages = List.copyOf(languages);
        for (String language : languages) {
            var messages = read("messages_" + language + ".properties");
            texts.put(language, messages);
            answers.put(language, new Answers(messages));
        }
    }

    String first() {
        return languages.get(0);
    }

    /** Languages a caller can change to. */
    List<String> others(String language) {
        return languages.stream().filter(other -> !other.equals(language)).toList();
    }

    boolean speaks(String language) {
        return texts.containsKey(language);
    }

    Answers answers(String language) {
        return answers.getOrDefault(language, new Answers(new Properties()));
    }

    /** BCP 47 tag for the provider's voice and recogniser. */
    String locale(String language) {
        return text(language, "locale");
    }

    /** One sentence. Throws {@link IllegalArgumentException} for a language or key there is none of. */
    String text(String language, String key, Object... about) {
        var messages = texts.get(language);
        String pattern = messages == null ? null : messages.getProperty(key);
        if (pattern == null) {
            throw new IllegalArgumentException("no message " + key);
        }
        String filled = pattern;
        for (int i = 0; i < about.length; i++) {
            filled = filled.replace("{" + i + "}", String.valueOf(about[i]));
        }
        return filled;
    }

    /** A number as it is read aloud: one sign after the other. */
    static String spelled(String number) {
        List<String> signs = new ArrayList<>();
        number.codePoints().filter(Character::isLetterOrDigit).forEach(sign -> signs.add(Character.toString(sign)));
        return String.join(" ", signs);
    }

    static Properties read(String name) {
        try (var in = Speech.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks " + name);
            }
            var properties = new Properties();
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
