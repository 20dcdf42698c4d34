package org.ventanilla.hub.publish;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.city.Category;
import org.ventanilla.hub.city.City;
import org.ventanilla.hub.city.Publication;
import org.ventanilla.hub.city.Street;

/**
 * The one place that decides what of an incident may be seen by everybody: every page, list, file, feed, photo, event and
 * answer to programs of others asks here, and so do searches, so that nobody finds by what is not shown. Pure.
 */
public final class Publishing {
    /** Degrees of latitude in the side of a square; 222 metres. */
    private static final double STEP = 0.002;

    /** Metres from the middle of a square to its corners. */
    private static final int SQUARE_M = 160;

    private static final List<String> WHERE = List.of("lat", "lon", "precisionM", "place", "area");

    /** Distances to a place that is known would tell where the other is. */
    private static final Set<String> MEASURED = Set.of("decision", "reasons");

    /** Ids of incidents that belong together. */
    private static final Set<String> MEMBERS = Set.of("incidents", "joined", "left");

    private final @Nullable Map<String, Publication> rules;
    private final List<String> streets;

    /** The same names as they are compared with words that are looked for, in the same order. */
    private final List<String> folded;

    private final Square square;

    private Publishing(@Nullable Map<String, Publication> rules, List<String> streets, Square square) {
        this.rules = rules;
        this.streets = streets;
        this.folded = streets.stream().map(Folding::fold).toList();
        this.square = square;
    }

    /** The rules of a city's taxonomy. */
    public static Publishing of(City city) {
        var rules = new LinkedHashMap<String, Publication>();
        for (Category category : city.taxonomy().listed()) {
            rules.put(category.code(), category.publication());
        }
        var longestFirst = Comparator.comparingInt(String::length).reversed();
        List<String> streets = city.gazetteer().streets().stream()
                .map(Street::name)
                .distinct()
                .sorted(longestFirst)
                .toList();
        double wide = STEP / Math.cos(Math.toRadians(city.settings().centre().lat()));
        return new Publishing(rules, streets, new Square(STEP, wide));
    }

    /** Of no city: there are no rules but that private is private. For tools and tests. */
    public static Publishing unruled() {
        return new Publishing(null, List.of(), new Square(STEP, STEP));
    }

    /** Sides of the squares in degrees: what is in one is shown in its middle. */
    public record Square(double lat, double lon) {
        private static double middle(double degrees, double side) {
            return (Math.floor(degrees / side) + 0.5) * side;
        }
    }

    /** Where something is, as far as it is told. */
    public record Where(
            @Nullable Double lat,
            @Nullable Double lon,
            @Nullable Integer precisionM,
            @Nullable String place,
            @Nullable String area) {
        private static final Where NOWHERE = new Where(null, null, null, null, null);
    }

    /**
     * The rule of an incident: its category's, or {@code NEVER} when triage or staff made it private. Of a category that the
     * taxonomy has no more nobody says what may be shown, and so the neighbourhood is.
     */
    public Publication rule(@Nullable String category, boolean isPublic) {
        if (!isPublic) {
            return Publication.NEVER;
        }
        return rules == null ? Publication.EXACT : rules.getOrDefault(String.valueOf(category), Publication.AREA);
    }

    /** What is told of where it is. */
    public Where shown(Publication rule, Where known) {
        return switch (rule) {
            case EXACT -> known;
            case STREET -> inStreet(known);
            case AREA -> new Where(null, null, null, null, known.area());
            case NEVER -> Where.NOWHERE;
        };
    }

    private Where inStreet(Where known) {
        String street = street(known.place());
        if (known.lat() == null || known.lon() == null) {
            return new Where(null, null, null, street, known.area());
        }
        int precision = SQUARE_M + (known.precisionM() == null ? 0 : known.precisionM());
        return new Where(
                Square.middle(known.lat(), square.lat()),
                Square.middle(known.lon(), square.lon()),
                precision,
                street,
                known.area());
    }

    /** A street that the gazetteer has and that the name begins with; a landmark or a corner would say where in it. */
    private @Nullable String street(@Nullable String place) {
        return place == null
                ? null
                : streets.stream()
                        .filter(s -> place.equals(s) || place.startsWith(s + " "))
                        .findFirst()
                        .orElse(null);
    }

    /**
     * Whether a photo is shown. What citizens send may show whose door it is; a photo of the result is taken by staff, who
     * know the rule, and yet where only the neighbourhood is told it would say too much.
     */
    public boolean showsPhoto(Publication rule, boolean result) {
        return rule == Publication.EXACT || (rule == Publication.STREET && result);
    }

    /** What is told of the data of an event; of one that is not for everybody nothing of what was said and how it looks. */
    public Map<String, Object> shown(Publication rule, Map<String, Object> data) {
        if (rule == Publication.EXACT) {
            return data;
        }
        var told = new LinkedHashMap<>(data);
        told.keySet().removeAll(MEASURED);
        told.keySet().removeAll(WHERE);
        put(told, shown(rule, where(data)));
        if (!showsPhoto(rule, Boolean.TRUE.equals(data.get("result")))) {
            told.remove("ref");
        }
        if (!showsPhoto(rule, true)) {
            told.remove("resultPhotos");
        }
        if (rule == Publication.NEVER) {
            told.remove("text");
            told.keySet().removeAll(MEMBERS);
        }
        return told;
    }

    private static Where where(Map<String, Object> data) {
        return new Where(
                data.get("lat") instanceof Number lat ? lat.doubleValue() : null,
                data.get("lon") instanceof Number lon ? lon.doubleValue() : null,
                data.get("precisionM") instanceof Number metres ? metres.intValue() : null,
                data.get("place") instanceof String place ? place : null,
                data.get("area") instanceof String area ? area : null);
    }

    private static void put(Map<String, Object> data, Where where) {
        putIf(data, "lat", where.lat());
        putIf(data, "lon", where.lon());
        putIf(data, "precisionM", where.precisionM());
        putIf(data, "place", where.place());
        putIf(data, "area", where.area());
    }

    private static void putIf(Map<String, Object> data, String field, @Nullable Object value) {
        if (value != null) {
            data.put(field, value);
        }
    }

    /**
     * The rules as a search in the database needs them.
     *
     * @param exact categories that are searched as they are; null for all
     * @param street categories of which only the square and the street are searched
     * @param never categories that are not found at all
     * @param streets streets whose name holds a word that is looked for, each after the place of that word among all, from 1
     *     on: {@code 2:Calle Alta}
     */
    public record Sieve(
            @Nullable List<String> exact,
            List<String> street,
            List<String> never,
            List<String> streets,
            Square square) {}

    /** For a search by words as {@link Folding} makes them, or by none. */
    public Sieve sieve(List<String> words) {
        List<String> named = IntStream.range(0, words.size())
                .boxed()
                .flatMap(w -> IntStream.range(0, streets.size())
                        .filter(s -> folded.get(s).contains(words.get(w)))
                        .mapToObj(s -> (w + 1) + ":" + streets.get(s)))
                .toList();
        return new Sieve(
                rules == null ? null : having(Publication.EXACT::equals),
                having(Publication.STREET::equals),
                having(Publication.NEVER::equals),
                named,
                square);
    }

    private List<String> having(Predicate<Publication> wanted) {
        return rules == null
                ? List.of()
                : rules.entrySet().stream()
                        .filter(rule -> wanted.test(rule.getValue()))
                        .map(Map.Entry::getKey)
                        .toList();
    }
}
