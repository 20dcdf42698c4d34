package org.ventanilla.hub.understand;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.city.City;
import org.ventanilla.hub.understand.Variant.Needs;

/** Finds the places that a text names. Everyday words that are also names count only with something beside them that says so. */
final class MentionFinder {
    /** One wrong letter in a name that stands alone is forgiven from this length on. */
    private static final int LONG_NAME = 7;
    /** A house number makes an address of a name; it beats a street that is only named. */
    private static final int NUMBERED = 5;

    private final StreetTypes types;
    private final Lexicon lexicon;
    private final NameMatcher names;
    private final HouseNumbers numbers;
    private final Languages languages;
    private final Relations relations;
    private final UnknownStreets unknown;

    MentionFinder(City city, CategoryFinder categories, Languages languages) {
        var sounds = new TolerantNames(city.language());
        this.types = new StreetTypes(city.language());
        this.lexicon = new Lexicon(city, categories.everydayWords(), types, sounds);
        this.names = new NameMatcher(lexicon, sounds);
        this.numbers = new HouseNumbers(city.language());
        this.languages = languages;
        this.unknown = new UnknownStreets(types, lexicon, languages, numbers);
        this.relations = new Relations(city.language(), lexicon.articles(), types);
    }

    HouseNumbers numbers() {
        return numbers;
    }

    /** A street that is named and not known. */
    UnknownStreets.@Nullable Unknown unknown(List<Word> words) {
        return unknown.find(words, names.sounds(words));
    }

    Relations relations() {
        return relations;
    }

    /** Mentions in the order of the text, none overlapping another. */
    List<Mention> find(List<Word> words) {
        List<String> heard = names.sounds(words);
        boolean telegram = words.stream().noneMatch(languages::isStopWord);
        List<Mention> mentions = new ArrayList<>();
        int at = 0;
        while (at < words.size()) {
            Mention previous = mentions.isEmpty() ? null : mentions.get(mentions.size() - 1);
            Mention found = at(new Spot(words, heard, at, telegram, previous));
            if (found == null) {
                at++;
            } else {
                mentions.add(found);
                at = Math.max(found.afterLastWord(), at + 1);
            }
        }
        return mentions;
    }

    /**
     * A place of a text.
     *
     * @param telegram whether the text does without the small words that say in, at, near
     */
    private record Spot(List<Word> words, List<String> heard, int at, boolean telegram, @Nullable Mention previous) {}

    private @Nullable Mention at(Spot s) {
        StreetType type = types.at(s.words(), s.at());
        Mention typed = null;
        if (type != null) {
            int name = s.at() + type.length();
            while (name < s.words().size() && lexicon.articles().holds(s.words().get(name))) {
                name++;
            }
            typed = best(s, names.at(s.words(), s.heard(), name), type);
        }
        Mention plain = best(s, names.at(s.words(), s.heard(), s.at()), null);
        return Stream.of(typed, plain)
                .filter(m -> m != null)
                .max(Comparator.comparingInt(Mention::score))
                .orElse(null);
    }

    private record Judged(NameMatcher.Match match, int score, int to, @Nullable StreetType type) {}

    private @Nullable Mention best(Spot s, List<NameMatcher.Match> matches, @Nullable StreetType before) {
        List<Judged> judged = new ArrayList<>();
        for (NameMatcher.Match m : matches) {
            StreetType behind = before == null ? types.behind(s.words(), m.to()) : null;
            StreetType type = before == null ? behind : before;
            int to = behind == null ? m.to() : m.to() + behind.length();
            int score = score(s, m, type, to);
            if (score > 0) {
                judged.add(new Judged(m, score, to, type));
            }
        }
        int longest = judged.stream().mapToInt(j -> j.match().to()).max().orElse(0);
        judged.removeIf(j -> j.match().to() < longest);
        judged.sort(Comparator.comparingInt(Judged::score).reversed());
        return judged.isEmpty() ? null : mention(s, judged);
    }

    private Mention mention(Spot s, List<Judged> judged) {
        Judged top = judged.get(0);
        List<Named> meant = judged.stream()
                .filter(j -> j.score() == top.score())
                .map(j -> j.match().variant().named())
                .distinct()
                .toList();
        var number = meant.get(0).isStreet() ? number(s.words(), s.at(), top.to()) : null;
        return new Mention(meant, s.at(), top.match().from(), top.to(), top.type() != null, top.score(), number);
    }

    private HouseNumbers.@Nullable Found number(List<Word> words, int from, int to) {
        var after = numbers.after(words, to);
        return after != null ? after : numbers.before(words, from);
    }

    /** How much speaks for the name being meant; 0 when it is not. */
    private int score(Spot s, NameMatcher.Match m, @Nullable StreetType type, int to) {
        Named named = m.variant().named();
        boolean numbered = named.isStreet() && number(s.words(), s.at(), to) != null;
        boolean agrees = type != null && agrees(type.name(), named);
        if (!isMeant(s, m, new Beside(agrees, type != null, numbered, to))
                || !isNearEnough(s, m, type != null || numbered)) {
            return 0;
        }
        int score = m.variant().keys().size() > 1 ? 4 : 2;
        if (type != null) {
            score = agrees ? named.type() == null ? 5 : 6 : named.isStreet() ? 3 : 2;
        }
        int local = m.variant().local() && !numbered ? 1 : 0;
        int kind = named.kind() == Named.Kind.BARRIO ? -1 : 0;
        int street = named.isStreet() && !m.variant().local() && type == null && numbered ? 1 : 0;
        return Math.max(
                1,
                score
                        + local
                        + kind
                        + street
                        + (numbered ? NUMBERED : 0)
                        - m.cost()
                        + (relations.isAt(s.words(), s.at()) ? 1 : 0));
    }

    private boolean agrees(String type, Named named) {
        return type.equals(named.type()) || (named.type() == null && !lexicon.isWay(type));
    }

    private record Beside(boolean agrees, boolean typed, boolean numbered, int to) {}

    private boolean isMeant(Spot s, NameMatcher.Match m, Beside beside) {
        if (beside.agrees()) {
            return true;
        }
        Needs needs = m.variant().needs();
        boolean corner = relations.isCornerOf(s.words(), s.at(), s.previous());
        return switch (needs) {
            case NOTHING -> true;
            case CUE -> beside.typed() || isCued(s, m, beside.to()) || isLocalName(s, m);
            case TYPE_OR_NUMBER -> m.cost() == 0 && (beside.numbered() || corner || isProperPlace(s, m));
            case TYPE -> false;
        };
    }

    /** "In the first one" is a beach, "in the first street" is not: a content word behind it takes the name away. */
    private boolean isCued(Spot s, NameMatcher.Match m, int to) {
        boolean last = to >= s.words().size() || s.words().get(to).breaks();
        boolean bare = !m.variant().local() && lexicon.isEveryday(s.heard().get(m.from()));
        boolean placed = bare ? relations.isPlacedBare(s.words(), s.at()) : relations.isPlaced(s.words(), s.at());
        boolean article = s.at() > 0 && lexicon.articles().holds(s.words().get(s.at() - 1));
        if (m.variant().local() && lexicon.isEveryday(s.heard().get(m.from())) && !article) {
            return false;
        }
        boolean cue = placed || s.telegram();
        boolean own = !last
                && !languages.isStopWord(s.words().get(to))
                && !s.telegram()
                && !relations.startsAt(s.words(), to);
        return cue && !own;
    }

    /** In a text with capitals where they belong, a capital tells the name of a place from the everyday word. */
    private boolean isProperPlace(Spot s, NameMatcher.Match m) {
        Word word = s.words().get(m.from());
        return !m.variant().named().isStreet()
                && word.capital()
                && !word.breaks()
                && relations.isPlaced(s.words(), s.at());
    }

    /** "De Las Llamas" is the park, "en llamas" is a fire. */
    private static boolean isLocalName(Spot s, NameMatcher.Match m) {
        Word word = s.words().get(m.from());
        return m.variant().local() && m.cost() == 0 && word.capital() && !word.breaks();
    }

    /** A short word that only sounds like a name is an everyday word that is spelled otherwise. */
    private static boolean isSpelledSo(Spot s, NameMatcher.Match m) {
        var variant = m.variant();
        return variant.local()
                || m.to() - m.from() > 1
                || Texts.split(variant.named().name())
                        .contains(s.words().get(m.from()).text());
    }

    private boolean isNearEnough(Spot s, NameMatcher.Match m, boolean supported) {
        boolean single = m.variant().keys().size() == 1;
        String heard = s.heard().get(m.from());
        if (m.cost() == 0) {
            return supported || !single || heard.length() >= LONG_NAME || isSpelledSo(s, m);
        }
        if (single && lexicon.isEveryday(heard)) {
            return false;
        }
        boolean longOne = heard.length() >= LONG_NAME && relations.isPlaced(s.words(), s.at());
        return supported ? m.cost() <= 2 : m.cost() == 1 && (!single || longOne);
    }
}
