package org.ventanilla.hub.incident;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.incident.SearchWords.Named;

/**
 * Which incidents a member of staff wants to work on: those to look at again first, in whatever state, then open ones, of these the dangerous, then the oldest; closed ones
 * by when they were closed, latest first.
 *
 * @param statuses empty for all
 * @param group code of a group of the taxonomy
 * @param department code of who does the work
 * @param words each looked for in place, area and {@code named}, as {@link SearchWords} reads them
 * @param named categories whose names hold words
 * @param number found besides what the words find; null for none
 * @param skip how many to leave out
 * @param limit 1 to 500
 */
public record WorkFilter(
        Set<Status> statuses,
        @Nullable String group,
        @Nullable String department,
        @Nullable String words,
        List<Named> named,
        @Nullable Numbered number,
        int skip,
        int limit) {
    /** Id of an incident or of one of its reports: digits alone may be either. */
    public record Numbered(@Nullable Long incident, @Nullable Long report) {}
}
