package org.ventanilla.hub.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.ventanilla.hub.incident.RefusedAction.Code;
import org.ventanilla.hub.incident.Transitions.Wish;

class TransitionsTest {

    @ParameterizedTest
    @CsvSource({
        "RECEIVED, 'UNDER_STUDY IN_PROGRESS RESOLVED NOT_PROCEEDING ELSEWHERE'",
        "UNDER_STUDY, 'IN_PROGRESS RESOLVED NOT_PROCEEDING ELSEWHERE'",
        "IN_PROGRESS, 'UNDER_STUDY RESOLVED NOT_PROCEEDING ELSEWHERE'",
        "RESOLVED, 'UNDER_STUDY IN_PROGRESS'",
        "NOT_PROCEEDING, 'UNDER_STUDY IN_PROGRESS'",
        "ELSEWHERE, 'UNDER_STUDY IN_PROGRESS'",
        "DUPLICATE_OF, ''"
    })
    void from_each_state_exactly_these_can_follow(Status from, String expected) {
        List<String> allowed = new ArrayList<>();
        for (Status to : Status.values()) {
            var refusal = Transitions.refusal(from, new Wish(to, "reason", "text"));
            refusal.ifPresentOrElse(
                    r -> assertThat(r.code()).isEqualTo(Code.NOT_ALLOWED_FROM_HERE), () -> allowed.add(to.name()));
        }
        assertThat(String.join(" ", allowed)).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(names = {"RESOLVED", "NOT_PROCEEDING", "ELSEWHERE"})
    void closing_needs_a_reason_and_words(Status to) {
        assertThat(code(Status.IN_PROGRESS, new Wish(to, " ", "words"))).contains(Code.REASON_MISSING);
        assertThat(code(Status.IN_PROGRESS, new Wish(to, null, "words"))).contains(Code.REASON_MISSING);
        assertThat(code(Status.IN_PROGRESS, new Wish(to, "reason", "\n"))).contains(Code.TEXT_MISSING);
        assertThat(code(Status.IN_PROGRESS, new Wish(to, "reason", null))).contains(Code.TEXT_MISSING);
        assertThat(code(Status.IN_PROGRESS, new Wish(to, "reason", "words"))).isEmpty();
    }

    @Test
    void reopening_needs_a_reason_and_going_on_does_not() {
        assertThat(code(Status.RESOLVED, new Wish(Status.IN_PROGRESS, null, null)))
                .contains(Code.REASON_MISSING);
        assertThat(code(Status.RESOLVED, new Wish(Status.IN_PROGRESS, "came back", null)))
                .isEmpty();
        assertThat(code(Status.RECEIVED, new Wish(Status.IN_PROGRESS, null, null)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "RECEIVED, UNDER_STUDY, 'other'",
        "RECEIVED, IN_PROGRESS, 'planned other'",
        "UNDER_STUDY, RESOLVED, 'repaired done other'",
        "IN_PROGRESS, NOT_PROCEEDING, 'not-found private not-municipal planned other'",
        "IN_PROGRESS, ELSEWHERE, 'not-municipal other'",
        "RESOLVED, UNDER_STUDY, 'not-solved back-again new-information mistake other'",
        "ELSEWHERE, IN_PROGRESS, 'planned not-solved back-again new-information mistake other'"
    })
    void a_reason_of_ours_fits_the_new_state_or_is_refused_with_those_that_do(Status from, Status to, String fitting) {
        assertThat(String.join(" ", Reason.fitting(from, to))).isEqualTo(fitting);
        for (Reason reason : Reason.values()) {
            var refusal = Transitions.refusal(from, new Wish(to, " " + reason.code(), "words"));
            boolean fits = List.of(fitting.split(" ")).contains(reason.code());
            assertThat(refusal.map(RefusedAction::code))
                    .as(reason.code())
                    .isEqualTo(fits ? Optional.empty() : Optional.of(Code.REASON_UNFIT));
            refusal.ifPresent(r -> assertThat(r).hasMessageContaining(fitting.replace(" ", ", ")));
        }
    }

    private static Optional<Code> code(Status from, Wish wish) {
        return Transitions.refusal(from, wish).map(RefusedAction::code);
    }
}
