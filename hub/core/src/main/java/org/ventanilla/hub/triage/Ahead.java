package org.ventanilla.hub.triage;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.incident.Nearby;
import org.ventanilla.hub.incident.Spot;

/**
 * What was near each report of a batch before the first of them was filed, as long as that holds: what was filed since may be near
 * it too. Only the lane's own transaction writes meanwhile. Pure.
 */
final class Ahead {
    private final Map<Long, Asked> asked;
    private final List<Opened> opened = new ArrayList<>();
    private final Set<Long> joined = new HashSet<>();
    private boolean spoiled;

    /** A question and its answer, which may still be on its way. */
    record Asked(Nearby.Query query, Future<List<Nearby>> near) {}

    private record Opened(String category, Spot spot) {
        boolean isIn(Nearby.Query q) {
            return q.categories().contains(category) && Math.hypot(spot.x() - q.x(), spot.y() - q.y()) <= q.radiusM();
        }
    }

    /** @param asked by the report's id */
    Ahead(Map<Long, Asked> asked) {
        this.asked = asked;
    }

    /** What is near a report; empty when it has to be asked (again). */
    Future<Optional<List<Nearby>>> near(long report) {
        Asked known = asked.get(report);
        return known == null || spoiled || opened.stream().anyMatch(o -> o.isIn(known.query()))
                ? Future.succeededFuture(Optional.empty())
                : known.near()
                        .map(near -> near.stream().anyMatch(n -> joined.contains(n.id()))
                                ? Optional.empty()
                                : Optional.of(near));
    }

    /** A new incident; one without a place is near nothing. */
    void opened(String category, @Nullable Spot spot) {
        if (spot != null) {
            opened.add(new Opened(category, spot));
        }
    }

    /** A report was added to an incident that has a place. */
    void joined(long incident) {
        joined.add(incident);
    }

    /** Something else was written: nobody knows what it changed. */
    void spoil() {
        spoiled = true;
    }
}
