package org.ventanilla.hub.incident;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.events.NewEvent;
import org.ventanilla.hub.incident.PlaceAsking.Next;

/**
 * The facts this room announces, as data without personal content. A category that is not public tells no place. Pure.
 */
final class IncidentEvents {
    static final String CREATED = "incident.created";
    static final String JOINED = "incident.report-joined";
    static final String FOLLOW_UP = "incident.follow-up-added";
    static final String STATUS = "incident.status-changed";
    static final String ASSIGNED = "incident.assigned";
    static final String NOTE = "incident.note-added";
    static final String PHOTO = "incident.photo-added";
    static final String PLACE = "incident.place-changed";
    static final String PLACE_CORRECTED = "incident.place-corrected";
    static final String PLACE_ASKED = "incident.place-asked";
    static final String PLACE_LEFT = "incident.place-not-found";
    static final String MERGED = "incident.merged";
    static final String UNMERGED = "incident.unmerged";
    static final String SPLIT = "incident.report-split";
    static final String PROPOSED = "incident.match-proposed";
    static final String APART = "incident.match-rejected";
    static final String ASKED = "incident.question-asked";
    static final String ANSWERED = "incident.question-answered";
    static final String LOOK = "incident.look-wanted";
    static final String LOOKED = "incident.looked-at";
    static final String RATED = "incident.rated";
    static final String RECURRED = "incident.recurred";
    static final String STATUS_ASKED = "incident.status-asked";
    static final String STILL_THERE = "incident.still-there";
    static final String LEARNED = "incident.learned";
    static final String WORKS_ANSWERED = "incident.works-answered";
    static final String DANGER = "incident.danger-learned";

    /** Field of a follow-up that may not be its reporter's: nobody outside is told of it. */
    static final String UNVERIFIED = "unverified";

    /** Field of what was learned because of another taxonomy, for many incidents at once: no news for anybody. */
    static final String RUN = "run";

    private IncidentEvents() {}

    static NewEvent created(long id, NewIncident n, ReportFacts report, @Nullable Long recurrenceOf, Next place) {
        var data = opening(id, n);
        if (place == Next.ASK) {
            data.put("placeWanted", n.spot() == null ? "missing" : "vague");
        }
        data.put("reportId", Long.toString(report.id()));
        data.put("channel", report.channel());
        putIf(data, "recurrenceOf", recurrenceOf == null ? null : Long.toString(recurrenceOf));
        return event(CREATED, id, report.receivedAt(), data);
    }

    /** An incident that a split made: nobody is owed an acknowledgement for it. */
    static NewEvent opened(long id, NewIncident n, Instant at, long splitFrom) {
        var data = opening(id, n);
        data.put("splitFrom", Long.toString(splitFrom));
        return event(CREATED, id, at, data);
    }

    private static Map<String, Object> opening(long id, NewIncident n) {
        var data = data(id, 1);
        data.put("category", n.category());
        data.put("categoryCertain", n.categoryCertain());
        data.put("kind", n.kind());
        data.put("status", Status.RECEIVED.name());
        data.put("priority", n.priority());
        data.put("department", n.department());
        data.put("danger", n.danger());
        data.put("public", n.isPublic());
        if (n.spot() != null && n.isPublic()) {
            where(n.spot()).forEach((name, value) -> putIf(data, name, value));
        }
        data.put("placeKnown", n.spot() != null);
        return data;
    }

    /** Fields of a place, for what is public. */
    static Map<String, @Nullable Object> where(Spot spot) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("lat", spot.lat());
        fields.put("lon", spot.lon());
        fields.put("precisionM", spot.precisionM());
        fields.put("place", spot.place());
        fields.put("area", spot.area());
        return fields;
    }

    static NewEvent joined(long id, IncidentStore.Joined now, ReportFacts report, Map<String, Object> decision) {
        var data = data(id, now.version());
        data.put("reportId", Long.toString(report.id()));
        data.put("channel", report.channel());
        data.put("reportCount", now.reportCount());
        data.put("decision", decision);
        return event(JOINED, id, report.receivedAt(), data);
    }

    /** An event with a few fields; null values are left out. */
    static NewEvent of(String type, long id, int version, Instant at, Map<String, @Nullable Object> fields) {
        var data = data(id, version);
        fields.forEach((name, value) -> putIf(data, name, value));
        return event(type, id, at, data);
    }

    private static Map<String, Object> data(long id, int version) {
        var data = new LinkedHashMap<String, Object>();
        data.put("incidentId", Long.toString(id));
        data.put("version", version);
        return data;
    }

    private static void putIf(Map<String, Object> data, String name, @Nullable Object value) {
        if (value != null) {
            data.put(name, value);
        }
    }

    private static NewEvent event(String type, long id, Instant at, Map<String, Object> data) {
        return new NewEvent(type, Long.toString(id), at, data);
    }
}
