package org.ventanilla.hub.incident;

import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * A report the lane understood: its facts, the incident it would make alone, how it was matched.
 *
 * @param place whether the reporter is asked where it is, should it make an incident of its own
 * @param past what became of it in another system; null for what is said now
 */
public record Triaged(
        ReportFacts report, NewIncident understood, JsonObject decision, PlaceAsking.Next place, @Nullable Past past) {
    /** Its place is good enough. */
    public Triaged(ReportFacts report, NewIncident understood, JsonObject decision) {
        this(report, understood, decision, PlaceAsking.Next.NOTHING, null);
    }
}
