package org.ventanilla.hub.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ventanilla.hub.match.Lamps.LAMP;
import static org.ventanilla.hub.match.Lamps.NOW;
import static org.ventanilla.hub.match.Lamps.known;
import static org.ventanilla.hub.match.Lamps.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.ventanilla.hub.match.Lamps.Known;
import org.ventanilla.hub.match.MatchDecision.Outcome;

class MatchingPropertiesTest {
    private static final int HOPELESS_M = 400;

    private final Matching matching = new Matching(Lamps.CITY);

    @Property
    void the_order_of_the_candidates_does_not_matter(
            @ForAll("incidents") @Size(max = 8) List<Known> around,
            @ForAll @IntRange(min = 1, max = 500) int precision,
            @ForAll Random random) {
        var subject = report(LAMP, 0, precision, null);
        List<Candidate> given = numbered(around);
        List<Candidate> shuffled = new ArrayList<>(given);
        Collections.shuffle(shuffled, random);
        var decision = matching.decide(subject, given, NOW);
        assertThat(matching.decide(subject, shuffled, NOW)).isEqualTo(decision);
        assertThat(new Matching(Lamps.CITY).decide(subject, given, NOW)).isEqualTo(decision);
    }

    @Property
    void nearer_never_scores_less(
            @ForAll("incidents") @Size(value = 1) List<Known> one,
            @ForAll @IntRange(max = 300) int near,
            @ForAll @IntRange(max = 300) int farther) {
        var subject = report(LAMP, 0, 20, "Calle Castilla 27");
        Known known = one.get(0);
        double close = score(subject, known.away(Math.min(near, farther)));
        double far = score(subject, known.away(Math.max(near, farther)));
        assertThat(close).isGreaterThanOrEqualTo(far);
    }

    @Property
    void a_wider_precision_never_loses_a_candidate(
            @ForAll("incidents") @Size(value = 1) List<Known> one,
            @ForAll @IntRange(min = 1, max = HOPELESS_M) int precise,
            @ForAll @IntRange(min = 1, max = HOPELESS_M) int vaguer) {
        Known known = one.get(0);
        boolean before = reached(report(LAMP, 0, Math.min(precise, vaguer), null), known);
        boolean after = reached(report(LAMP, 0, Math.max(precise, vaguer), null), known);
        assertThat(after || !before).isTrue();
    }

    @Property
    void a_score_is_a_share_of_one(@ForAll("incidents") @Size(value = 1) List<Known> one) {
        var decision = matching.decide(report(LAMP, 0, 20, null), numbered(one), NOW);
        assertThat(decision.score()).isBetween(0.0, 1.0);
        assertThat(decision.reasons().isEmpty()).isEqualTo(decision.outcome() == Outcome.NEW);
    }

    @Provide
    Arbitrary<List<Known>> incidents() {
        return Combinators.combine(
                        Arbitraries.of("ALU-01", "ALU-02", "ALU-03", "ALU-04"),
                        Arbitraries.doubles().between(-200, 200),
                        Arbitraries.integers().between(1, 500),
                        Arbitraries.integers().between(0, 24 * 60),
                        Arbitraries.of("Calle Castilla 27", "Calle Castilla 41", "Calle Burgos", ""))
                .as((category, away, precision, hours, place) -> known(1).category(category)
                        .away(away)
                        .precision(precision)
                        .age(Duration.ofHours(hours))
                        .place(place))
                .list();
    }

    private boolean reached(Subject subject, Known known) {
        return matching.decide(subject, List.of(known.candidate()), NOW).outcome() != Outcome.NEW;
    }

    private double score(Subject subject, Known known) {
        return matching.decide(subject, List.of(known.candidate()), NOW).score();
    }

    private static List<Candidate> numbered(List<Known> around) {
        return IntStream.range(0, around.size())
                .mapToObj(i -> {
                    Known k = around.get(i);
                    return new Known(
                                    i + 1,
                                    k.category(),
                                    k.metresNorth(),
                                    k.precisionM(),
                                    k.place(),
                                    k.age(),
                                    i % 3 == 2 ? Duration.ofDays(2) : null,
                                    k.reporters())
                            .candidate();
                })
                .toList();
    }
}
