package org.ventanilla.connector.open311;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.ventanilla.connector.ConnectorContext;
import org.ventanilla.connector.Intake;
import org.ventanilla.connector.open311.Checks.Problem;
import org.ventanilla.connector.open311.Routes.Asked;
import org.ventanilla.model.open311.GeoReport;
import org.ventanilla.model.open311.Times;

/**
 * {@code POST servicerequestupdates}, FixMyStreet's extension: what somebody adds to a request. It is a follow-up of it; the
 * state it names is read by people and changes nothing, so news that come late move nothing backwards.
 */
final class Updates {
    private static final int BAD = 400;
    private static final Set<String> STATES = Set.of(
            "OPEN",
            "INVESTIGATING",
            "IN_PROGRESS",
            "PLANNED",
            "ACTION_SCHEDULED",
            "FIXED",
            "CLOSED",
            "DUPLICATE",
            "NO_FURTHER_ACTION",
            "NOT_COUNCILS_RESPONSIBILITY",
            "INTERNAL_REFERRAL",
            "FOR_TRIAGE",
            "CANCELLED",
            "REOPEN",
            "UNCHANGED");

    private final Photos photos;
    private final Drafts drafts;
    private final Intake intake;
    private final Clock clock;

    Updates(ConnectorContext context, Options options, Photos photos) {
        this.photos = photos;
        this.drafts = new Drafts(context.instance(), options);
        this.intake = context.intake();
        this.clock = context.clock();
    }

    void take(Asked asked) {
        List<Problem> problems =
                problems(asked.fields(), !asked.ctx().fileUploads().isEmpty());
        if (!problems.isEmpty()) {
            Answers.refuse(asked.ctx(), problems);
            return;
        }
        photos.keep(asked.fields(), asked.ctx().fileUploads())
                .compose(kept -> intake.accept(drafts.update(asked, kept, clock.instant())))
                .onComplete(
                        receipt -> Answers.send(asked.ctx(), 200, answer(asked.fields())),
                        why -> Requests.unsent(asked.ctx(), why));
    }

    private static GeoReport answer(Fields fields) {
        return GeoReport.list("service_request_updates", List.of(Map.of("update_id", fields.value("update_id"))));
    }

    static List<Problem> problems(Fields fields, boolean hasFiles) {
        var found = new ArrayList<Problem>();
        for (String field : List.of("service_request_id", "update_id")) {
            if (fields.value(field).isEmpty()) {
                found.add(new Problem(BAD, "missing", field));
            }
        }
        String status = status(fields);
        if (!status.isEmpty() && !STATES.contains(status)) {
            found.add(new Problem(BAD, "update.status", "status"));
        }
        String said = fields.value("description");
        if (said.isEmpty()
                && status.isEmpty()
                && !hasFiles
                && fields.all("media_url").isEmpty()) {
            found.add(new Problem(BAD, "update", "description"));
        } else if (said.codePointCount(0, said.length()) > Checks.MAX_DESCRIPTION) {
            found.add(new Problem(BAD, "description", "description"));
        }
        String at = fields.value("updated_datetime");
        if (!at.isEmpty() && Times.read(at, ZoneOffset.UTC).isEmpty()) {
            found.add(new Problem(BAD, "update.time", "updated_datetime"));
        }
        return found;
    }

    /** Upper case as in the extension; empty when it names none. */
    static String status(Fields fields) {
        return fields.value("status").toUpperCase(Locale.ROOT);
    }
}
