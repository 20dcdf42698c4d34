package org.ventanilla.hub.console;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.incident.CaseFile;
import org.ventanilla.hub.incident.CaseFile.Maybe;
import org.ventanilla.hub.incident.CaseFile.Step;
import org.ventanilla.hub.incident.IncidentRow;
import org.ventanilla.hub.incident.IncidentView.PhotoView;
import org.ventanilla.hub.incident.ReportRow;
import org.ventanilla.hub.incident.Status;

/** Makes an incident for tests and for looking at the pages; a street lamp unless told otherwise. */
final class Sample {
    private int placeAsked;
    private final long id;
    private String category = "ALU-01";
    private String place = "Calle Burgos 12";
    private Status status = Status.RECEIVED;
    private boolean danger;
    private boolean lookAgain;
    private boolean waiting;
    private boolean isPublic = true;
    private boolean certain;
    private @Nullable String assignee;
    private Duration age = Duration.ofHours(30);
    private Duration due = Duration.ofDays(2);
    private @Nullable Long duplicateOf;
    private final List<ReportRow> reports = new ArrayList<>();
    private final List<PhotoView> photos = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();
    private final List<Maybe> maybes = new ArrayList<>();
    private final List<Long> merged = new ArrayList<>();
    private final Map<Long, IncidentRow> others = new HashMap<>();

    Sample(long id) {
        this.id = id;
        step("incident.created", Map.of());
        report(id * 10, "email", id * 100);
    }

    Sample category(String code) {
        category = code;
        return this;
    }

    Sample place(String words) {
        place = words;
        return this;
    }

    Sample status(Status now) {
        status = now;
        return this;
    }

    Sample danger() {
        danger = true;
        return this;
    }

    Sample lookAgain() {
        lookAgain = true;
        return this;
    }

    /** Staff asked the reporters something. */
    Sample waiting() {
        waiting = true;
        return this;
    }

    /** What it is was confirmed. */
    Sample certain() {
        certain = true;
        return this;
    }

    Sample assignee(String who) {
        assignee = who;
        return this;
    }

    /** Who reported it left no contact. */
    Sample anonymous() {
        reports.clear();
        return report(id * 10, "web", null);
    }

    Sample secret() {
        isPublic = false;
        return this;
    }

    Sample age(Duration since) {
        age = since;
        return this;
    }

    /** From the opening. */
    Sample due(Duration after) {
        due = after;
        return this;
    }

    /** How often the reporter was asked where it is; 3: a person has to find out. */
    Sample placeAsked(int times) {
        placeAsked = times;
        return this;
    }

    Sample report(long report, String channel, @Nullable Long contact) {
        var at = MadeUpCity.NOW.minus(age);
        reports.add(new ReportRow(
                report, id, null, contact, channel, channel, channel, "es", at, null, null, null, true, null, false,
                false));
        return this;
    }

    Sample photo(String ref, boolean result) {
        photos.add(new PhotoView(ref, result, "", MadeUpCity.NOW));
        return this;
    }

    Sample step(String type, Map<String, Object> data) {
        steps.add(new Step(MadeUpCity.NOW.minus(age), type, data));
        return this;
    }

    Sample maybe(IncidentRow other) {
        maybes.add(new Maybe(id * 10, id, other.id(), 0.71, List.of("distance", "same-address", "brand-new-reason")));
        others.put(other.id(), other);
        return this;
    }

    Sample merged(long from) {
        merged.add(from);
        return this;
    }

    Sample duplicateOf(long into) {
        status = Status.DUPLICATE_OF;
        duplicateOf = into;
        reports.clear();
        return this;
    }

    IncidentRow row() {
        Instant opened = MadeUpCity.NOW.minus(age);
        boolean closed = status.isClosed();
        return new IncidentRow(
                id,
                category,
                certain,
                "incident",
                status,
                "P2",
                "ALUM",
                assignee,
                danger,
                isPublic,
                43.4623,
                -3.8099,
                25,
                place,
                "address",
                "Centro",
                reports.size(),
                3,
                opened,
                opened,
                closed ? MadeUpCity.NOW : null,
                opened.plus(due),
                closed ? "repaired" : null,
                closed ? "Se ha cambiado la lámpara." : null,
                duplicateOf,
                null,
                new IncidentRow.Attention(
                        waiting ? MadeUpCity.NOW : null,
                        lookAgain ? MadeUpCity.NOW : null,
                        lookAgain ? "reply-after-closing" : null,
                        placeAsked));
    }

    CaseFile file() {
        Set<Status> next = status == Status.DUPLICATE_OF
                ? Set.of()
                : status.isClosed()
                        ? Set.of(Status.UNDER_STUDY, Status.IN_PROGRESS)
                        : Set.of(Status.IN_PROGRESS, Status.RESOLVED, Status.NOT_PROCEEDING);
        return new CaseFile(
                row(),
                photos,
                steps,
                reports,
                maybes,
                merged,
                next,
                others,
                org.ventanilla.hub.incident.Recurrence.NONE);
    }
}
