package org.ventanilla.hub.incident;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which public reports to list.
 *
 * @param ids of reports; null for any
 * @param incidents ids of incidents; null for any
 * @param categories leaf codes, empty for all
 * @param closed true for closed ones, false for open ones, null for both
 * @param received when the report came
 * @param updated when the incident last changed; of a closed one when it was closed
 * @param page which part of the list
 */
public record ReportFilter(
        @Nullable List<Long> ids,
        @Nullable List<Long> incidents,
        List<String> categories,
        @Nullable Boolean closed,
        Span received,
        Span updated,
        IncidentFilter.@Nullable Bbox bbox,
        Page page) {

    /** From a moment until before another; null for open ends. */
    public record Span(@Nullable Instant from, @Nullable Instant before) {
        public static final Span ALWAYS = new Span(null, null);
    }

    /**
     * A part of the list.
     *
     * @param oldestFirst else newest first. What comes in meanwhile comes last then, so that parts fit together
     * @param skip how many to leave out
     */
    public record Page(boolean oldestFirst, long skip, int limit) {}

    /** These reports, as far as they are public. */
    public static ReportFilter of(List<Long> ids, int limit) {
        return new ReportFilter(ids, null, List.of(), null, Span.ALWAYS, Span.ALWAYS, null, new Page(true, 0, limit));
    }

    /** All public reports of these incidents. */
    public static ReportFilter ofIncidents(List<Long> ids, int limit) {
        return new ReportFilter(null, ids, List.of(), null, Span.ALWAYS, Span.ALWAYS, null, new Page(true, 0, limit));
    }
}
