package org.ventanilla.hub.city;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * From when to when a category is offered, and what takes its place.
 *
 * @param since first day
 * @param retired first day on which it is not any more
 * @param replacedBy code of another category; absent when none took its place
 */
record Term(LocalDate since, LocalDate retired, @Nullable String replacedBy) {

    /** No end. */
    static final LocalDate NEVER = LocalDate.MAX;

    boolean holds(LocalDate day) {
        return !day.isBefore(since) && !isRetired(day);
    }

    boolean isRetired(LocalDate day) {
        return !retired.equals(NEVER) && !day.isBefore(retired);
    }
}
