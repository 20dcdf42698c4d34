package org.ventanilla.hub.events;

import java.util.Set;
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

    private static boolean takes(Set<String> wanted, @Nullable String value) {
        return wanted.isEmpty() || (value != null && wanted.contains(value));
    }

    /** Whether nothing is left out. */
    public boolean isAll() {
        return equals(ALL);
    }
}
