package org.ventanilla.hub.triage;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.incident.Nearby;
import org.ventanilla.hub.incident.Spot;

/**
 * What was near each report of a batch before the first of them was filed, as long as that holds: what was filed since may be near
 * it too. Only the lane's own transaction writes meanwhile. Pure.
 */
final class Ahead {
    private final Map<Long, Asked> asked;
    private final List<Written> written = new ArrayList<>();
    private boolean spoiled;

    /** A question and its answer, which may still be on its way. */
    record Asked(Nearby.Query query, Future<List<Nearby>> near) {}

    /** Where something of one of these categories is new or was refreshed: no farther than so many metres from a point. */
    private record Written(List<String> categories, double x, double y, double reachM) {
        boolean mayBeIn(Nearby.Query q) {
            return Math.hypot(x - q.x(), y - q.y()) <= reachM + q.radiusM()
                    && !Collections.disjoint(categories, q.categories());
        }
    }

    /** Asks all questions at once, which are given by the report's id; the answer may still be on its way. */
    static Ahead of(Map<Long, Nearby.Query> queries, Function<List<Nearby.Query>, Future<List<List<Nearby>>>> ask) {
        Map<Long, Asked> asked = new HashMap<>();
        if (!queries.isEmpty()) {
            var answer = ask.apply(List.copyOf(queries.values()));
            int place = 0;
            for (var one : queries.entrySet()) {
                int at = place++;
                asked.put(one.getKey(), new Asked(one.getValue(), answer.map(found -> found.get(at))));
            }
        }
        return new Ahead(asked);
    }

    /** @param asked by the report's id */
    Ahead(Map<Long, Asked> asked) {
        this.asked = asked;
    }

    /** What is near a report; empty when it has to be asked (again). */
    Optional<Future<List<Nearby>>> near(long report) {
        Asked known = asked.get(report);
        return known == null || spoiled || written.stream().anyMatch(w -> w.mayBeIn(known.query()))
                ? Optional.empty()
                : Optional.of(known.near());
    }

    /** A new incident; one without a place is near nothing. */
    void opened(String category, @Nullable Spot spot) {
        if (spot != null) {
            written.add(new Written(List.of(category), spot.x(), spot.y(), 0));
        }
    }

    /** A report was added to what was found for it: that is as fresh now as the report, perhaps fresh enough for another. */
    void joined(long report) {
        Asked found = asked.get(report);
        if (found == null) {
            spoil();
            return;
        }
        var q = found.query();
        written.add(new Written(q.categories(), q.x(), q.y(), q.radiusM()));
    }

    /** Something else was written: nobody knows what it changed. */
    void spoil() {
        spoiled = true;
    }
}
