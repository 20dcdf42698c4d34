package org.ventanilla.hub.incident;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What anybody may see of an incident: no personal data, no citizen's words.
 *
 * @param id decimal id, as in {@code /v1/incidents/{id}}
 * @param number what people quote, for example {@code IN-17}
 * @param category leaf code
 * @param lat WGS 84 degrees; absent when the place is unknown or the category is not public
 * @param precisionM radius in metres in which the place is believed to lie
 * @param place resolved place name, for example {@code Calle Burgos 12}
 * @param area neighbourhood
 * @param reportCount how many reports it carries
 * @param dueAt when it should be solved
 * @param photos public photos, before first
 * @param timeline what happened, oldest first
 */
public record IncidentView(
        String id,
        String number,
        String category,
        Status status,
        String priority,
        boolean danger,
        boolean isPublic,
        @Nullable Double lat,
        @Nullable Double lon,
        @Nullable Integer precisionM,
        @Nullable String place,
        @Nullable String area,
        int reportCount,
        Instant openedAt,
        Instant updatedAt,
        @Nullable Instant closedAt,
        @Nullable Instant dueAt,
        @Nullable String department,
        @Nullable String closingReason,
        @Nullable String closingText,
        @Nullable String duplicateOf,
        List<PhotoView> photos,
        List<TimelineEntry> timeline) {

    /** The same with other photos. */
    public IncidentView with(List<PhotoView> others) {
        return new IncidentView(
                id,
                number,
                category,
                status,
                priority,
                danger,
                isPublic,
                lat,
                lon,
                precisionM,
                place,
                area,
                reportCount,
                openedAt,
                updatedAt,
                closedAt,
                dueAt,
                department,
                closingReason,
                closingText,
                duplicateOf,
                others,
                timeline);
    }

    /** A public photo: reference in the media room, whether it shows the result, alternative text. */
    public record PhotoView(String ref, boolean result, String alt, Instant at) {}

    /**
     * One public step.
     *
     * @param type the event's short type, for example {@code incident.status-changed}
     * @param text citizen-facing words of the staff, when there are any
     */
    public record TimelineEntry(Instant at, String type, @Nullable Status status, @Nullable String text) {}
}
