package org.ventanilla.hub.understand;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.city.Category;
import org.ventanilla.hub.city.City;
import org.ventanilla.hub.city.Example;
import org.ventanilla.hub.classify.Classifying;
import org.ventanilla.hub.classify.Classifying.Judged;
import org.ventanilla.hub.classify.Sample;
import org.ventanilla.model.PlaceAnswer;
import org.ventanilla.model.PlaceQuestion;
import org.ventanilla.model.Submission.Kind;

/**
 * Understands one report at a time: which language, what about, where, how dangerous. Everything it knows about the city comes
 * from the city's files. Pure and without state, so that one serves all threads; it never throws, whatever the text.
 */
public final class Understanding {
    /** What matters stands at the start; the rest of a longer text is a forwarded conversation or an attack. */
    private static final int LONGEST = 20_000;
    /** What the reporter chose counts as much as the strongest keyword. */
    private static final double SAID = 3;

    private final City city;
    private final Texts texts;
    private final CategoryFinder categories;
    private final Languages languages;
    private final Cues cues;
    private final Remarks remarks;
    private final PlaceDecision places;
    private final Supplier<Optional<Classifying>> classifying;
    private final boolean foreign;

    /** Without a model: by the taxonomy's keywords alone. */
    public Understanding(City city) {
        this(city, Optional::empty);
    }

    /** With what was learned from confirmed categories, which may be another model from one report to the next. */
    public Understanding(City city, Supplier<Optional<Classifying>> classifying) {
        this(city, classifying, false);
    }

    private Understanding(City city, Supplier<Optional<Classifying>> classifying, boolean foreign) {
        this.city = city;
        this.classifying = classifying;
        this.foreign = foreign;
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
        List<Word> about = withoutNames(words, place.inText().mentions(), false);
        String language = languages.of(words, heard.languageHint());
        var votes = new Votes(categories.find(about, language), heard.kindHint());
        var judged = judged(words, place.inText().mentions(), votes);
        var choice = choice(votes, judged, chosen(heard.categoryHint(), notes));
        if (choice.filedUnder().equals(city.settings().unclassified())) {
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
                emergency || isDanger(choice.filedUnder(), about, judged),
                emergency,
                heard.kindHint() == null ? choice.kind() : heard.kindHint(),
                place.words(),
                place.houseNumber(),
                List.copyOf(notes),
                place.sought());
    }

    private Optional<Judged> judged(List<Word> words, List<Mention> mentions, Votes votes) {
        return classifying.get().map(c -> c.judge(plain(withoutNames(words, mentions, true)), votes.scores()));
    }

    private CategoryChoice choice(Votes votes, Optional<Judged> judged, @Nullable String hint) {
        if (judged.isEmpty()) {
            return CategoryChoice.of(city, votes.keywords(), hint);
        }
        var learned = judged.get();
        // A category that was retired since is learned no more, but the model may still hold it.
        var ranked = learned.ranked().stream()
                .filter(r -> foreign || isOurs(r.code()))
                .toList();
        var opinion = Opinion.of(foreign ? List.of() : votes.keywords(), ranked, learned.reports());
        return LearnedChoice.of(city, opinion, learned.sure(), hint != null && isOurs(hint) ? hint : null);
    }

    /** Of a code that is not used any more, what took its place; its reporter may have an old program, or an old form. */
    private @Nullable String chosen(@Nullable String hint, Set<String> notes) {
        if (hint == null || !city.taxonomy().isRetired(hint)) {
            return hint;
        }
        notes.add("category-retired:" + hint);
        return city.taxonomy().current(hint).map(Category::code).orElse(null);
    }

    private boolean isOurs(String code) {
        return city.taxonomy().find(code).isPresent();
    }

    /** What a report says of its category, as training needs it: without the words that say where. */
    public Sample sample(Heard heard, String id, Instant at, String code) {
        String text = text(heard, new LinkedHashSet<>());
        List<Word> words = texts.words(text);
        var place = places.decide(heard, text, words, new LinkedHashSet<>());
        var mentions = place.inText().mentions();
        List<Word> about = withoutNames(words, mentions, false);
        var votes = new Votes(categories.find(about, languages.of(words, heard.languageHint())), heard.kindHint());
        return Sample.of(id, at, plain(withoutNames(words, mentions, true)), votes.scores(), code);
    }

    /** The city's examples, as training needs them: older than any report, the categories in turn. */
    public List<Sample> samples(List<Example> examples) {
        Map<String, Integer> counts = new HashMap<>();
        List<Integer> turns = examples.stream()
                .map(e -> counts.merge(e.code(), 1, Integer::sum))
                .toList();
        return IntStream.range(0, examples.size())
                .parallel()
                .mapToObj(i -> sample(examples.get(i), turns.get(i)))
                .toList();
    }

    private Sample sample(Example e, int turn) {
        var heard = new Heard(e.text(), null, e.language(), null, null, List.of(), null, "", null);
        String id = String.format(Locale.ROOT, "example-%04d-%s", turn, e.code());
        return sample(heard, id, Instant.EPOCH, e.code()).with(e.danger());
    }

    /** Takes the model's categories for the city's, whatever they are: to judge what is learned by reports of another city. */
    public static Understanding ofAnyCategory(City city, Supplier<Optional<Classifying>> classifying) {
        return new Understanding(city, classifying, true);
    }

    private static List<String> plain(List<Word> words) {
        return words.stream().map(Word::text).toList();
    }

    /** What speaks for a category besides the words themselves. */
    private record Votes(List<CategoryFinder.Scored> keywords, @Nullable Kind said) {
        /** By category code, and what the reporter says it is under a name that no code has. */
        Map<String, Double> scores() {
            Map<String, Double> scores = new HashMap<>();
            keywords.forEach(v -> scores.put(v.category().code(), v.score()));
            if (said != null) {
                scores.put("kind:" + said.name(), SAID);
            }
            return scores;
        }
    }

    /** The place that somebody's words name, to be said back to them. */
    public PlaceAnswer place(PlaceQuestion question) {
        var heard = new Heard(question.words(), null, question.language(), null, null, List.of(), null, "", null);
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

    /**
     * A name says where, not what: "Calle del Monte" is no forest. What a place is stays, a beach can be dirty.
     *
     * @param streets whether types of streets go, too: somebody who learns what is said in a street takes it for the matter
     */
    private static List<Word> withoutNames(List<Word> words, List<Mention> mentions, boolean streets) {
        Set<Integer> names = new HashSet<>();
        for (Mention m : mentions) {
            boolean whole = streets && m.first().isStreet();
            IntStream.range(m.firstWord(), m.afterLastWord())
                    .filter(i -> whole || i < m.from() || i >= m.nameFrom())
                    .forEach(names::add);
        }
        return IntStream.range(0, words.size())
                .filter(i -> !names.contains(i))
                .mapToObj(words::get)
                .toList();
    }

    private boolean isDanger(String code, List<Word> words, Optional<Judged> judged) {
        return switch (hazard(code)) {
            case YES -> true;
            case POSSIBLE -> cues.danger(words) || judged.filter(Judged::danger).isPresent();
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
