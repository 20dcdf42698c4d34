package org.ventanilla.hub.notify;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.incident.Past;

/** Which event owes whom which message. Pure. */
final class NoticePlan {
    private static final Set<String> NEWS = Set.of(
            Template.STATUS.file(),
            Template.RESOLVED.file(),
            Template.QUESTION.file(),
            Template.FOLLOW_NEW.file(),
            Template.FOLLOW_STATUS.file());

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
        /** "We have got something from you, and no more than that": to an address the channel does not stand by. */
        BARE,
        /** "Thank you, so it is there": to the one who said where it is when asked. */
        PLACED,
        /** "We still do not know where it is": to the one who was asked and did not say. */
        WHERE,
        /** "This is how it stands": to the one who asked. */
        STATE,
        /** "We look at it again": to the one who says that it is not solved. */
        AGAIN,
        /** "If there is danger now, call": to the one whose later words say so. */
        DANGER,
        /** "We know no such report of yours": to the one who asked how it stands. */
        UNKNOWN,
        /** "We will write no more": to the one who asked for silence, once. */
        STOPPED,
        /** "This is how it works": to the one who asked for help. */
        HELP,
        /** "Did you ask to be told about this?": to an address that somebody typed. */
        FOLLOW_CONFIRM,
        /** "There is something new near you": to who asked for it. */
        FOLLOW_NEW,
        /** "Something changed": to who follows it without having reported it. */
        FOLLOW_STATUS;

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
        return Boolean.TRUE.equals(data.get(Past.IMPORTED)) ? Optional.empty() : owed(shortType, data);
    }

    private static Optional<Owed> owed(String shortType, Map<String, Object> data) {
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
            case "incident.place-changed" ->
                data.containsKey("followUpId") ? report(Template.PLACED, data) : Optional.empty();
            case "incident.place-asked" -> report(Template.WHERE, data);
            case "incident.status-asked" -> report(Template.STATE, data);
            case "incident.still-there" -> report(Template.AGAIN, data);
            case "incident.danger-learned" -> report(Template.DANGER, data);
            default -> Optional.empty();
        };
    }

    /** The same for a report whose sender the channel does not stand by: one bare answer, and no news ever. */
    static Optional<Owed> untrusted(Owed owed) {
        return switch (owed.template()) {
            case RECEIVED, JOINED -> Optional.of(new Owed(Template.BARE, owed.reportId()));
            default -> Optional.empty();
        };
    }

    /** Whether it answers something the recipient just said; all else is news, which they can end. */
    static boolean isAnswer(String template) {
        return !NEWS.contains(template);
    }

    /** Whether it is for somebody who follows, whatever they reported. */
    static boolean isFollow(String template) {
        return template.startsWith("follow_");
    }

    private static Optional<Owed> report(Template template, Map<String, Object> data) {
        Long id = reportId(data);
        return id == null ? Optional.empty() : Optional.of(new Owed(template, id));
    }

    private static @Nullable Long reportId(Map<String, Object> data) {
        return data.get("reportId") instanceof String id ? Long.valueOf(id) : null;
    }
}
