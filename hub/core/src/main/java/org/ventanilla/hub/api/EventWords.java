package org.ventanilla.hub.api;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.ventanilla.hub.events.EventFilter;
import org.ventanilla.model.EventTypes;

/**
 * The words in which a city's events can be asked for. A word that the city does not know is the sender's mistake: a filter
 * that never matches would look like a quiet city.
 *
 * @param categories leaf codes of a code of a category or of a group; none for a code nobody knows
 */
public record EventWords(
        Function<String, Set<String>> categories, Predicate<String> areas, Predicate<String> departments) {
    private static final Set<String> TYPES = EventTypes.logged();
    private static final int MOST = 100;

    /** Names of the filters. */
    static final Set<String> NAMES = Set.of("type", "category", "area", "department");

    /** From a JSON body with a list for each filter. */
    static Map<String, List<String>> asked(JsonObject body) {
        var asked = new HashMap<String, List<String>>();
        for (String name : NAMES) {
            if (body.getValue(name, new JsonArray()) instanceof JsonArray list) {
                asked.put(name, list.stream().map(String::valueOf).toList());
            } else {
                throw Parameters.bad(name, "a list of words");
            }
        }
        return asked;
    }

    /** From words by filter name; refuses what is not known. */
    EventFilter filter(Map<String, List<String>> asked) {
        var types = new HashSet<String>();
        words(asked, "type").forEach(t -> types.add(known("type", shortType(t), TYPES::contains)));
        var leaves = new HashSet<String>();
        for (String code : words(asked, "category")) {
            leaves.addAll(categories.apply(
                    known("category", code, c -> !categories.apply(c).isEmpty())));
        }
        var districts = new HashSet<String>();
        words(asked, "area").forEach(a -> districts.add(known("area", a, areas)));
        var offices = new HashSet<String>();
        words(asked, "department").forEach(d -> offices.add(known("department", d, departments)));
        return new EventFilter(types, leaves, districts, offices);
    }

    private static Collection<String> words(Map<String, List<String>> asked, String name) {
        List<String> given = asked.getOrDefault(name, List.of());
        if (given.size() > MOST) {
            throw Parameters.bad(name, "at most " + MOST + " of them");
        }
        return given;
    }

    /** The whole name on the wire is taken too. */
    private static String shortType(String type) {
        int at = type.indexOf("incident.");
        String version = "." + EventTypes.VERSION;
        String tail = at > 0 ? type.substring(at) : type;
        return tail.endsWith(version) ? tail.substring(0, tail.length() - version.length()) : tail;
    }

    private static String known(String name, String word, Predicate<String> isKnown) {
        if (!isKnown.test(word)) {
            throw Parameters.bad(name, "one that this city knows");
        }
        return word;
    }
}
