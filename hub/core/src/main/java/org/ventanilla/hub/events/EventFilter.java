package org.ventanilla.hub.events;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.ventanilla.model.CloudEvent;

/**
 * Which events a reader wants; an empty set means all. Every set must agree.
 *
 * @param types short types, for example {@code incident.created}
 * @param categories codes of categories
 * @param areas names of neighbourhoods; incidents whose place is not public have none
 * @param departments codes of departments
 */
public record EventFilter(Set<String> types, Set<String> categories, Set<String> areas, Set<String> departments) {
    /** Everything. */
    public static final EventFilter ALL = new EventFilter(Set.of(), Set.of(), Set.of(), Set.of());

    /** Copies the sets. */
    public EventFilter {
        types = Set.copyOf(types);
        categories = Set.copyOf(categories);
        areas = Set.copyOf(areas);
        departments = Set.copyOf(departments);
    }

    /** Whether the reader wants this one. */
    public boolean takes(CloudEvent event, String shortType) {
        return takes(types, shortType)
                && takes(categories, event.category())
                && takes(areas, event.area())
                && takes(departments, event.department());
    }

    /** Whether it takes what happens to such an incident, or some of it. */
    public boolean takesIncident(Subject incident) {
        return takes(categories, incident.category())
                && takes(areas, incident.area())
                && takes(departments, incident.department());
    }

    private static boolean takes(Set<String> wanted, @Nullable String value) {
        return wanted.isEmpty() || (value != null && wanted.contains(value));
    }

    /** Whether nothing is left out. */
    public boolean isAll() {
        return equals(ALL);
    }

    /** As it is kept. */
    public JsonObject toJson() {
        return new JsonObject()
                .put("types", new JsonArray(List.copyOf(types)))
                .put("categories", new JsonArray(List.copyOf(categories)))
                .put("areas", new JsonArray(List.copyOf(areas)))
                .put("departments", new JsonArray(List.copyOf(departments)));
    }

    /** From what was kept. */
    public static EventFilter of(JsonObject kept) {
        return new EventFilter(
                words(kept, "types"), words(kept, "categories"), words(kept, "areas"), words(kept, "departments"));
    }

    private static Set<String> words(JsonObject json, String name) {
        return json.getJsonArray(name).stream().map(String::valueOf).collect(Collectors.toUnmodifiableSet());
    }
}
