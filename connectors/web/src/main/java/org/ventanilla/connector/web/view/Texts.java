package org.ventanilla.connector.web.view;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;

/** The form's words in one language: the city's own wording where it has any, else {@code messages_<language>.properties}. */
public final class Texts {
    private final String language;
    private final ResourceBundle bundle;
    private final Map<String, String> own;

    public Texts(String language, Map<String, String> own) {
        this.language = language;
        this.bundle =
                ResourceBundle.getBundle("org.ventanilla.connector.web.messages", Locale.forLanguageTag(language));
        this.own = Map.copyOf(own);
        own.keySet().stream().filter(key -> !has(key)).findFirst().ifPresent(key -> {
            throw new IllegalArgumentException("texts." + language + ": there is no text named " + key);
        });
    }

    public String language() {
        return language;
    }

    public boolean has(String key) {
        return bundle.containsKey(key);
    }

    /** The text with its {@code {0}}, {@code {1}}… filled in. Fails when there is no such key. */
    public String get(String key, Object... args) {
        String pattern = own.getOrDefault(key, bundle.getString(key));
        return new MessageFormat(pattern, Locale.forLanguageTag(language)).format(args);
    }
}
