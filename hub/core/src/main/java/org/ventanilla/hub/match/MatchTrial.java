package org.ventanilla.hub.match;

import java.util.ArrayList;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.match.MatchDecision.Outcome;
import org.ventanilla.hub.match.MatchDecision.Reason;

/** Learns from labelled reports and measures what was learned, with the scorer that triage uses. */
public final class MatchTrial {
    private static final int FOLDS = 4;
    private static final double DISTRICT_M = 1_500;

    private final List<Labelled> reports;

    /**
     * Takes the reports to learn from or to judge.
     *
     * @param reports in the order they came in, city by city
     */
    public MatchTrial(List<Labelled> reports) {
        this.reports = List.copyOf(reports);
    }

    /**
     * What was decided about a report.
     *
     * @param likely first report of the incident it is held to be about, when the score is high enough to say so
     * @param top first report of the likeliest open incident, however unlikely
     * @param candidates first reports of the incidents that come into question, best first
     */
    public record Verdict(
            Labelled report,
            Outcome outcome,
            @Nullable String likely,
            @Nullable String top,
            List<String> candidates,
            double score,
            List<Reason> reasons) {}

    /** How to part the reports when a model is judged on what it has not seen. */
    public enum Cross {
        PERIOD,
        DISTRICT
    }

    /**
     * Learns from all of them.
     *
     * @param wrongWanted new reports that may be joined wrongly, of 1,000
     */
    public MatchModel train(double wrongWanted) {
        return Teacher.teach(new Replay(reports).moments(), wrongWanted);
    }

    /** What the model decides about each report, in order. */
    public List<Verdict> replay(MatchModel model) {
        return replay(model, report -> 0, 0);
    }

    /** The same with a model for each quarter of the reports that was learned from the other three. */
    public List<Verdict> cross(Cross by, double wrongWanted) {
        ToIntFunction<Labelled> part = by == Cross.PERIOD ? periods() : MatchTrial::district;
        var moments = new Replay(reports).moments();
        List<Verdict> verdicts = new ArrayList<>();
        for (int fold = 0; fold < FOLDS; fold++) {
            int out = fold;
            var others = moments.stream()
                    .filter(m -> part.applyAsInt(m.report()) != out)
                    .toList();
            verdicts.addAll(replay(Teacher.teach(others, wrongWanted), part, out));
        }
        return verdicts;
    }

    private List<Verdict> replay(MatchModel model, ToIntFunction<Labelled> part, int wanted) {
        var learned = new Learned(model);
        List<Verdict> verdicts = new ArrayList<>();
        new Replay(reports).run(moment -> {
            var ranked = learned.rank(moment.scene());
            Learned.Ranked best =
                    ranked.stream().filter(r -> r.known().isOpen()).findFirst().orElse(null);
            if (part.applyAsInt(moment.report()) == wanted) {
                verdicts.add(verdict(learned, moment, ranked, best));
            }
            return best != null && learned.isSure(best.score()) ? best.known() : null;
        });
        return verdicts;
    }

    private static Verdict verdict(
            Learned learned, Replay.Moment moment, List<Learned.Ranked> ranked, Learned.@Nullable Ranked best) {
        var candidates = ranked.stream()
                .map(r -> moment.firsts().get(r.known().id()))
                .map(first -> first == null ? "" : first.id())
                .toList();
        if (best == null) {
            return new Verdict(moment.report(), Outcome.NEW, null, null, candidates, 0, List.of());
        }
        boolean likely = learned.isLikely(best.score());
        Outcome outcome = learned.isSure(best.score()) ? Outcome.JOIN : likely ? Outcome.PROPOSE : Outcome.NEW;
        Labelled first = moment.firsts().get(best.known().id());
        String top = first == null ? null : first.id();
        return new Verdict(
                moment.report(), outcome, likely ? top : null, top, candidates, best.score(), learned.reasons(best));
    }

    /** A quarter of the time that the city's reports span: what is learned is judged on other weeks. */
    private ToIntFunction<Labelled> periods() {
        Map<String, LongSummaryStatistics> spans = reports.stream()
                .collect(Collectors.groupingBy(
                        Labelled::city, Collectors.summarizingLong(r -> r.at().getEpochSecond())));
        return r -> {
            var span = Objects.requireNonNull(spans.get(r.city()));
            long length = Math.max(1, span.getMax() - span.getMin() + 1);
            return (int) (FOLDS * (r.at().getEpochSecond() - span.getMin()) / length);
        };
    }

    private static int district(Labelled r) {
        Double lat = r.lat();
        Double lon = r.lon();
        double cell = DISTRICT_M / 111_195;
        int hash = lat == null || lon == null
                ? Street.of(r.address()).name().hashCode()
                : 31 * (int) Math.floor(lat / cell) + 7919 * (int) Math.floor(lon / cell);
        return Math.floorMod(hash ^ (hash >>> 7), FOLDS);
    }
}
