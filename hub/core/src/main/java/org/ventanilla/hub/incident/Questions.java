package org.ventanilla.hub.incident;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.events.NewEvent;
import org.ventanilla.hub.incident.RefusedAction.Code;

/** What staff ask of those who reported, and what comes of replies: an answer, or a second look. */
final class Questions {
    private static final int LONGEST = 2_000;

    private final StaffActions actions;
    private final IncidentStore incidents;
    private final ReportStore reports;
    private final QuestionStore store = new QuestionStore();
    private final Clock clock;

    Questions(StaffActions actions, IncidentStore incidents, ReportStore reports, Clock clock) {
        this.actions = actions;
        this.incidents = incidents;
        this.reports = reports;
        this.clock = clock;
    }

    /** Asks one reporter, or all when none is named. What nobody had looked at is under study from now on. */
    Future<Void> ask(long id, String text, @Nullable Long reportId) {
        if (text.isBlank() || text.strip().length() > LONGEST) {
            return Future.failedFuture(new RefusedAction(
                    Code.TEXT_MISSING, "a question needs 'text', at most " + LONGEST + " characters"));
        }
        return actions.onIncident(id, (tx, log, row) -> {
            if (row.status().isClosed()) {
                return Future.failedFuture(
                        new RefusedAction(Code.NOT_ALLOWED_FROM_HERE, "re-open it before asking about it"));
            }
            return reports.ofIncident(tx, id).compose(all -> toBeAsked(all, reportId)
                    .<Future<Void>>map(Future::failedFuture)
                    .orElseGet(() -> asked(tx, log, row, new Question(text.strip(), reportId))));
        });
    }

    private record Question(String text, @Nullable Long reportId) {}

    /** Why it cannot be asked; empty when it can. An incident that waits for an answer that nobody can give waits for ever. */
    private static Optional<RefusedAction> toBeAsked(List<ReportRow> all, @Nullable Long reportId) {
        var meant = all.stream()
                .filter(report -> report.parentId() == null && (reportId == null || report.id() == reportId))
                .toList();
        if (reportId != null && meant.isEmpty()) {
            return Optional.of(new RefusedAction(Code.UNKNOWN_REPORT, "this incident has no such report"));
        }
        return meant.stream().anyMatch(ReportRow::canBeAsked)
                ? Optional.empty()
                : Optional.of(new RefusedAction(
                        Code.NOBODY_TO_ASK, "nobody who reported it left a way to be asked; find out otherwise"));
    }

    private Future<Void> asked(SqlClient tx, List<NewEvent> log, IncidentRow row, Question question) {
        Instant now = clock.instant();
        return studied(tx, log, row, now)
                .compose(done -> store.add(tx, row.id(), question.reportId(), question.text(), now))
                .compose(questionId -> store.waiting(tx, row.id(), now).map(version -> {
                    Map<String, @Nullable Object> fields = new HashMap<>();
                    fields.put("questionId", Long.toString(questionId));
                    fields.put(
                            "reportId",
                            question.reportId() == null
                                    ? null
                                    : question.reportId().toString());
                    log.add(IncidentEvents.of(IncidentEvents.ASKED, row.id(), version, now, fields));
                    return null;
                }));
    }

    /** The question itself tells the reporters: the change of state alone sends nothing. */
    private Future<Void> studied(SqlClient tx, List<NewEvent> log, IncidentRow row, Instant now) {
        if (row.status() != Status.RECEIVED) {
            return Future.succeededFuture();
        }
        var change = new IncidentStore.Change(Status.UNDER_STUDY, null, null, null);
        return incidents.status(tx, row.id(), change, now).map(version -> {
            Map<String, @Nullable Object> fields = Map.of(
                    "from",
                    row.status().name(),
                    "to",
                    Status.UNDER_STUDY.name(),
                    "public",
                    row.isPublic(),
                    "asked",
                    true);
            log.add(IncidentEvents.of(IncidentEvents.STATUS, row.id(), version, now, fields));
            return null;
        });
    }

    /** A clerk has seen what a reply said. */
    Future<Void> looked(long id) {
        return actions.onIncident(id, (tx, log, row) -> {
            if (row.lookAt() == null) {
                return Future.succeededFuture();
            }
            Instant now = clock.instant();
            return store.looked(tx, id, now).map(version -> {
                log.add(IncidentEvents.of(IncidentEvents.LOOKED, id, version, now, Map.of()));
                return null;
            });
        });
    }

    /** What a reply that was just kept does, in the lane's transaction. */
    Future<Void> replied(SqlClient tx, List<NewEvent> log, IncidentRow row, ReportFacts reply) {
        var effect = ReplyEffect.of(new ReplyEffect.Situation(
                row.status().isClosed(), row.askedAt() != null, reply.unverified(), reply.courtesy()));
        Map<String, @Nullable Object> fields = new HashMap<>();
        fields.put("followUpId", Long.toString(reply.id()));
        Instant at = reply.receivedAt();
        Future<Void> answered = !effect.answers()
                ? Future.succeededFuture()
                : store.answered(tx, row.id(), reply.id(), at).map(version -> {
                    log.add(IncidentEvents.of(IncidentEvents.ANSWERED, row.id(), version, at, fields));
                    return null;
                });
        String why = effect.look();
        return why == null
                ? answered
                : answered.compose(done -> store.look(tx, row.id(), why, at).map(version -> {
                    Map<String, @Nullable Object> more = new HashMap<>(fields);
                    more.put("why", why);
                    log.add(IncidentEvents.of(IncidentEvents.LOOK, row.id(), version, at, more));
                    return null;
                }));
    }
}
