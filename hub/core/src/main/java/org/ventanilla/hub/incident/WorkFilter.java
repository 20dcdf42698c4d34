package org.ventanilla.hub.incident;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which incidents a member of staff wants to work on: those to look at again first, in whatever state, then open ones, of these the dangerous, then the oldest; closed ones
 * by when they were closed, latest first.
 *
 * @param statuses empty for all
 * @param group code of a group of the taxonomy
 * @param department code of who does the work
 * @param words looked for in place and area
 * @param named codes of categories whose names hold the words
 * @param number id of the incident or of one of its reports
 * @param skip how many to leave out
 * @param limit 1 to 500
 */
public record WorkFilter(
        Set<Status> statuses,
        @Nullable String group,
        @Nullable String department,
        @Nullable String words,
        List<String> named,
        @Nullable Long number,
        int skip,
        int limit) {}
