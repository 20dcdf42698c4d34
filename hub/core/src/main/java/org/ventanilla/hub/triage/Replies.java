package org.ventanilla.hub.triage;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.events.NewEvent;
import org.ventanilla.hub.incident.EarlierReport;
import org.ventanilla.hub.incident.PlaceAsking;
import org.ventanilla.hub.incident.Placing;
import org.ventanilla.hub.incident.Placing.Match;
import org.ventanilla.hub.incident.ReportFacts;
import org.ventanilla.hub.incident.Spot;
import org.ventanilla.hub.incident.Talk;
import org.ventanilla.hub.match.MatchDecision;
import org.ventanilla.hub.understand.PlaceGuess;

/**
 * Reads what somebody adds to a report whose place is not known well enough: a place in it becomes the incident's, which may
 * turn out to be known already. Whether they were asked does not matter, nor by which channel they say it. Of several short
 * messages about one thing, what they say together counts.
 */
final class Replies {
    /** What comes sooner was written before our question could be read: it is no answer that says nothing. */
    private static final Duration CROSSING = Duration.ofSeconds(30);

    private final Placing placing;
    private final Talk talk;
    private final Likeness likeness;

    Replies(Placing placing, Talk talk, Likeness likeness) {
        this.placing = placing;
        this.talk = talk;
        this.likeness = likeness;
    }

    /**
     * What was added, to which report.
     *
     * @param together the same read with what was said before, in a conversation; absent elsewhere
     */
    record Reply(Reading.Read read, ReportFacts facts, long parent, @Nullable Together together) {
        Instant at() {
            return facts.receivedAt();
        }
    }

    /**
     * What several messages of a conversation say.
     *
     * @param whole all of them as one
     * @param another whether all of them say better what it is
     * @param withPlace the last one behind the name of the place known so far; the last one alone when none is known
     */
    record Together(EarlierReport report, Reading.Read whole, Reading.Read withPlace, boolean another) {}

    private static final Set<String> WIDE = Set.of(PlaceGuess.Source.STREET.name(), PlaceGuess.Source.BARRIO.name());

    /** Does nothing when all is known, or when it is not known that its reporter says so. */
    Future<Void> read(SqlClient tx, List<NewEvent> log, Reply reply) {
        if (!reply.facts().speaksForReporter()) {
            return Future.succeededFuture();
        }
        return learned(tx, log, reply).compose(another -> placing.find(tx, reply.parent(), likeness::vagueAboveM)
                .compose(found -> {
                    if (found.isEmpty()) {
                        return Future.succeededFuture();
                    }
                    return found.get().isPlaceWanted()
                            ? heard(tx, log, reply, found.get())
                            : another ? rematched(tx, log, reply, found.get()) : Future.succeededFuture();
                }));
    }

    private Future<Boolean> learned(SqlClient tx, List<NewEvent> log, Reply reply) {
        var together = reply.together();
        if (together == null) {
            return Future.succeededFuture(false);
        }
        var whole = together.whole().incident();
        var heard = new Talk.Heard(
                together.report(), whole, together.another(), reply.facts().id(), reply.at());
        return talk.learn(tx, log, heard);
    }

    private Future<Void> heard(SqlClient tx, List<NewEvent> log, Reply reply, Placing.Case about) {
        Reading.Read best = best(reply, about.known().precisionM());
        Spot spot = best.incident().spot();
        if (spot == null && isCrossing(reply)) {
            return Future.succeededFuture();
        }
        var answer =
                PlaceAsking.afterReply(about.known(), spot == null ? null : spot.precisionM(), isExact(best, spot));
        var heard = new Placing.Heard(reply.facts(), spot, answer);
        return likeness.decide(tx, question(reply, about, answer.learned() ? spot : null))
                .compose(decision -> placing.heard(tx, log, about, heard, match(decision)));
    }

    /** Its own words first; if they say nothing better than what is known, with what was said before. */
    private static Reading.Read best(Reply reply, @Nullable Integer knownM) {
        Reading.Read own = reply.read();
        var together = reply.together();
        if (together == null) {
            return own;
        }
        return Stream.of(own, together.withPlace(), together.whole())
                .filter(read -> {
                    Spot spot = read.incident().spot();
                    return spot != null && (knownM == null || spot.precisionM() < knownM);
                })
                .findFirst()
                .orElse(own);
    }

    /** A house, or something that everybody knows; a street or a quarter is neither. */
    private static boolean isExact(Reading.Read read, @Nullable Spot spot) {
        return spot != null && (read.understood().houseNumber() != null || !WIDE.contains(spot.source()));
    }

    private static boolean isCrossing(Reply reply) {
        var together = reply.together();
        return together != null
                && reply.at().isBefore(together.report().heardAt().plus(CROSSING));
    }

    private Future<Void> rematched(SqlClient tx, List<NewEvent> log, Reply reply, Placing.Case about) {
        return likeness.decide(tx, question(reply, about, about.spot()))
                .compose(decision -> placing.matched(tx, log, about, reply.facts(), match(decision)));
    }

    private static Likeness.Question question(Reply reply, Placing.Case about, @Nullable Spot spot) {
        return new Likeness.Question(
                about.category(),
                spot,
                about.root().contactId(),
                reply.facts().receivedAt(),
                about.incident(),
                reply.read().received().submission().type(),
                Likeness.Sight.NOW);
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
