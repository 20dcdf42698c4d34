package org.ventanilla.hub.triage;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlClient;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.events.NewEvent;
import org.ventanilla.hub.identity.ContactDetails;
import org.ventanilla.hub.identity.Identity;
import org.ventanilla.hub.incident.Incidents;
import org.ventanilla.hub.incident.Nearby;
import org.ventanilla.hub.incident.Proposal;
import org.ventanilla.hub.incident.ReportFacts;
import org.ventanilla.hub.incident.Spot;
import org.ventanilla.hub.intake.Intake;
import org.ventanilla.hub.intake.Received;
import org.ventanilla.hub.intake.ReportNumbers;
import org.ventanilla.hub.match.Candidate;
import org.ventanilla.hub.match.MatchDecision;
import org.ventanilla.hub.match.Matching;
import org.ventanilla.hub.match.Subject;
import org.ventanilla.model.Reporter;
import org.ventanilla.model.Submission.Flag;

/** Files one understood report: as a follow-up, into a known incident, as a new one, or not at all. */
final class Desk {
    private static final String STRANGER = "unverified-sender";

    private final Parents parents;
    private final Incidents incidents;
    private final Identity identity;
    private final Matching matching;
    private final ReportNumbers numbers;

    Desk(Intake intake, Incidents incidents, Identity identity, Matching matching, ReportNumbers numbers) {
        this.parents = new Parents(intake, incidents, numbers);
        this.incidents = incidents;
        this.identity = identity;
        this.matching = matching;
        this.numbers = numbers;
    }

    /** Every event it leads to belongs to the report's trace. */
    Future<Received.Ended> file(SqlClient tx, List<NewEvent> log, Reading.Read read) {
        int before = log.size();
        String trace = read.received().submission().traceparent();
        return filed(tx, log, read).map(ended -> {
            log.subList(before, log.size()).replaceAll(event -> event.tracedBy(trace));
            return ended;
        });
    }

    private Future<Received.Ended> filed(SqlClient tx, List<NewEvent> log, Reading.Read read) {
        var s = read.received().submission();
        long id = read.received().id();
        var machine = Machines.ending(s.flags(), parents.isKnown(s));
        if (machine.isPresent()) {
            return ended(id, machine.get(), s.sign());
        }
        return facts(tx, read).compose(facts -> parents.of(tx, s)
                .compose(parent -> parent.isPresent()
                        ? followUp(tx, log, read, parent.get().verified() ? facts : facts.fromStranger(), parent.get())
                        : report(tx, log, read, facts)));
    }

    private Future<Received.Ended> followUp(
            SqlClient tx, List<NewEvent> log, Reading.Read read, ReportFacts facts, Parents.Parent parent) {
        String why = parent.verified() ? read.received().submission().sign() : STRANGER;
        return incidents
                .followUp(tx, log, facts, parent.reportId())
                .compose(found ->
                        found ? ended(facts.id(), Received.State.FOLLOW_UP, why) : report(tx, log, read, facts));
    }

    private static Future<Received.Ended> ended(long id, Received.State state, @Nullable String why) {
        return Future.succeededFuture(new Received.Ended(id, state, why));
    }

    private Future<ReportFacts> facts(SqlClient tx, Reading.Read read) {
        var s = read.received().submission();
        Reporter reporter = s.reporter();
        String language = read.understood().language();
        if (reporter == null || reporter.address() == null || !reporter.canBeAnswered()) {
            return Future.succeededFuture(facts(read, null, null));
        }
        String channel = reporter.replyChannel() == null ? s.type() : reporter.replyChannel();
        var details = new ContactDetails(
                numbers.jurisdiction(),
                channel,
                reporter.address(),
                reporter.displayName(),
                language,
                reporter.assurance() == null ? Reporter.Assurance.CLAIMED : reporter.assurance());
        return identity.contact(tx, details)
                .map(contact -> facts(read, contact, s.flags().contains(Flag.NO_ANSWER) ? null : channel));
    }

    private static ReportFacts facts(Reading.Read read, @Nullable Long contact, @Nullable String replyChannel) {
        var received = read.received();
        var s = received.submission();
        var thread = s.thread();
        return new ReportFacts(
                received.id(),
                contact,
                s.type(),
                s.instance(),
                replyChannel,
                read.understood().language(),
                received.receivedAt(),
                thread == null || !Parents.isStorable(thread.selfId()) ? null : thread.selfId(),
                read.photos(),
                false,
                read.courtesy());
    }

    private Future<Received.Ended> report(SqlClient tx, List<NewEvent> log, Reading.Read read, ReportFacts facts) {
        return candidates(tx, read).compose(near -> {
            var spot = read.incident().spot();
            MatchDecision decision = spot == null
                    ? MatchDecision.NOTHING_NEAR
                    : matching.decide(subject(read, spot, facts), near, facts.receivedAt());
            var triaged = new Incidents.Triaged(facts, read.incident(), explained(read, decision));
            Future<?> filed =
                    switch (decision.outcome()) {
                        case JOIN -> incidents.join(tx, log, triaged, decision.incident());
                        case RECURRENCE -> incidents.open(tx, log, triaged, decision.incident());
                        case NEW -> incidents.open(tx, log, triaged, null);
                        case PROPOSE ->
                            incidents
                                    .open(tx, log, triaged, null)
                                    .compose(id -> incidents.propose(tx, log, facts, id, proposal(decision)));
                    };
            String why = read.received().submission().sign();
            return filed.compose(done -> ended(facts.id(), Received.State.REPORT, why));
        });
    }

    private Future<List<Candidate>> candidates(SqlClient tx, Reading.Read read) {
        var spot = read.incident().spot();
        if (spot == null || !matching.mayJoin(read.incident().category())) {
            return Future.succeededFuture(List.of());
        }
        Duration window = matching.window(read.incident().category());
        var query = new Nearby.Query(
                spot.x(),
                spot.y(),
                matching.searchRadiusM(read.incident().category(), spot.precisionM()),
                matching.siblings(read.incident().category()),
                read.received().receivedAt().minus(window));
        return incidents
                .near(tx, query)
                .map(near -> near.stream().map(Desk::candidate).toList());
    }

    private static Candidate candidate(Nearby n) {
        return new Candidate(
                n.id(),
                n.category(),
                n.lat(),
                n.lon(),
                n.precisionM(),
                n.place(),
                n.openedAt(),
                n.lastReportAt(),
                n.closedAt(),
                Set.copyOf(n.contacts()));
    }

    private static Subject subject(Reading.Read read, Spot spot, ReportFacts facts) {
        return new Subject(
                read.incident().category(),
                spot.lat(),
                spot.lon(),
                spot.precisionM(),
                spot.place(),
                facts.contactId(),
                facts.receivedAt());
    }

    private static Proposal proposal(MatchDecision d) {
        return new Proposal(d.incident(), d.score(), new JsonObject().put("reasons", reasons(d)));
    }

    private static JsonObject explained(Reading.Read read, MatchDecision d) {
        return new JsonObject()
                .put("outcome", d.outcome().name())
                .put("score", d.score())
                .put("reasons", reasons(d))
                .put("remarks", new JsonArray(read.understood().remarks()));
    }

    private static JsonArray reasons(MatchDecision d) {
        var list = new JsonArray();
        d.reasons()
                .forEach(r -> list.add(new JsonObject()
                        .put("code", r.code())
                        .put("value", r.value())
                        .put("points", r.points())));
        return list;
    }
}
