package org.ventanilla.hub.match;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.city.Category;
import org.ventanilla.hub.city.City;
import org.ventanilla.hub.city.LatLon;
import org.ventanilla.hub.city.Taxonomy;
import org.ventanilla.hub.match.MatchDecision.Outcome;

/**
 * Decides whether a report is about an incident that is already known: within the category's radius widened by both
 * positions' precisions, within its time window, nearest first, with a score whose reasons have names. Pure. A vague
 * position never joins, a person is asked; private categories are not even proposed.
 */
public final class Matching {
    /**
     * Above this many metres, and above the radius of the category, a position is vague: it says about where, not where. Two
     * broken benches of one square are two, and a street without lamps is wider than its name is exact.
     */
    private static final int VAGUE_M = 70;
    /** Beyond this it says nothing that could join two reports. */
    public static final int HOPELESS_M = 400;

    private static final double JOIN_BAR = 0.5;
    /** What was closed longer ago is over: what is there now is something new. */
    public static final Duration RECENTLY_CLOSED = Duration.ofDays(30);
    /** One person walking and reporting several things reports several things. */
    private static final Duration WALK = Duration.ofMinutes(15);

    private final City city;
    private final Taxonomy taxonomy;
    private final @Nullable Judge judge;
    private final Policy policy;
    private final Siblings siblings;

    /** Without a model: by a score that was made by hand. */
    public Matching(City city) {
        this(city, null);
    }

    /** With what was learned from decisions of the city's people. */
    public Matching(City city, @Nullable MatchModel model) {
        this(city, model == null ? null : new Judge(city, new Learned(model)), Policy.NONE);
    }

    private Matching(City city, @Nullable Judge judge, Policy policy) {
        this.city = city;
        this.judge = judge;
        this.policy = policy;
        this.taxonomy = city.taxonomy();
        this.siblings = new Siblings(taxonomy, this::mayJoin);
    }

    /** The same, had the city other rules for one category. */
    public Matching under(Policy tried) {
        return new Matching(city, judge, tried);
    }

    /**
     * As the city's settings say: with a model where they name one.
     *
     * @param folder of the city's files
     * @throws IOException when the model cannot be used
     */
    public static Matching of(City city, Path folder) throws IOException {
        String file = city.settings().matchModel();
        return file.isEmpty() ? new Matching(city) : new Matching(city, MatchModel.read(folder.resolve(file)));
    }

    /** How fast the city works, which what was learned has to be told; empty where nothing was. */
    public Optional<Tempo> tempo() {
        return Optional.ofNullable(judge).map(Judge::tempo);
    }

    /** Whether what was learned decides; it counts rivals that are out of reach too. */
    public boolean isLearned() {
        return judge != null;
    }

    /** Whether reports of the category may be joined at all. */
    public boolean mayJoin(String category) {
        return taxonomy.find(category)
                .map(c -> c.isPublic() && radius(c.code()) > 0)
                .orElse(false);
    }

    /** Codes of leaves that may be the same thing, its own included, sorted. */
    public List<String> siblings(String category) {
        return siblings.of(category);
    }

    /** How far back to look for candidates. */
    public Duration window(String category) {
        int days = siblings(category).stream().mapToInt(this::mergeDays).max().orElse(0);
        return Duration.ofDays(days).plus(RECENTLY_CLOSED);
    }

    /** How far around to look, in metres; a candidate's own precision is allowed for. */
    public double searchRadiusM(String category, int precisionM) {
        int radius = siblings(category).stream().mapToInt(this::radius).max().orElse(0);
        return radius + Math.min(precisionM, HOPELESS_M) + HOPELESS_M;
    }

    /** Radius in metres from which on the place of such a report is vague: a category that joins over more needs no better. */
    public int vagueAboveM(String category) {
        return Math.max(city.settings().askPlaceAboveM(), radius(category));
    }

    /** Whether it matters where a report of the category is. */
    public boolean isSomewhere(String category) {
        return taxonomy.isSomewhere(category);
    }

    /** Whether two codes are leaves of one branch of the taxonomy. */
    public boolean isOneGroup(String category, String other) {
        var branch = taxonomy.known(category).map(Category::group);
        return branch.isPresent() && branch.equals(taxonomy.known(other).map(Category::group));
    }

    /** Two places closer than these metres may be one for such a report, whose radii of uncertainty these are. */
    public double reachM(String category, int precisionM, int otherPrecisionM) {
        return radius(category) + Math.min(precisionM, HOPELESS_M) + Math.min(otherPrecisionM, HOPELESS_M);
    }

    /** Metres between two points of the city. */
    public double metres(LatLon a, LatLon b) {
        return city.gazetteer().projection().distance(a, b);
    }

    private int radius(String code) {
        return policy.radiusM(
                code, taxonomy.find(code).map(Category::mergeRadiusM).orElse(0));
    }

    /** From which score on a report of the category joins; null for what holds for all. */
    private @Nullable Double bar(String code) {
        return policy.bar(code, city.settings().matchBars().get(code));
    }

    private int mergeDays(String code) {
        return policy.days(code, taxonomy.find(code).map(Category::mergeDays).orElse(0));
    }

    /** The decision; the order of the candidates does not matter. */
    public MatchDecision decide(Subject subject, List<Candidate> candidates, Instant now) {
        if (!mayJoin(subject.category())) {
            return MatchDecision.NOTHING_NEAR;
        }
        if (judge != null) {
            return judge.decide(subject, choice(subject, candidates, now));
        }
        List<Scored> inReach = candidates.stream()
                .map(c -> scored(subject, c, now))
                .flatMap(Optional::stream)
                .sorted(Comparator.comparingDouble(Scored::score).reversed().thenComparing(s -> s.candidate()
                        .incident()))
                .toList();
        List<Scored> open =
                inReach.stream().filter(s -> s.candidate().closedAt() == null).toList();
        if (!open.isEmpty()) {
            return decided(subject, open);
        }
        return inReach.stream()
                .filter(s -> s.score() >= joinBar(subject))
                .findFirst()
                .map(s -> s.decision(Outcome.RECURRENCE))
                .orElse(MatchDecision.NOTHING_NEAR);
    }

    /** An incident that may be meant, and how likely. */
    public record Likely(long incident, double score) {}

    /** Open incidents in reach, the likeliest first, however unlikely: for people to choose from. */
    public List<Likely> likely(Subject subject, List<Candidate> candidates, Instant now) {
        if (!mayJoin(subject.category())) {
            return List.of();
        }
        return candidates.stream()
                .filter(c -> c.closedAt() == null)
                .flatMap(c -> scored(subject, c, now).stream())
                .sorted(Comparator.comparingDouble(Scored::score).reversed().thenComparing(s -> s.candidate()
                        .incident()))
                .map(s -> new Likely(s.candidate().incident(), s.score()))
                .toList();
    }

    private Judge.Choice choice(Subject s, List<Candidate> candidates, Instant now) {
        return new Judge.Choice(
                candidates.stream().filter(c -> isPossible(s, c, now)).toList(),
                c -> isInReach(s, c) && !isWalk(s, c),
                c -> isVague(s, c),
                bar(s.category()));
    }

    private double joinBar(Subject subject) {
        Double own = bar(subject.category());
        return own == null ? JOIN_BAR : own;
    }

    private MatchDecision decided(Subject subject, List<Scored> open) {
        Scored best = open.get(0);
        boolean join = best.score() >= joinBar(subject) && !isVague(subject, best.candidate());
        return best.decision(join ? Outcome.JOIN : Outcome.PROPOSE);
    }

    /** A candidate in reach with its reasons. */
    private record Scored(Candidate candidate, double score, List<MatchDecision.Reason> reasons) {
        MatchDecision decision(Outcome outcome) {
            return new MatchDecision(outcome, candidate.incident(), score, reasons);
        }
    }

    private Optional<Scored> scored(Subject s, Candidate c, Instant now) {
        if (!isPossible(s, c, now) || !isInReach(s, c)) {
            return Optional.empty();
        }
        double metres = metres(s, c);
        double reach = reach(s, c);
        Addresses addresses = Addresses.compare(s.place(), c.place());
        var reasons = reasons(s, c, metres / Math.max(1, reach), addresses);
        reasons.add(
                0, new MatchDecision.Reason("distance", metres, 0.4 * (1 - Math.min(1, metres / Math.max(1, reach)))));
        double score =
                reasons.stream().mapToDouble(MatchDecision.Reason::points).sum();
        return Optional.of(new Scored(c, Math.max(0, Math.min(1, score)), reasons));
    }

    private double metres(Subject s, Candidate c) {
        return metres(new LatLon(s.lat(), s.lon()), new LatLon(c.lat(), c.lon()));
    }

    private double reach(Subject s, Candidate c) {
        return Math.max(radius(s.category()), radius(c.category())) + s.precisionM() + c.precisionM();
    }

    private boolean isPossible(Subject s, Candidate c, Instant now) {
        return mayJoin(c.category()) && siblings(s.category()).contains(c.category()) && inTime(s, c, now);
    }

    private boolean isInReach(Subject s, Candidate c) {
        boolean near = metres(s, c) <= reach(s, c) && s.precisionM() <= HOPELESS_M && c.precisionM() <= HOPELESS_M;
        return near || Addresses.compare(s.place(), c.place()) == Addresses.SAME;
    }

    private boolean isVague(Subject s, Candidate c) {
        int exact = Math.max(VAGUE_M, Math.max(radius(s.category()), radius(c.category())));
        return Addresses.compare(s.place(), c.place()) != Addresses.SAME
                && Math.max(s.precisionM(), c.precisionM()) > exact;
    }

    private static boolean isWalk(Subject s, Candidate c) {
        return s.reporter() != null
                && c.reporters().contains(s.reporter())
                && Duration.between(c.lastReportAt(), s.at()).abs().compareTo(WALK) < 0
                && Addresses.compare(s.place(), c.place()) != Addresses.SAME;
    }

    private boolean inTime(Subject s, Candidate c, Instant now) {
        if (c.closedAt() != null) {
            return c.closedAt().isAfter(now.minus(RECENTLY_CLOSED));
        }
        int days = Math.max(mergeDays(s.category()), mergeDays(c.category()));
        return c.lastReportAt().isAfter(now.minus(Duration.ofDays(days)));
    }

    private List<MatchDecision.Reason> reasons(Subject s, Candidate c, double share, Addresses addresses) {
        var reasons = new ArrayList<MatchDecision.Reason>();
        boolean same = s.category().equals(c.category());
        reasons.add(new MatchDecision.Reason(same ? "category" : "sibling-category", 1, same ? 0.4 : 0.3));
        double days = Math.max(0, Duration.between(c.lastReportAt(), s.at()).toHours() / 24.0);
        double window = Math.max(1, mergeDays(c.category()));
        reasons.add(new MatchDecision.Reason("age", days, 0.2 * (1 - Math.min(1, days / window))));
        switch (addresses) {
            case SAME -> reasons.add(new MatchDecision.Reason("same-address", 1, 0.3));
            case OTHER_NUMBER -> reasons.add(new MatchDecision.Reason("other-number", 1, share < 0.2 ? -0.1 : -0.3));
            case UNKNOWN -> {
                // Nothing to say.
            }
        }
        if (isWalk(s, c)) {
            reasons.add(new MatchDecision.Reason("same-reporter", 1, -0.3));
        }
        return reasons;
    }
}
