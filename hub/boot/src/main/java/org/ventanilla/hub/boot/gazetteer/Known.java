package org.ventanilla.hub.boot.gazetteer;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ventanilla.hub.city.City;
import org.ventanilla.hub.city.LatLon;
import org.ventanilla.hub.city.Place;
import org.ventanilla.hub.city.Street;

/** What the city's files hold already, by name without accents and capitals. */
final class Known {
    /** Two things of one name nearer than this are one. */
    private static final double SAME_M = 300;

    private final City city;
    private final Map<String, String> streets = new HashMap<>();
    private final Map<String, String> types = new LinkedHashMap<>();
    private final Set<String> houses = new HashSet<>();
    private final Map<String, List<LatLon>> places = new HashMap<>();

    Known(City city) {
        this.city = city;
        city.language().streetTypes().forEach((type, words) -> {
            types.put(folded(type), type);
            words.forEach(word -> types.putIfAbsent(folded(word), type));
        });
        for (Street street : city.gazetteer().streets()) {
            streets.put(folded(street.name()), street.name());
            street.numbers().forEach(n -> houses.add(street.name() + "\n" + n.number()));
        }
        for (Street street : city.gazetteer().streets()) {
            streets.putIfAbsent(key(street.type(), street.base()), street.name());
        }
        for (Place place : city.gazetteer().places()) {
            place(place.name(), place.at());
        }
    }

    static String folded(String name) {
        return Normalizer.normalize(name.strip().toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replaceAll("\\s+", " ");
    }

    private static String key(String type, String base) {
        return folded(type) + " " + folded(base);
    }

    /** A street's name in its two parts. */
    record Parts(String type, String base) {}

    /** Empty when it does not begin with a sort of street that the city's language knows. */
    Optional<Parts> parts(String name) {
        int space = name.strip().indexOf(' ');
        String type = space < 0 ? null : types.get(folded(name.strip().substring(0, space)));
        return type == null
                ? Optional.empty()
                : Optional.of(new Parts(type, name.strip().substring(space + 1).strip()));
    }

    /** Its name in the city's files, if it is there. */
    Optional<String> street(String name) {
        String whole = streets.get(folded(name));
        return whole != null ? Optional.of(whole) : parts(name).map(p -> streets.get(key(p.type(), p.base())));
    }

    void street(String name, Parts parts) {
        streets.put(folded(name), name);
        streets.putIfAbsent(key(parts.type(), parts.base()), name);
    }

    /** False when it was there. */
    boolean house(String street, int number) {
        return houses.add(street + "\n" + number);
    }

    /** False when one of that name is there, or near. */
    boolean place(String name, LatLon at) {
        List<LatLon> same = places.computeIfAbsent(folded(name), n -> new ArrayList<>());
        var plane = city.gazetteer().projection();
        if (same.stream().anyMatch(other -> plane.distance(other, at) < SAME_M)) {
            return false;
        }
        same.add(at);
        return true;
    }
}
