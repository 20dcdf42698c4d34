package org.ventanilla.hub.match;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.city.City;
import org.ventanilla.hub.match.MatchDecision.Outcome;
import org.ventanilla.hub.match.MatchDecision.Reason;

/**
 * What other rules would have done: lets past reports arrive again, once under the rules of today and once under those tried,
 * with the engine that triage uses. What staff did by hand is no part of it, so that the two can be compared. Pure.
 */
public final class PolicyTrial {
    private static final int EXAMPLES = 12;

    private final City city;
    private final List<Said> reports;

    /** @param reports in the order in which they came */
    public PolicyTrial(City city, List<Said> reports) {
        this.city = city;
        this.reports = List.copyOf(reports);
    }

    /**
     * A past report whose place is known.
     *
     * @param id as people quote it
     * @param closedAt when its incident was closed; null while it is open
     */
    public record Said(String id, Subject subject, @Nullable Instant closedAt) {}

    /**
     * A decision about one of them.
     *
     * @param with the first report of the incident it was held to be about; null for none
     */
    public record Verdict(Outcome outcome, @Nullable String with, double score, List<Reason> reasons) {
        private boolean isLike(Verdict other) {
            return outcome == other.outcome && java.util.Objects.equals(with, other.with);
        }
    }

    /** A report that would have been decided otherwise. */
    public record Example(
            String report, String category, @Nullable String place, Instant at, Verdict today, Verdict tried) {}

    /**
     * What it would have done.
     *
     * @param reports of the category in that time
     * @param today how many were joined, proposed, linked as having come back, or new
     * @param tried the same under the rules tried
     * @param different how many reports of any category would have been decided otherwise
     * @param examples some of those, spread over the time
     */
    public record Result(
            int reports,
            Map<Outcome, Integer> today,
            Map<Outcome, Integer> tried,
            int different,
            List<Example> examples) {}

    /** Compares the rules of a matching with the same under a policy. */
    public Result run(Matching matching, Policy policy) {
        List<Verdict> today = replay(matching);
        List<Verdict> tried = replay(matching.under(policy));
        List<Example> different = new ArrayList<>();
        Map<Outcome, Integer> before = new EnumMap<>(Outcome.class);
        Map<Outcome, Integer> after = new EnumMap<>(Outcome.class);
        int count = 0;
        for (int i = 0; i < reports.size(); i++) {
            Subject s = reports.get(i).subject();
            if (s.category().equals(policy.category())) {
                count++;
                before.merge(today.get(i).outcome(), 1, Integer::sum);
                after.merge(tried.get(i).outcome(), 1, Integer::sum);
            }
            if (!today.get(i).isLike(tried.get(i))) {
                different.add(
                        new Example(reports.get(i).id(), s.category(), s.place(), s.at(), today.get(i), tried.get(i)));
            }
        }
        return new Result(count, before, after, different.size(), spread(different));
    }

    private List<Verdict> replay(Matching matching) {
        var known = new PastIncidents(city.gazetteer().projection());
        List<Verdict> verdicts = new ArrayList<>();
        for (Said said : reports) {
            Subject s = said.subject();
            var decision = matching.decide(s, known.around(s, matching), s.at());
            verdicts.add(new Verdict(
                    decision.outcome(), known.first(decision.incident()), decision.score(), decision.reasons()));
            if (decision.outcome() == Outcome.JOIN) {
                known.join(decision.incident(), said);
            } else {
                known.open(said);
            }
        }
        return verdicts;
    }

    private static List<Example> spread(List<Example> all) {
        List<Example> some = new ArrayList<>();
        double step = Math.max(1, all.size() / (double) EXAMPLES);
        for (double i = 0; i < all.size() && some.size() < EXAMPLES; i += step) {
            some.add(all.get((int) i));
        }
        return some;
    }
}
