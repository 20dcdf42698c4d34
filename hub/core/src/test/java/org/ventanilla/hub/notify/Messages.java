package org.ventanilla.hub.notify;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.incident.IncidentView;
import org.ventanilla.hub.incident.ReportRow;
import org.ventanilla.hub.incident.Status;
import org.ventanilla.model.CloudEvent;

/** What a message is made of: a notice, its report, its event and its incident. */
final class Messages {
    static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
    static final long REPORT = 123_456_789;

    private Messages() {}

    static NoticeRow notice(String template, String channel) {
        var id = UUID.randomUUID();
        return new NoticeRow(id, 1, 17, 1, REPORT, template, channel, channel, "sending", 1, null, NOW, null, false);
    }

    static ReportRow report(String language) {
        return new ReportRow(
                REPORT,
                17,
                null,
                1L,
                "email",
                "buzon",
                "email",
                language,
                NOW,
                "<native@example.org>",
                null,
                null,
                true,
                null,
                false,
                false);
    }

    static CloudEvent event(Map<String, Object> data) {
        return new CloudEvent(
                "1.0",
                "id",
                "s",
                "t",
                "17",
                NOW,
                NOW,
                "1",
                "17",
                1,
                "schema",
                "application/json",
                null,
                null,
                null,
                null,
                null,
                data);
    }

    static IncidentView incident(String category, @Nullable String place, boolean isPublic, boolean danger) {
        return new IncidentView(
                "17",
                "IN-17",
                category,
                Status.RECEIVED,
                "P3",
                danger,
                isPublic,
                43.46,
                -3.81,
                20,
                place,
                "Centro",
                2,
                NOW,
                NOW,
                null,
                NOW,
                "ALUM",
                null,
                null,
                null,
                List.of(),
                List.of());
    }
}
