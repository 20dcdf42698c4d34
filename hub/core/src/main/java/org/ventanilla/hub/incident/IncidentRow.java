package org.ventanilla.hub.incident;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.city.Publication;
import org.ventanilla.hub.publish.Publishing;

/**
 * An incident as stored, everything included; only staff see this much.
 *
 * @param category leaf code
 * @param categoryCertain false when a person should look at the category
 * @param kind incident, request or suggestion, lower case
 * @param department code of who does the work
 * @param lat WGS 84 degrees; absent when the place is unknown
 * @param precisionM radius in metres in which the place is believed to lie
 * @param placeSource how the place was found
 * @param recurrenceOf an incident closed at the same place not long before
 * @param attention whether somebody waits, or should look
 */
public record IncidentRow(
        long id,
        String category,
        boolean categoryCertain,
        String kind,
        Status status,
        String priority,
        String department,
        @Nullable String assignee,
        boolean danger,
        boolean isPublic,
        @Nullable Double lat,
        @Nullable Double lon,
        @Nullable Integer precisionM,
        @Nullable String place,
        @Nullable String placeSource,
        @Nullable String area,
        int reportCount,
        int version,
        Instant openedAt,
        Instant updatedAt,
        @Nullable Instant closedAt,
        Instant dueAt,
        @Nullable String closingReason,
        @Nullable String closingText,
        @Nullable Long duplicateOf,
        @Nullable Long recurrenceOf,
        Attention attention) {

    /**
     * What replies and questions left on it.
     *
     * @param askedAt since when an answer to staff's question is waited for
     * @param lookAt since when a clerk should look at it again
     * @param lookWhy stable code of why a clerk should
     * @param placeAsked how often the reporter was asked where it is; more than twice: a person has to find out
     */
    public record Attention(
            @Nullable Instant askedAt, @Nullable Instant lookAt, @Nullable String lookWhy, int placeAsked) {
        private static Attention of(Row r) {
            return new Attention(
                    instant(r.getOffsetDateTime("asked_at")),
                    instant(r.getOffsetDateTime("look_at")),
                    r.getString("look_why"),
                    r.getInteger("place_asked"));
        }
    }

    /** Since when an answer of those who reported it is waited for. */
    public @Nullable Instant askedAt() {
        return attention.askedAt();
    }

    /** Since when a clerk should look at it again. */
    public @Nullable Instant lookAt() {
        return attention.lookAt();
    }

    /** Stable code of why a clerk should. */
    public @Nullable String lookWhy() {
        return attention.lookWhy();
    }

    /** How often the reporter was asked where it is. */
    public int placeAsked() {
        return attention.placeAsked();
    }

    static final String COLUMNS =
            """
            id, category, category_certain, kind, status, priority, department, assignee, danger, is_public, lat, lon,
            precision_m, place, place_source, area, report_count, version, opened_at, updated_at, closed_at, due_at,
            closing_reason, closing_text, duplicate_of, recurrence_of, asked_at, look_at, look_why, place_asked""";

    static IncidentRow of(Row r) {
        return new IncidentRow(
                r.getLong("id"),
                r.getString("category"),
                r.getBoolean("category_certain"),
                r.getString("kind"),
                Status.valueOf(r.getString("status")),
                r.getString("priority"),
                r.getString("department"),
                r.getString("assignee"),
                r.getBoolean("danger"),
                r.getBoolean("is_public"),
                r.getDouble("lat"),
                r.getDouble("lon"),
                r.getInteger("precision_m"),
                r.getString("place"),
                r.getString("place_source"),
                r.getString("area"),
                r.getInteger("report_count"),
                r.getInteger("version"),
                r.getOffsetDateTime("opened_at").toInstant(),
                r.getOffsetDateTime("updated_at").toInstant(),
                instant(r.getOffsetDateTime("closed_at")),
                r.getOffsetDateTime("due_at").toInstant(),
                r.getString("closing_reason"),
                r.getString("closing_text"),
                r.getLong("duplicate_of"),
                r.getLong("recurrence_of"),
                Attention.of(r));
    }

    /** Whether nobody can be asked any more where it is, and somebody of the staff has to find out. */
    public boolean needsPlaceFromStaff() {
        return placeAsked() > PlaceAsking.MOST && !status.isClosed();
    }

    /** Whether the reporter was asked where it is and has not said. */
    public boolean awaitsPlace() {
        return placeAsked() > 0 && placeAsked() <= PlaceAsking.MOST && !status.isClosed();
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime t) {
        return t == null ? null : t.toInstant();
    }

    /** How much of it everybody may see. */
    Publication rule(Publishing publishing) {
        return publishing.rule(category, isPublic);
    }

    /**
     * What anybody may see.
     *
     * @param words whether the closing words are shown also when it is private
     */
    IncidentView view(
            String prefix,
            List<IncidentView.PhotoView> photos,
            List<IncidentView.TimelineEntry> timeline,
            Publishing publishing,
            boolean words) {
        var rule = rule(publishing);
        var where = publishing.shown(rule, new Publishing.Where(lat, lon, precisionM, place, area));
        return new IncidentView(
                Long.toString(id),
                prefix + "-" + id,
                category,
                status,
                priority,
                danger,
                rule != Publication.NEVER,
                where.lat(),
                where.lon(),
                where.precisionM(),
                where.place(),
                where.area(),
                reportCount,
                openedAt,
                updatedAt,
                closedAt,
                dueAt,
                department,
                closingReason,
                rule != Publication.NEVER || words ? closingText : null,
                duplicateOf == null ? null : Long.toString(duplicateOf),
                photos.stream()
                        .filter(p -> publishing.showsPhoto(rule, p.result()))
                        .toList(),
                timeline);
    }
}
