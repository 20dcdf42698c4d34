package org.ventanilla.hub.incident;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an incident would be if this report alone made it. Kept with every report, so that a join can be undone and leaves
 * the same incident as if it had never happened.
 *
 * @param category leaf code
 * @param categoryCertain false when a person should look at the category
 * @param kind incident, request or suggestion, lower case
 * @param dueAt when it should be solved
 */
public record NewIncident(
        String category,
        boolean categoryCertain,
        String kind,
        String priority,
        String department,
        boolean danger,
        boolean isPublic,
        @Nullable Spot spot,
        Instant dueAt) {
    /** The same, elsewhere. */
    public NewIncident at(@Nullable Spot found) {
        return new NewIncident(category, categoryCertain, kind, priority, department, danger, isPublic, found, dueAt);
    }

    /** The same, as dangerous as this. */
    NewIncident dangerous(boolean now) {
        return new NewIncident(category, categoryCertain, kind, priority, department, now, isPublic, spot, dueAt);
    }
}
