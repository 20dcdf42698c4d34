package org.ventanilla.hub.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ventanilla.hub.match.Lamps.CITY;
import static org.ventanilla.hub.match.Lamps.DARK_STREET;
import static org.ventanilla.hub.match.Lamps.LAMP;
import static org.ventanilla.hub.match.Lamps.NOW;
import static org.ventanilla.hub.match.Lamps.known;
import static org.ventanilla.hub.match.Lamps.lamp;
import static org.ventanilla.hub.match.Lamps.report;
import static org.ventanilla.hub.match.MatchDecision.Outcome.JOIN;
import static org.ventanilla.hub.match.MatchDecision.Outcome.NEW;
import static org.ventanilla.hub.match.MatchDecision.Outcome.PROPOSE;
import static org.ventanilla.hub.match.MatchDecision.Outcome.RECURRENCE;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ventanilla.hub.city.Category;
import org.ventanilla.hub.match.Lamps.Known;
import org.ventanilla.hub.match.MatchDecision.Outcome;
import org.ventanilla.hub.match.MatchDecision.Reason;

class MatchingTest {
    private static final Duration MINUTES = Duration.ofMinutes(5);
    private static final String HERE = "Calle Castilla 27";

    private final Matching matching = new Matching(CITY);

    /** A report, what is known around it, and what must come of it. */
    record Case(String rule, Subject report, List<Known> around, Outcome expected) {
        static Case of(String rule, Subject report, Outcome expected, Known... around) {
            return new Case(rule, report, List.of(around), expected);
        }

        @Override
        public String toString() {
            return rule;
        }
    }

    static Stream<Case> cases() {
        return Stream.of(place(), time(), category(), reporter()).flatMap(s -> s);
    }

    private static Stream<Case> place() {
        return Stream.of(
                Case.of("nothing around is new", lamp(), NEW),
                Case.of("the same spot joins", lamp(), JOIN, known(1)),
                Case.of("inside the radius joins", lamp(), JOIN, known(1).away(12)),
                Case.of(
                        "both precisions widen the radius: 15 + 5 + 5",
                        lamp(),
                        PROPOSE,
                        known(1).away(24).age(days(40))),
                Case.of("beyond radius and precisions is new", lamp(), NEW, known(1).away(26)),
                Case.of(
                        "a vaguer incident reaches farther",
                        lamp(),
                        JOIN,
                        known(1).away(40).precision(60)),
                Case.of(
                        "a vague report asks, two benches of a square are two",
                        report(LAMP, 0, 80, null),
                        PROPOSE,
                        known(1)),
                Case.of("a vague incident asks", lamp(), PROPOSE, known(1).precision(80)),
                Case.of(
                        "a wide category needs no better place: 150",
                        report("ALU-03", 0, 150, null),
                        JOIN,
                        known(1).category("ALU-03")),
                Case.of("a hopelessly vague report is new", report(LAMP, 0, 401, null), NEW, known(1)),
                Case.of("the same address joins however vague", report(LAMP, 0, 900, HERE), JOIN, known(1).place(HERE)),
                Case.of(
                        "the same address settles a vague choice",
                        report(LAMP, 0, 150, HERE),
                        JOIN,
                        known(1).place(HERE),
                        known(2).away(60)),
                Case.of(
                        "another number of the street asks",
                        report(LAMP, 0, 5, HERE),
                        PROPOSE,
                        known(1).away(16).place("Calle Castilla 41")));
    }

    private static Stream<Case> time() {
        return Stream.of(
                Case.of("inside the window joins", lamp(), JOIN, known(1).age(days(44))),
                Case.of("outside the window is new", lamp(), NEW, known(1).age(days(46))),
                Case.of("closed last week recurs", lamp(), RECURRENCE, known(1).closed(days(7))),
                Case.of("closed long ago is new", lamp(), NEW, known(1).closed(days(31))),
                Case.of(
                        "an open one goes before a closed one",
                        lamp(),
                        JOIN,
                        known(1).closed(days(1)),
                        known(2).away(10)),
                Case.of(
                        "a faint resemblance to a closed one is new",
                        lamp(),
                        NEW,
                        known(1).away(24).age(days(44)).closed(days(1))));
    }

    private static Stream<Case> category() {
        String secret = privateCategory();
        return Stream.of(
                Case.of("a sibling joins", lamp(), JOIN, known(1).category("ALU-02")),
                Case.of(
                        "a sibling with a wide radius is reached",
                        lamp(),
                        JOIN,
                        known(1).category(DARK_STREET).away(30)),
                Case.of("siblings work both ways", report("ALU-02", 0, 5, null), JOIN, known(1)),
                Case.of("another thing at the same spot is new", lamp(), NEW, known(1).category("ALU-04")),
                Case.of(
                        "a private category never joins",
                        report(secret, 0, 5, HERE),
                        NEW,
                        known(1).category(secret).place(HERE)),
                Case.of("an unknown category is new", report("NOT-99", 0, 5, null), NEW, known(1).category("NOT-99")));
    }

    private static Stream<Case> reporter() {
        return Stream.of(
                Case.of(
                        "one person reporting on a walk asks",
                        walker(),
                        PROPOSE,
                        known(1).away(16).age(MINUTES).by(7)),
                Case.of(
                        "another person minutes later joins",
                        walker(),
                        JOIN,
                        known(1).away(16).age(MINUTES).by(8)),
                Case.of("the same person next day joins", walker(), JOIN, known(1).by(7)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void decides(Case c) {
        var decision = matching.decide(
                c.report(), c.around().stream().map(Known::candidate).toList(), NOW);
        assertThat(decision.outcome()).isEqualTo(c.expected());
        assertThat(decision.incident() == 0).isEqualTo(c.expected() == NEW);
    }

    @Test
    void the_nearest_of_several_is_meant() {
        var around = List.of(known(1).away(14), known(2).away(3), known(3).away(-9));
        var decision =
                matching.decide(lamp(), around.stream().map(Known::candidate).toList(), NOW);
        assertThat(decision.incident()).isEqualTo(2);
    }

    @Test
    void every_reason_has_a_name_and_they_add_up_to_the_score() {
        var walk = known(1).away(12).age(MINUTES).by(7).place("Calle Castilla 41");
        var decision = matching.decide(report(LAMP, 0, 5, HERE, 7L), List.of(walk.candidate()), NOW);
        assertThat(decision.reasons())
                .extracting(Reason::code)
                .containsExactly("distance", "category", "age", "other-number", "same-reporter");
        double points = decision.reasons().stream().mapToDouble(Reason::points).sum();
        assertThat(decision.score()).isEqualTo(Math.max(0, Math.min(1, points)));
        var sibling = matching.decide(
                report(LAMP, 0, 5, HERE),
                List.of(known(1).category("ALU-02").place(HERE).candidate()),
                NOW);
        assertThat(sibling.reasons()).extracting(Reason::code).contains("sibling-category", "same-address");
    }

    @Test
    void the_search_covers_everything_that_could_be_reached() {
        assertThat(matching.searchRadiusM(LAMP, 20)).isGreaterThanOrEqualTo(150 + 20 + 400);
        assertThat(matching.window(LAMP)).isEqualTo(days(120 + 30));
        assertThat(matching.siblings(LAMP)).containsExactly("ALU-01", "ALU-02", "ALU-03");
        assertThat(matching.mayJoin(privateCategory())).isFalse();
    }

    private static Subject walker() {
        return report(LAMP, 0, 5, null, 7L);
    }

    private static Duration days(long n) {
        return Duration.ofDays(n);
    }

    private static String privateCategory() {
        return CITY.taxonomy().categories().stream()
                .filter(c -> !c.isPublic())
                .map(Category::code)
                .findFirst()
                .orElseThrow();
    }
}
