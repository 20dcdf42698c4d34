package org.ventanilla.hub.incident;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.events.NewEvent;
import org.ventanilla.hub.incident.PlaceAsking.Known;
import org.ventanilla.hub.incident.PlaceAsking.Reply;
import org.ventanilla.model.Wire;

/**
 * What becomes of an incident whose place is not known well enough when its reporter adds something: the lane finds the
 * case, decides what the place in the reply is worth and which known incident it may turn out to be, and tells it here.
 */
public final class Placing {
    private final ReportStore reports;
    private final IncidentStore incidents;
    private final Whereabouts whereabouts;
    private final Finders finders;

    /** What happens when the place shows that the incident is known already. */
    record Finders(Filing filing, Regrouping regrouping, Recurrences recurrences) {}

    Placing(ReportStore reports, IncidentStore incidents, Whereabouts whereabouts, Finders finders) {
        this.reports = reports;
        this.incidents = incidents;
        this.whereabouts = whereabouts;
        this.finders = finders;
    }

    /**
     * An open incident and the report that a reply adds to.
     *
     * @param root the report that makes the conversation
     * @param original as it stands now
     */
    public record Case(ReportRow root, Known known, IncidentRow original) {
        /** Whether its place is not known well enough. */
        public boolean isPlaceWanted() {
            return known.isWanted();
        }

        /** Where its first report says that it is. */
        public @Nullable Spot spot() {
            var told = root.understood();
            return told == null
                    ? null
                    : Wire.fromMap(told.getMap(), NewIncident.class).spot();
        }

        /** Its id. */
        public long incident() {
            return original.id();
        }

        /** Its category: with a place it can be matched again. */
        public String category() {
            return original.category();
        }
    }

    /** What was made of a reply: its own report, the place it named, what follows. */
    public record Heard(ReportFacts followUp, @Nullable Spot spot, Reply reply) {}

    /** Which known incident it turned out to be. */
    public record Match(Kind kind, long incident, @Nullable Proposal proposal) {
        public static final Match NONE = new Match(Kind.NONE, 0, null);

        /** As for a new report. */
        public enum Kind {
            NONE,
            SAME,
            PERHAPS,
            RECURRENCE
        }
    }

    /**
     * The case of a reply; empty when its incident is closed.
     *
     * @param limitM radius in metres from which on a place is vague, by category
     */
    public Future<Optional<Case>> find(SqlClient tx, long reportId, ToIntFunction<String> limitM) {
        return reports.find(tx, reportId)
                .compose(found -> found.isEmpty()
                        ? Future.succeededFuture(Optional.empty())
                        : root(tx, found.get()).compose(root -> incidents
                                .find(tx, root.incidentId())
                                .map(row ->
                                        row.filter(r -> !r.status().isClosed()).map(r -> of(r, root, limitM)))));
    }

    private Future<ReportRow> root(SqlClient tx, ReportRow report) {
        Long parent = report.parentId();
        return parent == null
                ? Future.succeededFuture(report)
                : reports.find(tx, parent).map(found -> found.orElse(report));
    }

    private static Case of(IncidentRow row, ReportRow root, ToIntFunction<String> limitM) {
        var known = new Known(
                row.lat() == null ? null : row.precisionM(), row.placeAsked(), limitM.applyAsInt(row.category()));
        return new Case(root, known, row);
    }

    /** Writes it down with its events, and joins, links or proposes what it turned out to be. */
    public Future<Void> heard(SqlClient tx, List<NewEvent> log, Case about, Heard heard, Match match) {
        Instant at = heard.followUp().receivedAt();
        var told = new Whereabouts.Told(
                about.original(),
                about.root(),
                heard.followUp().id(),
                heard.reply().learned() ? heard.spot() : null,
                heard.reply().next(),
                at);
        return whereabouts.told(tx, log, told).compose(done -> matched(tx, log, about, heard.followUp(), match));
    }

    /** Joins, links or proposes what it turned out to be. */
    public Future<Void> matched(SqlClient tx, List<NewEvent> log, Case about, ReportFacts followUp, Match match) {
        return switch (match.kind()) {
            case NONE -> Future.succeededFuture();
            case SAME -> same(tx, log, about.incident(), match.incident());
            case RECURRENCE ->
                incidents
                        .recurs(tx, about.incident(), match.incident())
                        .compose(linked -> incidents.find(tx, about.incident()))
                        .compose(row -> finders.recurrences()
                                .linked(
                                        tx,
                                        log,
                                        about.incident(),
                                        row.map(IncidentRow::version).orElse(1),
                                        followUp.receivedAt()));
            case PERHAPS -> perhaps(tx, log, about, followUp, match.proposal());
        };
    }

    /** Somebody may have merged or closed one of them meanwhile: then they stay as they are. */
    private Future<Void> same(SqlClient tx, List<NewEvent> log, long incident, long known) {
        return finders.regrouping()
                .merge(tx, log, incident, known)
                .recover(cause ->
                        cause instanceof RefusedAction ? Future.succeededFuture() : Future.failedFuture(cause));
    }

    private Future<Void> perhaps(
            SqlClient tx, List<NewEvent> log, Case about, ReportFacts followUp, @Nullable Proposal proposal) {
        return proposal == null
                ? Future.succeededFuture()
                : finders.filing().propose(tx, log, followUp.of(about.root().id()), about.incident(), proposal);
    }
}
