package org.ventanilla.hub.triage;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.ventanilla.hub.city.City;
import org.ventanilla.hub.incident.Incidents;
import org.ventanilla.hub.incident.PastReport;
import org.ventanilla.hub.incident.RefusedAction;
import org.ventanilla.hub.incident.Spot;
import org.ventanilla.hub.intake.ReportNumbers;
import org.ventanilla.hub.match.Matching;
import org.ventanilla.hub.match.Policy;
import org.ventanilla.hub.match.PolicyTrial;
import org.ventanilla.hub.match.PolicyTrial.Said;
import org.ventanilla.hub.match.Subject;

/** Tries other rules for a category on the reports of the last twelve months, before they are saved. Reads only. */
public final class Policies {
    private static final Duration LOOKED_AT = Duration.ofDays(365);

    private final Vertx vertx;
    private final Clock clock;
    private final Incidents incidents;
    private final City city;
    private final Matching matching;
    private final ReportNumbers numbers;

    public Policies(Vertx vertx, Clock clock, Incidents incidents, Triage.Judgement judgement, ReportNumbers numbers) {
        this.vertx = vertx;
        this.clock = clock;
        this.incidents = incidents;
        this.city = judgement.city();
        this.matching = judgement.matching();
        this.numbers = numbers;
    }

    /** What it would have done; a category that is none, or that is never joined because it is private, is refused. */
    public Future<PolicyTrial.Result> simulate(Policy policy) {
        if (city.taxonomy().find(policy.category()).filter(c -> c.isPublic()).isEmpty()) {
            return Future.failedFuture(new RefusedAction(
                    RefusedAction.Code.BAD_VALUE, "'category' is the code of a public category of the city"));
        }
        return incidents
                .past(clock.instant().minus(LOOKED_AT))
                .compose(past ->
                        vertx.executeBlocking(() -> new PolicyTrial(city, said(past)).run(matching, policy), false));
    }

    /** What has no place is a new incident under any rules. */
    private List<Said> said(List<PastReport> past) {
        List<Said> said = new ArrayList<>();
        for (PastReport r : past) {
            Spot spot = r.understood().spot();
            if (spot != null) {
                var subject = new Subject(
                        r.understood().category(),
                        spot.lat(),
                        spot.lon(),
                        spot.precisionM(),
                        spot.place(),
                        r.contact(),
                        r.receivedAt(),
                        r.channel());
                said.add(new Said(numbers.number(r.id()), subject, r.closedAt()));
            }
        }
        return said;
    }
}
