package org.ventanilla.hub.understand;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.city.Category;
import org.ventanilla.hub.city.City;
import org.ventanilla.model.PlaceAnswer;
import org.ventanilla.model.PlaceQuestion;

/**
 * Understands one report at a time: which language, what about, where, how dangerous. Everything it knows about the city comes
 * from the city's files. Pure and without state, so that one serves all threads; it never throws, whatever the text.
 */
public final class Understanding {
    /** What matters stands at the start; the rest of a longer text is a forwarded conversation or an attack. */
    private static final int LONGEST = 20_000;

    private final City city;
    private final Texts texts;
    private final CategoryFinder categories;
    private final Languages languages;
    private final Cues cues;
    private final Remarks remarks;
    private final PlaceDecision places;

    public Understanding(City city) {
        this.city = city;
        Map<String, String> meanings = new HashMap<>();
        city.language().smsWords().forEach((said, meant) -> {
            List<String> key = Texts.split(said);
            if (key.size() == 1) {
                meanings.put(key.get(0), Texts.fold(meant));
            }
        });
        this.texts = new Texts(meanings);
        this.categories = new CategoryFinder(city);
        this.languages = new Languages(city, categories);
        this.cues = new Cues(city);
        var mentions = new MentionFinder(city, categories, languages);
        this.remarks = new Remarks(city, mentions.relations());
        this.places = new PlaceDecision(city, texts, mentions, remarks);
    }

    /** What is made of a report. The remarks tell what could not be believed or found. */
    public Understood understand(Heard heard) {
        Set<String> notes = new LinkedHashSet<>();
        String text = text(heard, notes);
        List<Word> words = texts.words(text);
        remarks.add(text, words, notes);
        var place = places.decide(heard, text, words, notes);
        List<Word> about = withoutNames(words, place.inText().mentions());
        String language = languages.of(words, heard.languageHint());
        var votes = categories.find(about, language);
        var choice = CategoryChoice.of(city, votes, heard.categoryHint());
        if (choice.guesses().isEmpty()) {
            notes.add("category-unknown");
        }
        boolean emergency = cues.emergency(about, choice.filedUnder())
                || (choice.certain() && announcesEmergency(choice.filedUnder()));
        return new Understood(
                language,
                choice.guesses(),
                choice.certain(),
                choice.filedUnder(),
                place.place(),
                emergency || isDanger(choice.filedUnder(), about),
                emergency,
                choice.kind(),
                place.words(),
                place.houseNumber(),
                List.copyOf(notes));
    }

    /** The place that somebody's words name, to be said back to them. */
    public PlaceAnswer place(PlaceQuestion question) {
        var heard = new Heard(question.words(), null, question.language(), null, List.of(), null, "");
        PlaceGuess place = understand(heard).place();
        return place == null || place.name() == null
                ? PlaceAnswer.UNKNOWN
                : new PlaceAnswer(
                        place.name(),
                        place.precisionM(),
                        place.precisionM() > city.settings().askPlaceAboveM());
    }

    private static String text(Heard heard, Set<String> notes) {
        String whole = Stream.of(heard.title(), heard.text())
                .filter(t -> t != null && !t.isBlank())
                .reduce((title, text) -> title + "\n\n" + text)
                .orElse("");
        if (whole.length() <= LONGEST) {
            return whole;
        }
        notes.add("text-cut");
        return whole.substring(0, LONGEST);
    }

    /** A name says where, not what: "Calle del Monte" is no forest. Types of streets stay, a beach can be dirty. */
    private static List<Word> withoutNames(List<Word> words, List<Mention> mentions) {
        Set<Integer> names = new HashSet<>();
        for (Mention m : mentions) {
            IntStream.range(m.firstWord(), m.afterLastWord())
                    .filter(i -> i < m.from() || i >= m.nameFrom())
                    .forEach(names::add);
        }
        return IntStream.range(0, words.size())
                .filter(i -> !names.contains(i))
                .mapToObj(words::get)
                .toList();
    }

    private boolean isDanger(String code, List<Word> words) {
        return switch (hazard(code)) {
            case YES -> true;
            case POSSIBLE -> cues.danger(words);
            case NO -> false;
        };
    }

    private Category.Hazard hazard(String code) {
        return city.taxonomy().find(code).map(Category::hazard).orElse(Category.Hazard.POSSIBLE);
    }

    /** The category that tells people to dial the emergency number carries it in its name. */
    private boolean announcesEmergency(@Nullable String code) {
        String number = city.settings().emergencyNumber();
        return code != null
                && city.taxonomy()
                        .find(code)
                        .filter(c -> Texts.split(c.nameEs()).contains(number))
                        .isPresent();
    }
}
