package org.ventanilla.hub.console.view;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.incident.CaseFile.Step;
import org.ventanilla.hub.incident.Status;

/** The events of an incident in words. Pure; an event of a kind that has no words here is named by its type. */
public final class Steps {
    private static final String OTHER = "other";

    private Steps() {}

    public static String says(Page p, Step step) {
        Map<String, Object> data = step.data();
        String key = "step." + step.type();
        return switch (step.type()) {
            case "incident.status-changed" -> p.t(key, status(p, data.get("from")), status(p, data.get("to")));
            case "incident.report-joined" -> p.t(key, p.report(id(data, "reportId")));
            case "incident.follow-up-added" ->
                Boolean.TRUE.equals(data.get("unverified"))
                        ? p.t("step.incident.follow-up-unverified")
                        : p.t(key, p.report(id(data, "reportId")));
            case "incident.report-split" -> p.t(key, p.report(id(data, "reportId")), p.incident(id(data, "to")));
            case "incident.assigned" -> p.t(key, p.department(text(data, "department")));
            case "incident.learned" -> p.t(key, p.category(text(data, "category")));
            case "incident.match-proposed" -> p.t(key, p.incident(id(data, "perhapsSameAs")));
            case "incident.match-rejected" -> p.t(key, p.incident(id(data, "from")));
            case "incident.rated" -> p.t(key, text(data, "stars"));
            case "incident.works-answered" -> p.t(key + "." + text(data, "state"), text(data, "works"));
            case "incident.merged" ->
                data.containsKey("into")
                        ? p.t(key + ".into", p.incident(id(data, "into")))
                        : p.t(key + ".from", p.incident(id(data, "from")));
            case "incident.unmerged" ->
                data.containsKey("lost")
                        ? p.t(key + ".lost", p.incident(id(data, "lost")))
                        : p.t(key + ".from", p.incident(id(data, "from")));
            default -> p.known(key, step.type());
        };
    }

    /** Words of the staff that go with it, when there are any. */
    public static @Nullable String words(Step step) {
        return step.data().get("text") instanceof String text && !text.isBlank() ? text : null;
    }

    /** Why a state changed; empty where the words beside it are the whole reason, or the code is a system's own. */
    public static String why(Page p, Step step) {
        return step.data().get("reason") instanceof String code
                        && !code.equals(OTHER)
                        && p.texts().has("reason." + code)
                ? p.t("step.why", p.t("reason." + code))
                : "";
    }

    private static String status(Page p, @Nullable Object name) {
        return name == null ? "?" : p.status(Status.valueOf(name.toString()));
    }

    private static String text(Map<String, Object> data, String field) {
        Object value = data.get(field);
        return value == null ? "?" : value.toString();
    }

    private static long id(Map<String, Object> data, String field) {
        String value = text(data, field);
        return value.matches("[0-9]{1,18}") ? Long.parseLong(value) : 0;
    }
}
