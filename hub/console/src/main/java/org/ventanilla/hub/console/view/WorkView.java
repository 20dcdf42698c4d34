package org.ventanilla.hub.console.view;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.incident.WorkItem;

/**
 * The work list.
 *
 * @param state {@code open}, {@code closed}, {@code all} or a status
 * @param group chosen group, empty for all
 * @param department chosen department, empty for all
 * @param query words looked for
 */
public record WorkView(
        List<WorkItem> items,
        String state,
        String group,
        String department,
        String query,
        @Nullable String before,
        @Nullable String after) {

    public boolean isFiltered() {
        return !("open".equals(state) && group.isEmpty() && department.isEmpty() && query.isEmpty());
    }
}
