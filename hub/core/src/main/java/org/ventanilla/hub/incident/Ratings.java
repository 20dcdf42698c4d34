package org.ventanilla.hub.incident;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.events.Events;
import org.ventanilla.hub.events.NewEvent;
import org.ventanilla.hub.incident.RefusedAction.Code;

/** What those who reported something think of how it was dealt with. */
final class Ratings {
    private static final int MAX_COMMENT = 2_000;
    private static final int MOST_STARS = 5;

    private final Events events;
    private final Clock clock;
    private final Filing.Stores stores;

    Ratings(Events events, Clock clock, Filing.Stores stores) {
        this.events = events;
        this.clock = clock;
        this.stores = stores;
    }

    Future<Void> rate(long reportId, int stars, @Nullable String comment) {
        if (stars < 1 || stars > MOST_STARS) {
            return Future.failedFuture(new RefusedAction(Code.BAD_VALUE, "'stars' is a whole number from 1 to 5"));
        }
        return events.write((tx, log) -> stores.reports()
                .find(tx, reportId)
                .compose(report -> report.isEmpty()
                        ? Future.failedFuture(new RefusedAction(Code.UNKNOWN_REPORT, "there is no such report"))
                        : rate(tx, log, report.get(), new PhotoStore.Rating(stars, shortened(comment)))));
    }

    private Future<Void> rate(SqlClient tx, List<NewEvent> log, ReportRow report, PhotoStore.Rating rating) {
        return stores.incidents().find(tx, report.incidentId()).compose(row -> {
            if (row.isEmpty() || !row.get().status().isClosed()) {
                return Future.failedFuture(
                        new RefusedAction(Code.NOT_RATEABLE, "it can be rated once it has been dealt with"));
            }
            Instant now = clock.instant();
            return stores.photos()
                    .rate(tx, report.id(), rating, now)
                    .compose(done -> stores.incidents().touch(tx, row.get().id(), now))
                    .map(version -> {
                        Map<String, @Nullable Object> fields =
                                Map.of("reportId", Long.toString(report.id()), "stars", rating.stars());
                        log.add(IncidentEvents.of(
                                IncidentEvents.RATED, row.get().id(), version, now, fields));
                        return null;
                    });
        });
    }

    private static @Nullable String shortened(@Nullable String comment) {
        if (comment == null || comment.isBlank()) {
            return null;
        }
        String words = comment.strip();
        return words.length() <= MAX_COMMENT ? words : words.substring(0, MAX_COMMENT);
    }
}
