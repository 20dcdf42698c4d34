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

    private static Optional<Code> code(Status from, Wish wish) {
        return Transitions.refusal(from, wish).map(RefusedAction::code);
    }
}
