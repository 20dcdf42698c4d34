package org.ventanilla.hub.incident;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlClient;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.events.NewEvent;
import org.ventanilla.hub.incident.PlaceAsking.Next;
import org.ventanilla.model.Wire;

/** What becomes of an incident's place when the reporter is asked for it and answers, in the lane's transaction. */
final class Whereabouts {
    private final IncidentStore incidents;
    private final ReportStore reports;

    Whereabouts(IncidentStore incidents, ReportStore reports) {
        this.incidents = incidents;
        this.reports = reports;
    }

    /**
     * A reply was read for a place.
     *
     * @param root the report it adds to
     * @param followUp the reply's own report id
     * @param spot the place it named; absent when none was learned
     * @param next what follows
     */
    record Told(IncidentRow incident, ReportRow root, long followUp, @Nullable Spot spot, Next next, Instant at) {}

    Future<Void> told(SqlClient tx, List<NewEvent> log, Told t) {
        return t.spot() != null ? learned(tx, log, t, t.spot()) : asked(tx, log, t);
    }

    /** The report learns it as well, so that undoing a merge or a join later does not forget it. */
    private Future<Void> learned(SqlClient tx, List<NewEvent> log, Told t, Spot spot) {
        int times = times(t);
        return incidents.place(tx, t.incident().id(), spot, times, t.at()).compose(version -> reports.understood(
                        tx, t.root().id(), located(t.root(), spot))
                .map(done -> {
                    var fields = about(t);
                    if (t.incident().isPublic()) {
                        fields.putAll(IncidentEvents.where(spot));
                    }
                    fields.put("placeWanted", t.next() == Next.ASK ? "vague" : null);
                    log.add(IncidentEvents.of(IncidentEvents.PLACE, t.incident().id(), version, t.at(), fields));
                    return null;
                }));
    }

    private static @Nullable JsonObject located(ReportRow root, Spot spot) {
        if (root.understood() == null) {
            return null;
        }
        var n = Wire.fromMap(Objects.requireNonNull(root.understood()).getMap(), NewIncident.class);
        return new JsonObject(Wire.toMap(n.at(spot)));
    }

    private Future<Void> asked(SqlClient tx, List<NewEvent> log, Told t) {
        if (t.next() == Next.NOTHING) {
            return Future.succeededFuture();
        }
        var row = t.incident();
        String type = t.next() == Next.ASK ? IncidentEvents.PLACE_ASKED : IncidentEvents.PLACE_LEFT;
        return incidents.placeAsked(tx, row.id(), times(t), t.at()).map(version -> {
            var fields = about(t);
            fields.put("placeWanted", row.lat() == null ? "missing" : "vague");
            log.add(IncidentEvents.of(type, row.id(), version, t.at(), fields));
            return null;
        });
    }

    private static Map<String, @Nullable Object> about(Told t) {
        Map<String, @Nullable Object> fields = new HashMap<>();
        fields.put("reportId", Long.toString(t.root().id()));
        fields.put("followUpId", Long.toString(t.followUp()));
        return fields;
    }

    private static int times(Told t) {
        return switch (t.next()) {
            case ASK -> t.incident().placeAsked() + 1;
            case PERSON -> PlaceAsking.MOST + 1;
            // Learned well enough; or vague still and with a person already.
            case NOTHING -> t.incident().placeAsked() > PlaceAsking.MOST ? PlaceAsking.MOST + 1 : 0;
        };
    }
}
