package org.ventanilla.hub.look;

import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** Words in one language, from the files {@code <bundle>_<language>.properties}. */
public final class Texts {
    private final String language;
    private final ResourceBundle bundle;
    private final DateTimeFormatter date;
    private final DateTimeFormatter time;

    public Texts(String bundle, String language) {
        this.language = language;
        Locale locale = Locale.forLanguageTag(language);
        this.bundle = ResourceBundle.getBundle(bundle, locale);
        // The month as a word: 03/04 is two different days in the two languages.
        this.date = DateTimeFormatter.ofPattern("d MMM uuuu", locale);
        this.time = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", locale);
    }

    /** A heading with its paragraphs. */
    public record Section(String heading, List<String> paragraphs) {}

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

    /** The sections {@code prefix.1.h}, {@code prefix.1.1}, {@code prefix.1.2}…, {@code prefix.2.h}… of a long page. */
    public List<Section> sections(String prefix, Object... args) {
        var sections = new ArrayList<Section>();
        for (int s = 1; has(prefix + "." + s + ".h"); s++) {
            var paragraphs = new ArrayList<String>();
            for (int p = 1; has(prefix + "." + s + "." + p); p++) {
                paragraphs.add(get(prefix + "." + s + "." + p, args));
            }
            sections.add(new Section(get(prefix + "." + s + ".h", args), paragraphs));
        }
        return sections;
    }

    public String date(Instant at, ZoneId zone) {
        return date.format(at.atZone(zone));
    }

    public String dateTime(Instant at, ZoneId zone) {
        return time.format(at.atZone(zone));
    }
}
