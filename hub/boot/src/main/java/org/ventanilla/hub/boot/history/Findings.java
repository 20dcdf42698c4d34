package org.ventanilla.hub.boot.history;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.incident.ReportRow;
import org.ventanilla.hub.intake.Received;

/** What triage could not understand of a report, as stable codes. Pure. */
final class Findings {
    private Findings() {}

    static List<String> of(Received received, @Nullable ReportRow row) {
        if (row == null) {
            return List.of("not-filed");
        }
        List<String> found = new ArrayList<>();
        JsonObject understood = row.understood();
        if (understood != null && understood.getJsonObject("spot") == null) {
            found.add("place-unknown");
        }
        if (understood != null && !understood.getBoolean("categoryCertain", true)) {
            found.add("category-uncertain");
        }
        JsonObject decision = row.decision();
        JsonArray remarks = decision == null ? null : decision.getJsonArray("remarks");
        if (remarks != null) {
            remarks.forEach(remark -> found.add(String.valueOf(remark)));
        }
        if (received.state() != Received.State.REPORT) {
            found.add("ended-as-" + received.state().wire());
        }
        return found;
    }

    static String outcome(ReportRow row) {
        JsonObject decision = row.decision();
        return decision == null ? "NEW" : decision.getString("outcome", "NEW");
    }
}
