package org.ventanilla.hub.console.view;

import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.ResourceBundle;

/** The console's words in one language, from {@code messages_<language>.properties}. */
public final class Texts {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.ROOT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MM/uuuu HH:mm", Locale.ROOT);

    private final String language;
    private final ResourceBundle bundle;

    public Texts(String language) {
        this.language = language;
        this.bundle = ResourceBundle.getBundle("org.ventanilla.hub.console.messages", Locale.forLanguageTag(language));
    }

    public String language() {
        return language;
    }

    /** The text with its {@code {0}}, {@code {1}}… filled in. Fails when there is no such key. */
    public String get(String key, Object... args) {
        return new MessageFormat(bundle.getString(key), Locale.forLanguageTag(language)).format(args);
    }

    public boolean has(String key) {
        return bundle.containsKey(key);
    }

    public String date(Instant at, ZoneId zone) {
        return DATE.format(at.atZone(zone));
    }

    public String dateTime(Instant at, ZoneId zone) {
        return TIME.format(at.atZone(zone));
    }
}
