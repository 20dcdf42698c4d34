package org.ventanilla.hub.triage;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.events.NewEvent;
import org.ventanilla.hub.incident.PlaceAsking;
import org.ventanilla.hub.incident.Placing;
import org.ventanilla.hub.incident.Placing.Match;
import org.ventanilla.hub.incident.ReportFacts;
import org.ventanilla.hub.incident.Spot;
import org.ventanilla.hub.match.MatchDecision;

/**
 * Reads what somebody adds to a report whose place is not known well enough: a place in it becomes the incident's, which may
 * turn out to be known already. Whether they were asked does not matter, nor by which channel they say it.
 */
final class Replies {
    private final Placing placing;
    private final Likeness likeness;

    Replies(Placing placing, Likeness likeness) {
        this.placing = placing;
        this.likeness = likeness;
    }

    /** What was added, to which report. */
    record Reply(Reading.Read read, ReportFacts facts, long parent) {}

    /** Does nothing when the place is known, or when it is not known that its reporter says so. */
    Future<Void> read(SqlClient tx, List<NewEvent> log, Reply reply) {
        if (!reply.facts().speaksForReporter()) {
            return Future.succeededFuture();
        }
        return placing.find(tx, reply.parent(), likeness::vagueAboveM)
                .compose(found -> found.isEmpty() ? Future.succeededFuture() : heard(tx, log, reply, found.get()));
    }

    private Future<Void> heard(SqlClient tx, List<NewEvent> log, Reply reply, Placing.Case about) {
        Spot spot = reply.read().incident().spot();
        var answer = PlaceAsking.afterReply(about.known(), spot == null ? null : spot.precisionM());
        var heard = new Placing.Heard(reply.facts(), spot, answer);
        return likeness.decide(tx, question(reply, about, answer.learned() ? spot : null))
                .compose(decision -> placing.heard(tx, log, about, heard, match(decision)));
    }

    private static Likeness.Question question(Reply reply, Placing.Case about, @Nullable Spot spot) {
        return new Likeness.Question(
                about.category(),
                spot,
                about.root().contactId(),
                reply.facts().receivedAt(),
                about.incident(),
                reply.read().received().submission().type());
    }

    private static Match match(MatchDecision d) {
        return switch (d.outcome()) {
            case JOIN -> new Match(Match.Kind.SAME, d.incident(), null);
            case PROPOSE -> new Match(Match.Kind.PERHAPS, d.incident(), Likeness.proposal(d));
            case RECURRENCE -> new Match(Match.Kind.RECURRENCE, d.incident(), null);
            case NEW -> Match.NONE;
        };
    }
}
