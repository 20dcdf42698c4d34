package org.ventanilla.hub.markers;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.ventanilla.hub.incident.IncidentFilter;
import org.ventanilla.hub.incident.Status;

/** Category and state of an incident as one small number, and which numbers a filter takes. */
final class Kinds {
    private static final int MOST = 1 << 16;

    private final Map<Kind, Integer> numbers = new HashMap<>();
    private final List<Kind> kinds = new ArrayList<>();

    private record Kind(String category, Status status) {}

    /** 0 to 65,535; what is new gets the next number. */
    int of(String category, Status status) {
        return numbers.computeIfAbsent(new Kind(category, status), this::next);
    }

    private int next(Kind kind) {
        if (kinds.size() == MOST) {
            throw new IllegalStateException("more kinds than a map can tell apart");
        }
        kinds.add(kind);
        return kinds.size() - 1;
    }

    /** By number, whether the filter takes it. */
    boolean[] taken(IncidentFilter filter) {
        var taken = new boolean[kinds.size()];
        Set<String> wanted = filter.categories().stream()
                .map(code -> code.toUpperCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
        for (int i = 0; i < taken.length; i++) {
            String category = kinds.get(i).category();
            taken[i] = (wanted.isEmpty() || wanted.contains(category) || wanted.contains(group(category)))
                    && (filter.statuses().isEmpty()
                            || filter.statuses().contains(kinds.get(i).status()));
        }
        return taken;
    }

    private static String group(String category) {
        int dash = category.indexOf('-');
        return dash < 0 ? category : category.substring(0, dash);
    }
}
