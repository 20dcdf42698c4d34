package org.ventanilla.hub.events;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the log knows about an incident after an event. Pure.
 *
 * @param version how many events it has
 * @param isPublic whether everybody may know where it is and what is said about it
 */
record Topic(
        int version, @Nullable String category, @Nullable String area, @Nullable String department, boolean isPublic) {
    /** Of an incident that has no event yet. */
    static final Topic UNKNOWN = new Topic(0, null, null, null, true);

    /** After one more event: what it says replaces what was known. */
    Topic after(NewEvent event) {
        Map<String, Object> data = event.data();
        return new Topic(
                version + 1,
                said(data, "category", category),
                said(data, "area", area),
                said(data, "department", department),
                data.get("public") instanceof Boolean now ? now : isPublic);
    }

    private static @Nullable String said(Map<String, Object> data, String field, @Nullable String before) {
        return data.get(field) instanceof String now ? now : before;
    }
}
