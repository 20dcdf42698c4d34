package org.ventanilla.hub.triage;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlClient;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.city.LatLon;
import org.ventanilla.hub.incident.IncidentView;
import org.ventanilla.hub.incident.Incidents;
import org.ventanilla.hub.incident.Nearby;
import org.ventanilla.hub.incident.PlaceAsking;
import org.ventanilla.hub.incident.Proposal;
import org.ventanilla.hub.incident.Spot;
import org.ventanilla.hub.match.Candidate;
import org.ventanilla.hub.match.MatchDecision;
import org.ventanilla.hub.match.Matching;
import org.ventanilla.hub.match.Subject;

/** Looks among the known incidents for the one that something at a place is about. */
final class Likeness {
    /** Why a report was joined to what its reporter pointed at. */
    private static final String CHOSEN = "chosen-by-reporter";

    /** What an address ends with. */
    private static final Pattern HOUSE = Pattern.compile("\\d{1,4}\\s*$");

    private final Incidents incidents;
    private final Matching matching;

    Likeness(Incidents incidents, Matching matching) {
        this.incidents = incidents;
        this.matching = matching;
    }

    /**
     * What is looked for.
     *
     * @param spot where; nothing is found without it
     * @param contact who says so; absent for the anonymous
     * @param except an incident it is not compared with: its own; 0 for none
     * @param channel how it came
     * @param sight from where in time its incident is looked for
     */
    record Question(
            String category,
            @Nullable Spot spot,
            @Nullable Long contact,
            Instant at,
            long except,
            String channel,
            Sight sight) {}

    /** What was brought in from the past sees the incidents as they stood then. */
    enum Sight {
        NOW,
        /** It is still to be dealt with: what was closed after it was said is something else. */
        PAST_OPEN,
        /** It was dealt with: it may have been together with what was open then. */
        PAST_CLOSED;

        /** The incident as it stood; empty when it cannot be meant. */
        Optional<Candidate> seen(Candidate c, Instant at) {
            if (this == NOW) {
                return Optional.of(c);
            }
            if (c.openedAt().isAfter(at)) {
                return Optional.empty();
            }
            boolean closedSince = c.closedAt() != null && c.closedAt().isAfter(at);
            return !closedSince ? Optional.of(c) : this == PAST_OPEN ? Optional.empty() : Optional.of(c.open());
        }
    }

    /** From which radius on its reporter is asked where it is. */
    int vagueAboveM(String category) {
        return matching.isSomewhere(category) ? matching.vagueAboveM(category) : PlaceAsking.ANYWHERE;
    }

    Future<MatchDecision> decide(SqlClient tx, Question q) {
        return query(q).map(query -> incidents.near(tx, List.of(query)).map(near -> decide(q, near.get(0))))
                .orElseGet(() -> Future.succeededFuture(MatchDecision.NOTHING_NEAR));
    }

    /** What to look for; empty when nothing can be found, whatever there is. */
    Optional<Nearby.Query> query(Question q) {
        Spot spot = q.spot();
        if (spot == null || !matching.mayJoin(q.category())) {
            return Optional.empty();
        }
        double radius = matching.searchRadiusM(q.category(), spot.precisionM());
        return Optional.of(new Nearby.Query(
                spot.x(),
                spot.y(),
                radius,
                matching.siblings(q.category()),
                q.at().minus(matching.window(q.category())),
                q.at().minus(Matching.RECENTLY_CLOSED),
                matching.isLearned() ? null : new Nearby.Reach(radius - Matching.HOPELESS_M, address(spot.place()))));
    }

    /** A place without a house number is no address. */
    private static @Nullable String address(@Nullable String place) {
        return place != null && HOUSE.matcher(place).find() ? place : null;
    }

    /** @param near what was found for its query */
    MatchDecision decide(Question q, List<Nearby> near) {
        Spot spot = q.spot();
        if (spot == null) {
            return MatchDecision.NOTHING_NEAR;
        }
        List<Candidate> others = near.stream()
                .filter(n -> n.id() != q.except())
                .flatMap(n -> q.sight().seen(candidate(n), q.at()).stream())
                .toList();
        return matching.decide(subject(q, spot), others, q.at());
    }

    /**
     * The reporter says which incident it is. That is believed of an open public one in reach of any place that could be meant,
     * and when staff wrote it down who spoke with them; else it is for a person to decide. Empty when there is no such incident,
     * or it is closed.
     */
    Future<Optional<MatchDecision>> chosen(SqlClient tx, Question q, long incident, boolean byStaff) {
        return incidents.counter().shown(tx, List.of(incident)).map(found -> found.stream()
                .filter(view -> !view.status().isClosed())
                .findFirst()
                .map(view -> {
                    Spot spot = q.spot();
                    double metres =
                            spot == null ? 0 : matching.metres(new LatLon(spot.lat(), spot.lon()), at(view, spot));
                    boolean near = spot == null || metres <= matching.searchRadiusM(view.category(), spot.precisionM());
                    boolean open = matching.mayJoin(q.category()) && matching.mayJoin(view.category());
                    var reasons = List.of(
                            new MatchDecision.Reason(CHOSEN, 1, 1), new MatchDecision.Reason("distance", metres, 0));
                    var outcome =
                            byStaff || (near && open) ? MatchDecision.Outcome.JOIN : MatchDecision.Outcome.PROPOSE;
                    return new MatchDecision(outcome, incident, 1, reasons);
                }));
    }

    private static LatLon at(IncidentView view, Spot otherwise) {
        Double lat = view.lat();
        Double lon = view.lon();
        return lat == null || lon == null ? new LatLon(otherwise.lat(), otherwise.lon()) : new LatLon(lat, lon);
    }

    private static Subject subject(Question q, Spot spot) {
        return new Subject(
                q.category(),
                spot.lat(),
                spot.lon(),
                spot.precisionM(),
                spot.place(),
                q.contact(),
                q.at(),
                q.channel());
    }

    static Candidate candidate(Nearby n) {
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
                Set.copyOf(n.contacts()),
                n.channel());
    }

    static Proposal proposal(MatchDecision d) {
        return new Proposal(d.incident(), d.score(), new JsonObject().put("reasons", reasons(d)));
    }

    static JsonArray reasons(MatchDecision d) {
        var list = new JsonArray();
        d.reasons()
                .forEach(r -> list.add(new JsonObject()
                        .put("code", r.code())
                        .put("value", r.value())
                        .put("points", r.points())));
        return list;
    }
}
