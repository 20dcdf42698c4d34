package org.ventanilla.hub.understand;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.city.City;
import org.ventanilla.hub.city.Gazetteer;
import org.ventanilla.hub.city.Stop;
import org.ventanilla.hub.city.Street;

/** Decides which of the places that a text names the report is about, and where that is. */
final class PlaceFinder {
    /** Landmarks and neighbourhoods farther from a street than this say nothing about it. */
    private static final int AROUND_M = 1500;
    /** From a house to what is said to be in front of it. */
    private static final int NEXT_DOOR_M = 200;
    /** More words between two names are another sentence, not an address. */
    private static final int LONGEST_STATED = 14;

    private final Gazetteer gazetteer;
    private final Positions positions;
    private final MentionFinder finder;
    private final Relations relations;
    private final Codes stops;

    PlaceFinder(City city, MentionFinder finder) {
        this.gazetteer = city.gazetteer();
        this.positions = new Positions(gazetteer);
        this.finder = finder;
        this.relations = finder.relations();
        this.stops = new Codes(city);
    }

    double metres(PlaceGuess a, PlaceGuess b) {
        return positions.metres(a.at(), b.at());
    }

    /** The place that the text states; all that it names is kept with it. */
    Stated find(String text, List<Word> words) {
        List<Mention> named = finder.find(words);
        return find(text, words, meant(words, named)).naming(named);
    }

    /** Without what is said of the writer, unless nothing else is named or the house is next door to it. */
    private List<Mention> meant(List<Word> words, List<Mention> named) {
        var asides =
                named.stream().filter(m -> relations.isAside(words, m.from())).toList();
        var others = named.stream().filter(m -> !asides.contains(m)).toList();
        boolean nextDoor = asides.stream().filter(m -> m.number() != null).anyMatch(m -> others.stream()
                .anyMatch(o -> positions.metres(m.first().at(), o.first().at()) <= NEXT_DOOR_M));
        return others.isEmpty() || nextDoor ? named : others;
    }

    private Stated find(String text, List<Word> words, List<Mention> mentions) {
        var stop = stops.stop(words);
        Optional<Stop> known = stop == null ? Optional.empty() : gazetteer.stop(stop.id());
        if (stop != null && known.isPresent()) {
            String said = cut(text, words, stop.from(), stop.to());
            return new Stated(positions.stop(known.get()), said, null, mentions);
        }
        Mention best = mentions.stream()
                .max(Comparator.comparingInt(Mention::score).thenComparing(m -> -m.from()))
                .orElse(null);
        if (best == null) {
            return unknown(text, words);
        }
        Stated crossing = crossing(text, words, mentions);
        Stated found = crossing != null && best.number() == null ? crossing : single(text, words, best, mentions);
        return best.first().isStreet() ? found : withUnknown(text, words, found);
    }

    /** "Calle Nueva 5, in Cueto": the neighbourhood is known, the street is not. */
    private Stated withUnknown(String text, List<Word> words, Stated found) {
        var street = finder.unknown(words);
        boolean apart = street != null
                && found.mentions().stream()
                        .allMatch(m -> m.afterLastWord() <= street.from() || m.firstWord() >= street.to());
        return street == null || !apart
                ? found
                : new Stated(
                        found.place(),
                        found.words(),
                        found.houseNumber(),
                        found.mentions(),
                        sought(text, words, street));
    }

    /** To be asked of others it must be sure where the name ends: what was said behind it is nobody's business. */
    private static @Nullable Sought sought(String text, List<Word> words, UnknownStreets.Unknown street) {
        var number = street.number();
        return street.bounded()
                ? new Sought(cut(text, words, street.from(), street.nameTo()), number == null ? null : number.number())
                : null;
    }

    private Stated unknown(String text, List<Word> words) {
        var street = finder.unknown(words);
        if (street == null) {
            return new Stated(null, null, null, List.of());
        }
        var number = street.number();
        String said = cut(text, words, street.from(), street.to());
        return new Stated(null, said, number == null ? null : number.number(), List.of(), sought(text, words, street));
    }

    private Stated single(String text, List<Word> words, Mention best, List<Mention> mentions) {
        var number = best.number();
        boolean unnumbered = number == null && best.first().isStreet();
        if (unnumbered) {
            number = finder.numbers().marked(words);
        }
        Named named = chosen(best, number, mentions);
        PlaceGuess place = named == null ? positions.oneOf(best.candidates()) : positions.of(named, number);
        Street street = named == null ? null : named.street();
        if (street != null && number == null) {
            place = nearLandmark(place, street, words, mentions);
        }
        String said = cut(text, words, best.firstWord(), best.afterLastWord());
        return new Stated(place, said, number == null ? null : number.number(), mentions);
    }

    /** Two names joined by a cue: the corner of two streets, or a stretch between two things. */
    private @Nullable Stated crossing(String text, List<Word> words, List<Mention> mentions) {
        for (int i = 0; i + 1 < mentions.size(); i++) {
            Mention one = mentions.get(i);
            Mention other = mentions.get(i + 1);
            boolean joined = relations.isJoined(words, one.afterLastWord(), other.firstWord());
            if (!joined || one.first().equals(other.first())) {
                continue;
            }
            boolean between = relations.isBetween(words, one.from());
            Mention main = between ? third(mentions, i) : null;
            PlaceGuess place =
                    between ? positions.between(street(main), one.first(), other.first()) : corner(one, other);
            if (place != null) {
                int from = main == null ? one.firstWord() : Math.min(main.firstWord(), one.firstWord());
                int start = other.afterLastWord() - from > LONGEST_STATED ? one.firstWord() : from;
                return new Stated(place, cut(text, words, start, other.afterLastWord()), null, mentions);
            }
        }
        return null;
    }

    private @Nullable PlaceGuess corner(Mention one, Mention other) {
        Street a = one.first().street();
        Street b = other.first().street();
        return a == null || b == null || one.number() != null || other.number() != null ? null : positions.corner(a, b);
    }

    /** The street that is neither of the two it lies between. */
    private static @Nullable Mention third(List<Mention> mentions, int pair) {
        return IntStream.range(0, mentions.size())
                .filter(i -> i != pair && i != pair + 1)
                .mapToObj(mentions::get)
                .filter(m -> m.first().isStreet())
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Street street(@Nullable Mention mention) {
        return mention == null ? null : mention.first().street();
    }

    /** Of several with the same name, the one that has the number, or is nearest to whatever else the text names. */
    private @Nullable Named chosen(Mention mention, HouseNumbers.@Nullable Found number, List<Mention> mentions) {
        List<Named> candidates = mention.candidates();
        var numbered = candidates.stream()
                .filter(n -> number != null && Positions.knows(n, number.number()))
                .toList();
        if (candidates.size() == 1 || numbered.size() == 1) {
            return candidates.size() == 1 ? candidates.get(0) : numbered.get(0);
        }
        return mentions.stream()
                .filter(m -> m.from() != mention.from() && m.candidates().size() == 1)
                .findFirst()
                .flatMap(hint -> candidates.stream()
                        .min(Comparator.comparingDouble(
                                n -> positions.metres(n.at(), hint.first().at()))))
                .orElse(null);
    }

    private PlaceGuess nearLandmark(PlaceGuess place, Street street, List<Word> words, List<Mention> mentions) {
        return mentions.stream()
                .filter(m -> !m.first().isStreet())
                .filter(m -> relations.isPlaced(words, m.from()))
                .filter(m -> positions.metres(place.at(), m.first().at()) <= AROUND_M)
                .map(m -> positions.near(place, street, m.first()))
                .min(Comparator.comparingInt(PlaceGuess::precisionM))
                .orElse(place);
    }

    private static String cut(String text, List<Word> words, int from, int to) {
        Word last = words.get(to - 1);
        int end = last.end();
        // Letters behind a house number may be a door, which is nobody's business.
        boolean number = !last.text().isEmpty() && Character.isDigit(last.text().charAt(0));
        while (number && end > last.start() + 1 && !Character.isDigit(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(words.get(from).start(), end);
    }
}
