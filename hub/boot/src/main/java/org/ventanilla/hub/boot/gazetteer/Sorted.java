package org.ventanilla.hub.boot.gazetteer;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.city.LatLon;

/** What a feature is for the gazetteer. Pure. */
sealed interface Sorted {
    /** What sort of place it is, when the source says so in a column of its own. */
    String KIND = "kind";

    /** Tags that make a named thing a place people say; what they hold is its kind. */
    List<String> PLACES = List.of(
            KIND, "place", "leisure", "tourism", "amenity", "historic", "natural", "man_made", "railway", "building");

    Pattern NUMBER = Pattern.compile("(\\d{1,4})(?:\\D.*)?");

    /** A house number and where it is. */
    record Address(String street, int number, LatLon at) implements Sorted {}

    /** A piece of a street. */
    record Stretch(String street, List<LatLon> points) implements Sorted {}

    /** Something with a name that is no street. */
    record Named(String name, String kind, LatLon at) implements Sorted {}

    /** Nothing for the gazetteer; why, or null when that is no surprise. */
    record Nothing(@Nullable String reason) implements Sorted {}

    static Sorted of(Feature f) {
        String street = f.tag("addr:street");
        String number = f.tag("addr:housenumber");
        String name = f.tag("name");
        boolean placeless = f.points().isEmpty();
        if (street != null && number != null) {
            Matcher m = NUMBER.matcher(number);
            return placeless
                    ? new Nothing("no-place")
                    : m.matches()
                            ? new Address(street, Integer.parseInt(m.group(1)), f.centre())
                            : new Nothing("number-unreadable");
        }
        if (name == null) {
            return new Nothing(street == null && number == null ? null : "street-or-number-missing");
        }
        if (f.tag("highway") != null && f.points().size() > 1) {
            return new Stretch(name, f.points());
        }
        Optional<String> kind =
                PLACES.stream().map(f::tag).filter(t -> t != null).findFirst();
        if (kind.isEmpty()) {
            return new Nothing(null);
        }
        return placeless ? new Nothing("no-place") : new Named(name, kind.get(), f.centre());
    }
}
