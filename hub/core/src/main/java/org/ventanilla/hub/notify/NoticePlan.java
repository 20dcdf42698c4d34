package org.ventanilla.hub.notify;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which event owes whom which message. Pure. */
final class NoticePlan {
    private NoticePlan() {}

    /** The texts there are; the names are those of the city's template files. */
    enum Template {
        /** "We have it": to the one who just reported something new. */
        RECEIVED,
        /** "We have it, and you are not the only one": to the one whose report joined a known incident. */
        JOINED,
        /** "Something changed": to everybody who reported it. */
        STATUS,
        /** "It is solved": to everybody, with the photo and the rating. */
        RESOLVED,
        /** "We need to know something": to the one who is asked, or to everybody who reported it. */
        QUESTION,
        /** "This is how it works": to the one who asked for help. */
        HELP;

        String file() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * A message owed.
     *
     * @param reportId the one report it is about; null for all reports of the incident
     */
    record Owed(Template template, @Nullable Long reportId) {}

    /** What an event of this short type with this data owes; empty when nobody is told. */
    static Optional<Owed> of(String shortType, Map<String, Object> data) {
        return switch (shortType) {
            case "incident.created" -> report(Template.RECEIVED, data);
            case "incident.report-joined" -> report(Template.JOINED, data);
            case "incident.question-asked" -> Optional.of(new Owed(Template.QUESTION, reportId(data)));
            // The question that moved it tells them already.
            case "incident.status-changed" ->
                Boolean.TRUE.equals(data.get("asked"))
                        ? Optional.empty()
                        : Optional.of(new Owed(
                                "RESOLVED".equals(data.get("to")) ? Template.RESOLVED : Template.STATUS, null));
            default -> Optional.empty();
        };
    }

    private static Optional<Owed> report(Template template, Map<String, Object> data) {
        Long id = reportId(data);
        return id == null ? Optional.empty() : Optional.of(new Owed(template, id));
    }

    private static @Nullable Long reportId(Map<String, Object> data) {
        return data.get("reportId") instanceof String id ? Long.valueOf(id) : null;
    }
}
