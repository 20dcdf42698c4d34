package org.ventanilla.connector.sandbox.page;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** The page's texts in one language, from {@code messages_*.properties}. */
public final class Words {
    /** The languages there are; the first is the default. */
    public static final List<String> LANGUAGES = List.of("es", "en");

    private final String language;
    private final ResourceBundle texts;

    /** @param language one of {@link #LANGUAGES} */
    public Words(String language) {
        this.language = language;
        this.texts = ResourceBundle.getBundle(
                "org.ventanilla.connector.sandbox.messages",
                Locale.forLanguageTag(language),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    public String language() {
        return language;
    }

    public String get(String key) {
        return texts.getString(key);
    }
}
