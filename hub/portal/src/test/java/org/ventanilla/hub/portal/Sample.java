package org.ventanilla.hub.portal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.incident.IncidentView;
import org.ventanilla.hub.incident.IncidentView.PhotoView;
import org.ventanilla.hub.incident.IncidentView.TimelineEntry;
import org.ventanilla.hub.incident.Status;

/** Makes an incident for a test, step by step. */
final class Sample {
    private static final Instant OPENED = Instant.parse("2026-11-18T19:40:00Z");

    private final long id;
    private Status status = Status.RECEIVED;
    private String category = "ALU-01";
    private @Nullable String place = "Calle Burgos 12";
    private @Nullable String area = "Centro";
    private boolean isPublic = true;
    private boolean danger;
    private int reports = 3;
    private double shift;
    private @Nullable String closingText;

    Sample(long id) {
        this.id = id;
    }

    Sample status(Status value) {
        status = value;
        return this;
    }

    Sample category(String value) {
        category = value;
        return this;
    }

    Sample place(String value) {
        place = value;
        return this;
    }

    Sample nowhere() {
        place = null;
        area = null;
        return this;
    }

    Sample notPublic() {
        isPublic = false;
        return this;
    }

    Sample danger() {
        danger = true;
        return this;
    }

    Sample reports(int value) {
        reports = value;
        return this;
    }

    Sample shift(double degrees) {
        shift = degrees;
        return this;
    }

    Sample closingText(String value) {
        closingText = value;
        return this;
    }

    IncidentView view() {
        Instant closed = status.isClosed() ? OPENED.plus(Duration.ofDays(2)) : null;
        return new IncidentView(
                String.valueOf(id),
                "IN-" + id,
                category,
                status,
                "P3",
                danger,
                isPublic,
                43.4623 + shift,
                -3.8100 + shift * 1.3,
                80,
                place,
                area,
                reports,
                OPENED,
                OPENED.plus(Duration.ofDays(2)),
                closed,
                OPENED.plus(Duration.ofDays(10)),
                "ALUM",
                null,
                closingText,
                null,
                photos(),
                timeline());
    }

    private List<PhotoView> photos() {
        var photos = new ArrayList<PhotoView>();
        photos.add(new PhotoView("before" + id, false, "", OPENED));
        if (status == Status.RESOLVED) {
            photos.add(new PhotoView("after" + id, true, "Farola encendida", OPENED.plus(Duration.ofDays(2))));
        }
        return photos;
    }

    private List<TimelineEntry> timeline() {
        var steps = new ArrayList<TimelineEntry>();
        steps.add(new TimelineEntry(OPENED, "incident.created", Status.RECEIVED, null));
        steps.add(new TimelineEntry(OPENED.plus(Duration.ofHours(3)), "incident.report-joined", null, null));
        if (status != Status.RECEIVED) {
            steps.add(new TimelineEntry(
                    OPENED.plus(Duration.ofDays(1)),
                    "incident.status-changed",
                    Status.IN_PROGRESS,
                    "Hemos encargado la reparación a la brigada de noche."));
        }
        if (status.isClosed()) {
            steps.add(
                    new TimelineEntry(OPENED.plus(Duration.ofDays(2)), "incident.status-changed", status, closingText));
        }
        return steps;
    }
}
