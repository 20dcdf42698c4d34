package org.ventanilla.hub.incident;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlClient;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.events.Events;
import org.ventanilla.hub.events.NewEvent;
import org.ventanilla.hub.incident.RefusedAction.Code;

/** What those who reported something think of how it was dealt with. */
public final class Ratings {
    private static final int MAX_COMMENT = 2_000;
    private static final int MOST_STARS = 5;

    private final Pool pool;
    private final Events events;
    private final Clock clock;
    private final Filing.Stores stores;

    Ratings(Pool pool, Events events, Clock clock, Filing.Stores stores) {
        this.pool = pool;
        this.events = events;
        this.clock = clock;
        this.stores = stores;
    }

    /** Stars 1 to 5 and the words with them. */
    public record Rated(int stars, @Nullable String comment) {}

    /** The rating somebody gave with their follow link. */
    public Future<Optional<Rated>> of(long reportId) {
        return stores.photos().rating(pool, reportId).map(r -> r.map(x -> new Rated(x.stars(), x.comment())));
    }

    /** Records a rating; a later one replaces it. Only for incidents that are closed. */
    public Future<Void> rate(long reportId, int stars, @Nullable String comment) {
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
