package org.ventanilla.hub.incident;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** What goes with the category of an incident, as it stands or stood. Pure. */
record Standing(
        String category,
        boolean certain,
        String kind,
        String priority,
        String department,
        boolean isPublic,
        Instant dueAt) {

    static Standing of(IncidentRow row) {
        return new Standing(
                row.category(),
                row.categoryCertain(),
                row.kind(),
                row.priority(),
                row.department(),
                row.isPublic(),
                row.dueAt());
    }

    /**
     * In another category. Who works on it already, and until when, stays as it is; so does the priority of what is dangerous.
     * What was private stays so: a machine shows nothing to everybody that was not shown before.
     */
    Standing moved(IncidentRow row, CategoryFacts to) {
        boolean untouched = row.status() == Status.RECEIVED;
        return new Standing(
                to.code(),
                true,
                to.kind(),
                untouched && !row.danger() ? to.priority() : priority,
                untouched ? to.department() : department,
                isPublic && to.isPublic(),
                untouched ? row.openedAt().plus(to.slaHours(), ChronoUnit.HOURS) : dueAt);
    }

    /** Whether an incident still stands in this category, and is shown as this says. */
    boolean holds(IncidentRow row) {
        return row.category().equals(category) && row.isPublic() == isPublic;
    }

    /** This again, but for what somebody changed since it became the other. */
    Standing back(IncidentRow row, Standing became) {
        return new Standing(
                category,
                certain,
                row.kind().equals(became.kind()) ? kind : row.kind(),
                row.priority().equals(became.priority()) ? priority : row.priority(),
                row.department().equals(became.department()) ? department : row.department(),
                isPublic,
                row.dueAt().equals(became.dueAt()) ? dueAt : row.dueAt());
    }

    NewIncident asNew(IncidentRow row) {
        return new NewIncident(category, certain, kind, priority, department, row.danger(), isPublic, null, dueAt);
    }
}
