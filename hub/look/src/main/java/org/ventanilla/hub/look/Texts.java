package org.ventanilla.hub.look;

import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.stream.Stream;

/** Words in one language, from the files {@code <bundle>_<language>.properties}; no two of them have the same key. */
public final class Texts {
    private final String language;
    private final List<ResourceBundle> bundles;
    private final DateTimeFormatter date;
    private final DateTimeFormatter time;

    public Texts(String language, String... bundles) {
        this.language = language;
        Locale locale = Locale.forLanguageTag(language);
        this.bundles = Stream.of(bundles)
                .map(bundle -> ResourceBundle.getBundle(bundle, locale))
                .toList();
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
        String words = bundles.stream()
                .filter(bundle -> bundle.containsKey(key))
                .findFirst()
                .map(bundle -> bundle.getString(key))
                .orElseThrow(() -> new MissingResourceException("there are no words", Texts.class.getName(), key));
        return new MessageFormat(words, Locale.forLanguageTag(language)).format(args);
    }

    public boolean has(String key) {
        return bundles.stream().anyMatch(bundle -> bundle.containsKey(key));
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
