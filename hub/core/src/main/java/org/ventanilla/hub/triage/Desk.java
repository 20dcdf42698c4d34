package org.ventanilla.hub.triage;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlClient;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.events.NewEvent;
import org.ventanilla.hub.incident.Incidents;
import org.ventanilla.hub.incident.Nearby;
import org.ventanilla.hub.incident.PlaceAsking;
import org.ventanilla.hub.incident.ReportFacts;
import org.ventanilla.hub.incident.Triaged;
import org.ventanilla.hub.intake.Received;
import org.ventanilla.hub.intake.ReportNumbers;
import org.ventanilla.hub.match.MatchDecision;
import org.ventanilla.hub.match.Matching;
import org.ventanilla.model.Submission;

/** Files one understood report: as a follow-up, into a known incident, as a new one, or not at all. */
final class Desk {
    /** Written down by staff who spoke with the reporter. */
    private static final String STAFF = "desk";

    private static final Pattern INCIDENT = Pattern.compile("[0-9]{1,18}");
    private static final String STRANGER = "unverified-sender";

    private final Parents parents;
    private final Incidents incidents;
    private final Senders senders;
    private final Likeness likeness;
    private final Replies replies;
    private final Turns turns;

    Desk(Triage.Rooms rooms, Reading reading, Matching matching, ReportNumbers numbers) {
        this.incidents = rooms.incidents();
        this.parents = new Parents(rooms.intake(), incidents, numbers);
        this.senders = new Senders(rooms.identity(), numbers.jurisdiction());
        this.likeness = new Likeness(incidents, matching);
        this.replies = new Replies(incidents.placing(), incidents.talk(), likeness);
        var dialogue = new Dialogue(rooms.intake(), incidents.talk(), matching, numbers, reading);
        this.turns = new Turns(incidents, dialogue, replies, rooms.speaker());
    }

    /**
     * Where one report is written.
     *
     * @param log its events alone
     * @param ahead what was near before
     * @param senders who sent what is in the batch
     * @param turn completes when all that the next report must see is on its way to the database, at the latest when it ended
     */
    record Page(SqlClient tx, List<NewEvent> log, Ahead ahead, Senders.Asked senders, Promise<Void> turn) {
        void next() {
            var unused = turn.tryComplete();
        }

        void fail(Throwable cause) {
            var unused = turn.tryFail(cause);
        }
    }

    /** Asks what is near each of them, without waiting for the answer. */
    Ahead ahead(SqlClient tx, List<Reading.Read> reads) {
        Map<Long, Nearby.Query> queries = new LinkedHashMap<>();
        for (Reading.Read read : reads) {
            likeness.query(question(read, null))
                    .ifPresent(query -> queries.put(read.received().id(), query));
        }
        return Ahead.of(queries, all -> incidents.near(tx, all));
    }

    /** Writes down who sent them, without waiting for the answer. */
    Senders.Asked senders(SqlClient tx, List<Reading.Read> reads) {
        return senders.ask(
                tx, reads.stream().filter(r -> withoutReport(r).isEmpty()).toList());
    }

    /** Every event it leads to belongs to the report's trace. */
    Future<Received.Ended> file(Page page, Reading.Read read) {
        String trace = read.received().submission().traceparent();
        return filed(page, read).map(ended -> {
            page.log().replaceAll(event -> event.tracedBy(trace));
            return ended;
        });
    }

    private Future<Received.Ended> filed(Page page, Reading.Read read) {
        var s = read.received().submission();
        var atOnce = withoutReport(read);
        return atOnce.isPresent()
                ? Future.succeededFuture(atOnce.get())
                : page.senders().facts(page.tx(), read).compose(facts -> parents.of(page.tx(), s)
                        .compose(parent -> parent.isPresent()
                                ? followUp(page, read, facts, parent.get())
                                : Dialogue.isPartOfOne(s) ? turn(page, read, facts) : report(page, read, facts)));
    }

    /** How it ends when nobody speaks in it; empty for what a person said. */
    private Optional<Received.Ended> withoutReport(Reading.Read read) {
        var s = read.received().submission();
        long id = read.received().id();
        var machine = Machines.ending(s.flags(), parents.isKnown(s));
        if (machine.isPresent()) {
            return Optional.of(new Received.Ended(id, machine.get(), s.sign()));
        }
        if (Composition.isBareEnd(s)) {
            return Optional.of(new Received.Ended(id, Received.State.PART, s.sign()));
        }
        return Composition.isUnfinished(s) && Composition.isEmpty(s)
                ? Optional.of(new Received.Ended(id, Received.State.TALK, "empty"))
                : Optional.empty();
    }

    private Future<Received.Ended> turn(Page page, Reading.Read read, ReportFacts facts) {
        page.ahead().spoil();
        return turns.take(page.tx(), page.log(), read, facts)
                .compose(ended -> ended.isPresent() ? Future.succeededFuture(ended.get()) : report(page, read, facts));
    }

    private Future<Received.Ended> followUp(Page page, Reading.Read read, ReportFacts facts, Parents.Parent parent) {
        var tx = page.tx();
        var log = page.log();
        page.ahead().spoil();
        String why = parent.verified() ? read.received().submission().sign() : STRANGER;
        var added = parent.verified() ? facts : facts.fromStranger();
        return incidents
                .followUp(tx, log, added, parent.reportId())
                .compose(found -> found
                        ? replies.read(tx, log, new Replies.Reply(read, added, parent.reportId(), null))
                                .compose(done -> ended(facts.id(), Received.State.FOLLOW_UP, why))
                        : report(page, read, facts));
    }

    private static Future<Received.Ended> ended(long id, Received.State state, @Nullable String why) {
        return Future.succeededFuture(new Received.Ended(id, state, why));
    }

    private Future<Received.Ended> report(Page page, Reading.Read read, ReportFacts facts) {
        return decide(page, read, facts).compose(decision -> {
            var triaged = new Triaged(
                    facts,
                    read.incident(),
                    explained(read, decision),
                    asked(read, facts),
                    Histories.past(read.received().submission()));
            Future<?> filed = placed(page, triaged, decision);
            note(page.ahead(), triaged, decision);
            // A proposal changes the incident once more, and what was closed in the past is closed, when it is open.
            if (decision.outcome() != MatchDecision.Outcome.PROPOSE && triaged.past() == null) {
                page.next();
            }
            String why = read.received().submission().sign();
            return filed.compose(done -> ended(facts.id(), Received.State.REPORT, why));
        });
    }

    private static void note(Ahead ahead, Triaged triaged, MatchDecision decision) {
        if (decision.outcome() == MatchDecision.Outcome.JOIN) {
            ahead.joined(triaged.report().id());
        } else {
            ahead.opened(triaged.understood().category(), triaged.understood().spot());
        }
    }

    private Future<?> placed(Page page, Triaged triaged, MatchDecision decision) {
        var tx = page.tx();
        var log = page.log();
        return switch (decision.outcome()) {
            case JOIN -> incidents.join(tx, log, triaged, decision.incident());
            case RECURRENCE -> incidents.open(tx, log, triaged, decision.incident());
            case NEW -> incidents.open(tx, log, triaged, null);
            case PROPOSE ->
                incidents
                        .open(tx, log, triaged, null)
                        .compose(id -> incidents.propose(tx, log, triaged.report(), id, Likeness.proposal(decision)));
        };
    }

    /** What its reporter says it is goes before what it looks like, where it can be. */
    private Future<MatchDecision> decide(Page page, Reading.Read read, ReportFacts facts) {
        var tx = page.tx();
        var question = question(read, facts.contactId());
        var submission = read.received().submission();
        return named(tx, submission)
                .compose(named -> {
                    if (named.isEmpty()) {
                        return Future.succeededFuture(Optional.<MatchDecision>empty());
                    }
                    page.ahead().spoil(); // an incident without a place may learn one
                    return likeness.chosen(tx, question, named.get(), STAFF.equals(submission.type()));
                })
                .compose(found -> found.isPresent()
                        ? Future.succeededFuture(found.get())
                        : page.ahead()
                                .near(facts.id())
                                .map(near -> near.map(all -> likeness.decide(question, all)))
                                .orElseGet(() -> likeness.decide(tx, question)));
    }

    private Future<Optional<Long>> named(SqlClient tx, Submission s) {
        String id = s.incident();
        return id == null || !INCIDENT.matcher(id).matches()
                ? Future.succeededFuture(Optional.empty())
                : incidents.counter().joinable(tx, Long.parseLong(id));
    }

    private static Likeness.Question question(Reading.Read read, @Nullable Long contact) {
        return new Likeness.Question(
                read.incident().category(),
                read.incident().spot(),
                contact,
                read.received().at(),
                0,
                read.received().submission().type(),
                Histories.sight(read.received().submission()));
    }

    private PlaceAsking.Next asked(Reading.Read read, ReportFacts facts) {
        var spot = read.incident().spot();
        int limit = likeness.vagueAboveM(read.incident().category());
        var known = new PlaceAsking.Known(spot == null ? null : spot.precisionM(), 0, limit);
        boolean exact = read.understood().houseNumber() != null;
        return PlaceAsking.afterReport(known, exact, facts.canBeAsked());
    }

    private static JsonObject explained(Reading.Read read, MatchDecision d) {
        return new JsonObject()
                .put("outcome", d.outcome().name())
                .put("score", d.score())
                .put("reasons", Likeness.reasons(d))
                .put("remarks", new JsonArray(read.understood().remarks()));
    }
}
