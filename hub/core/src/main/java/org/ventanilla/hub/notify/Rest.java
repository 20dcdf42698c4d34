package org.ventanilla.hub.notify;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.city.CitySettings;
import org.ventanilla.hub.city.QuietHours;
import org.ventanilla.hub.incident.IncidentView;
import org.ventanilla.hub.incident.Incidents;

/**
 * Whether a message waits until people are awake: news by telephone does. An answer to what somebody just said does not, and
 * news about danger does not.
 */
final class Rest {
    private final CitySettings city;
    private final Incidents incidents;
    private final @Nullable QuietHours quiet;

    /** @param rests false where it is always day */
    Rest(CitySettings city, Incidents incidents, boolean rests) {
        this.quiet = rests ? city.quiet() : null;
        this.city = city;
        this.incidents = incidents;
    }

    /** Until when it waits; empty when it may go. */
    Future<Optional<Instant>> of(NoticeRow notice, Instant now) {
        boolean disturbs = Manner.of(notice.channel()) == Manner.SHORT && !NoticePlan.isAnswer(notice.template());
        Optional<Instant> end = disturbs && quiet != null ? quiet.end(now, city.timeZone()) : Optional.empty();
        return end.isEmpty()
                ? Future.succeededFuture(end)
                : incidents
                        .find(notice.incidentId())
                        .map(found -> found.filter(IncidentView::danger).isPresent() ? Optional.empty() : end);
    }
}
