package org.ventanilla.hub.portal.view;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.opendata.Statistics;
import org.ventanilla.hub.opendata.Statistics.Line;

/**
 * The page of figures.
 *
 * @param found absent before the first file
 */
public record FiguresView(@Nullable Statistics found) {
    /** Months, the newest first. */
    public List<Line> months() {
        return found == null
                ? List.of()
                : found.sums().byMonth().stream()
                        .sorted((a, b) -> b.key().compareTo(a.key()))
                        .toList();
    }

    /** Categories, those with most first. */
    public List<Line> categories() {
        return found == null ? List.of() : mostFirst(found.sums().byCategory());
    }

    /** Neighbourhoods, those with most first. */
    public List<Line> areas() {
        return found == null ? List.of() : mostFirst(found.sums().byArea());
    }

    private static List<Line> mostFirst(List<Line> lines) {
        return lines.stream()
                .sorted((a, b) -> Long.compare(b.received(), a.received()))
                .toList();
    }
}
