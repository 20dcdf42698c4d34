package org.ventanilla.hub.triage;

import io.vertx.core.Future;
import java.time.Clock;
import org.ventanilla.hub.incident.OpenTimes;
import org.ventanilla.hub.match.Matching;
import org.ventanilla.hub.match.Tempo;

/** Tells a learned matching how fast the city works; nobody is asked where nothing was learned. */
public record Pacing(Matching matching, OpenTimes times, Clock clock) {
    /** Asks anew. */
    public Future<Void> refresh() {
        var tempo = matching.tempo();
        return tempo.isEmpty()
                ? Future.succeededFuture()
                : times.medians(clock.instant().minus(Tempo.LATELY), Tempo.FEWEST)
                        .map(hours -> {
                            tempo.get().is(hours);
                            return null;
                        });
    }
}
