package org.ventanilla.hub.api;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.ventanilla.hub.desk.Around;
import org.ventanilla.hub.desk.Caller;
import org.ventanilla.hub.incident.IncidentView;
import org.ventanilla.hub.intake.ReportNumbers;
import org.ventanilla.model.Wire;

/** What the desk's doors answer. Pure. */
final class DeskJson {
    private DeskJson() {}

    static JsonObject caller(Caller caller, ReportNumbers numbers) {
        var contacts = caller.contacts().stream()
                .map(c -> new JsonObject(Wire.toMap(c)))
                .toList();
        var reports = caller.reports().stream().map(r -> before(r, numbers)).toList();
        return new JsonObject()
                .put("number", caller.number().e164())
                .put("kind", caller.number().kind().name().toLowerCase(Locale.ROOT))
                .put("known", !contacts.isEmpty())
                .put("optedOut", caller.isOptedOut())
                .put("language", caller.language().orElse(null))
                .put("name", caller.name().orElse(null))
                .put("contacts", new JsonArray(contacts))
                .put("reports", new JsonArray(reports));
    }

    private static JsonObject before(Caller.Before before, ReportNumbers numbers) {
        var report = before.earlier().report();
        var incident = before.earlier().incident();
        return new JsonObject()
                .put("number", numbers.number(report.id()))
                .put("at", report.receivedAt().toString())
                .put("channel", report.channel())
                .put("text", before.words())
                .put(
                        "takenBy",
                        before.takenBy() == null ? null : before.takenBy().toString())
                .put("incidentId", Long.toString(incident.id()))
                .put("category", incident.category())
                .put("status", incident.status().name())
                .put("place", incident.place())
                .put("public", incident.isPublic())
                .put("reportCount", incident.reportCount());
    }

    static JsonObject around(Around around, Instant now) {
        return new JsonObject()
                .put("understood", new JsonObject(Wire.toMap(around.understood())))
                .put("private", around.isPrivate())
                .put("incidents", near(around.incidents(), now));
    }

    private static JsonArray near(List<Around.Near> incidents, Instant now) {
        return new JsonArray(incidents.stream().map(n -> near(n, now)).toList());
    }

    private static JsonObject near(Around.Near near, Instant now) {
        IncidentView i = near.incident();
        return new JsonObject()
                .put("id", i.id())
                .put("number", i.number())
                .put("category", i.category())
                .put("status", i.status().name())
                .put("place", i.place())
                .put("distanceM", near.metres())
                .put("same", near.same())
                .put("openedAt", i.openedAt().toString())
                .put("ageHours", Duration.between(i.openedAt(), now).toHours())
                .put("reportCount", i.reportCount())
                .put("danger", i.danger())
                .put(
                        "photo",
                        i.photos().isEmpty()
                                ? null
                                : "/media/" + i.photos().get(0).ref() + "/thumb");
    }
}
