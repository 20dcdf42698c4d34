package org.ventanilla.connector.conformance;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ventanilla.connector.conformance.Result.Ending;

/** One run of the kit over one connector. Without JUnit: {@link #run}. */
public final class Conformance {
    /** The system property that repeats a run. */
    public static final String SEED = "ventanilla.conformance.seed";

    /** The system property that also runs what takes long. */
    public static final String WHOLE = "ventanilla.conformance.whole";

    private static final long USUAL_SEED = 20_261_124;

    private final Subject subject;
    private final Run run;
    private final LocalDate today;
    private final Consumer<Bench> surroundings;
    private @Nullable Shape shape;
    /** What was logged while the last broken rule was tried. */
    private List<String> loud = List.of();

    /** What is to be said although the last rule was kept. */
    private List<String> notes = List.of();

    private Conformance(Subject subject, Run run, LocalDate today, Consumer<Bench> surroundings) {
        this.surroundings = surroundings;
        this.subject = subject;
        this.run = run;
        this.today = today;
    }

    /** A run of which the caller decides which rules are checked, and when. */
    static Conformance of(Subject subject, LocalDate today) {
        return new Conformance(subject, new Run(Long.getLong(SEED, USUAL_SEED), Run.USUAL), today, bench -> {});
    }

    /** The same with less patience for what never happens, in surroundings that the caller has spoilt. */
    Conformance impatient(Consumer<Bench> spoil) {
        return new Conformance(subject, new Run(run.seed(), Run.IMPATIENT), today, spoil);
    }

    /** Checks all rules and tells the reporter. */
    public static List<Result> run(Subject subject, Reporter reporter) {
        Clock calendar = Clock.systemUTC();
        var conformance = of(subject, LocalDate.now(calendar));
        long begin = calendar.millis();
        reporter.started(subject, conformance.run.seed());
        var results = new ArrayList<Result>();
        for (Rule rule : rules()) {
            Result result = conformance.check(rule);
            results.add(result);
            reporter.ended(result);
        }
        reporter.finished(results, Duration.ofMillis(calendar.millis() - begin));
        return results;
    }

    /** All rules, in the order in which they are checked: what looks at the whole run comes last. */
    public static List<Rule> rules() {
        return Stream.of(
                        LifeRules.all(),
                        AckRules.all(),
                        IdemRules.all(),
                        PoisonRules.all(),
                        OrdRules.all(),
                        LimitRules.all(),
                        SecRules.all(),
                        FileRules.all(),
                        SendRules.all(),
                        TextRules.all(),
                        ClusRules.all(),
                        RecRules.all(),
                        VisRules.all(),
                        List.of(GoldenRules.content()),
                        ChaosRules.all(),
                        MailRules.all(),
                        SmsRules.all(),
                        VoiceRules.all(),
                        KioskRules.all(),
                        SecRules.last())
                .flatMap(List::stream)
                .toList();
    }

    /**
     * Checks single rules, for whoever works on them.
     *
     * @param patience how long what must happen is waited for
     */
    public static List<Result> check(Subject subject, Duration patience, String... ruleIds) {
        var run = new Run(Long.getLong(SEED, USUAL_SEED), patience);
        var conformance = new Conformance(subject, run, LocalDate.now(Clock.systemUTC()), bench -> {});
        return rules().stream()
                .filter(rule -> List.of(ruleIds).contains(rule.id()))
                .map(conformance::check)
                .toList();
    }

    /** Checks one rule; never throws but for what is wrong with the machine. */
    Result check(Rule rule) {
        if (rule.elsewhere() != null) {
            return new Result(rule, Ending.ELSEWHERE, rule.elsewhere(), 0, null);
        }
        long begin = System.nanoTime();
        Throwable thrown = thrownBy(rule);
        return judged(rule, thrown, Duration.ofNanos(System.nanoTime() - begin).toMillis());
    }

    long seed() {
        return run.seed();
    }

    /** Whatever an author's code throws is a finding, not the end of the run. */
    private @Nullable Throwable thrownBy(Rule rule) {
        Throwable thrown = null;
        loud = List.of();
        notes = List.of();
        try {
            if (shape != null) {
                requireNeeds(rule, shape); // spares starting a world for nothing
            }
            Bench bench = Bench.open(subject, run);
            try {
                kept(rule, bench);
                notes = List.copyOf(bench.notes);
            } catch (Exception | AssertionError | LinkageError e) {
                thrown = e;
                loud = bench.log.loud();
            }
            bench.close();
        } catch (Exception | AssertionError | LinkageError e) {
            return thrown == null ? e : thrown; // what went wrong first says more
        }
        return thrown;
    }

    private static void requireNeeds(Rule rule, Shape shape) {
        for (Need need : rule.needs()) {
            if (!need.isMetBy(shape)) {
                throw new DoesNotApply("this connector " + need.without());
            }
        }
    }

    private void kept(Rule rule, Bench bench) throws Exception {
        Shape own = bench.shape();
        shape = own;
        requireNeeds(rule, own);
        surroundings.accept(bench);
        rule.check().on(bench);
    }

    private Result judged(Rule rule, @Nullable Throwable thrown, long millis) {
        Waiver waiver = subject.waivers().stream()
                .filter(w -> w.ruleId().equals(rule.id()))
                .findFirst()
                .orElse(null);
        if (thrown == null) {
            String said = String.join("\n", notes);
            return new Result(rule, Ending.KEPT, waiver == null ? said : "kept: its waiver can go", millis, null);
        }
        if (thrown instanceof DoesNotApply reason) {
            return new Result(rule, Ending.DOES_NOT_APPLY, String.valueOf(reason.getMessage()), millis, null);
        }
        String words = FailureWords.of(rule, thrown, loud);
        if (waiver == null) {
            return new Result(rule, Ending.BROKEN, words, millis, thrown);
        }
        String borne = "waived until " + waiver.until() + ": " + waiver.reason();
        return waiver.holdsOn(today)
                ? new Result(rule, Ending.WAIVED, borne, millis, thrown)
                : new Result(rule, Ending.BROKEN, "no longer " + borne + "\n" + words, millis, thrown);
    }
}
