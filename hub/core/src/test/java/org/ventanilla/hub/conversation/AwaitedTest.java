package org.ventanilla.hub.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ventanilla.hub.conversation.Conversation.Sameness.OTHER;
import static org.ventanilla.hub.conversation.Conversation.Sameness.SAME;
import static org.ventanilla.hub.conversation.Conversation.Sameness.UNSAID;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ventanilla.hub.TestHub;
import org.ventanilla.hub.conversation.Conversation.Kind;
import org.ventanilla.hub.conversation.Conversation.Sameness;
import org.ventanilla.hub.conversation.Conversation.Saying;
import org.ventanilla.hub.conversation.Conversation.Topic;
import org.ventanilla.hub.conversation.Conversation.Turn;

/** While staff wait for an answer: what is one, as a table, and to which of several questions. */
class AwaitedTest {
    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
    private static final Conversation CONVERSATION = new Conversation(TestHub.CITY);

    /** Said long ago, and asked about by staff so many days ago. */
    private static Topic asked(long report, long days, Sameness what, Sameness where) {
        Instant heard = NOW.minus(Duration.ofDays(days + 9));
        Instant question = NOW.minus(Duration.ofDays(days));
        return new Topic(report, "AV-" + report, heard, true, question, null, false, what, where);
    }

    private static Topic open(long report, Sameness what, Sameness where) {
        Instant heard = NOW.minus(Duration.ofMinutes(5));
        return new Topic(report, "AV-" + report, heard, false, null, null, false, what, where);
    }

    private static Topic solved(long report, Duration ago) {
        Instant end = NOW.minus(ago);
        return new Topic(report, "AV-" + report, end.minus(Duration.ofDays(2)), false, null, end, true, UNSAID, UNSAID);
    }

    private static Turn turn(Saying said, Topic... topics) {
        return CONVERSATION.turn(said, List.of(topics), NOW);
    }

    private static Turn turn(String words, Topic... topics) {
        return turn(new Saying(words, true, false, false, false), topics);
    }

    private static @Nullable Long about(Turn turn) {
        return turn.about() == null ? null : turn.about().report();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
        # category | place  | house number or position | asked days ago | what it is
        UNSAID     | UNSAID | false                    | 1              | ADDITION
        UNSAID     | UNSAID | false                    | 29             | ADDITION
        UNSAID     | UNSAID | false                    | 31             | REPORT
        UNSAID     | OTHER  | false                    | 20             | ADDITION
        UNSAID     | OTHER  | true                     | 20             | ADDITION
        SAME       | OTHER  | false                    | 1              | ADDITION
        SAME       | OTHER  | true                     | 1              | ADDITION
        OTHER      | UNSAID | false                    | 1              | ADDITION
        OTHER      | OTHER  | false                    | 1              | ADDITION
        OTHER      | SAME   | true                     | 1              | ADDITION
        OTHER      | UNSAID | true                     | 1              | REPORT
        OTHER      | OTHER  | true                     | 1              | REPORT
        """)
    void in_doubt_it_is_the_answer(Sameness what, Sameness where, boolean pinned, long days, Kind kind) {
        for (boolean wordsOnly : List.of(true, false)) {
            boolean placed = where != UNSAID || pinned;
            var said = new Saying("Palabras de la calle", wordsOnly, placed, what != UNSAID, pinned);
            assertThat(turn(said, asked(7, days, what, where)).kind()).isEqualTo(kind);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
        # message                                      | what it is | about
        Si, en el carril derecho                       | ADDITION   | 4
        Si, sigue igual                                | ADDITION   | 4
        No                                             | ADDITION   | 4
        Ok                                             | ADDITION   | 4
        👍                                             | ADDITION   | 4
        12                                             | ADDITION   | 4
        Si. ¿Cuándo lo van a arreglar?                 | ADDITION   | 4
        Es la de AV-4                                  | ADDITION   | 4
        Lo mismo que AV-1234                           | ADDITION   | 4
        AV-99 también parpadea                         | ADDITION   | 99
        ESTADO                                         | STATUS     | 99
        ESTADO 4                                       | STATUS     | 4
        Muchas gracias                                 | THANKS     | 99
        """)
    void an_answer_goes_to_what_was_asked_about_and_not_to_what_was_said_last(String text, Kind kind, long about) {
        var turn = turn(text, asked(4, 2, UNSAID, UNSAID), open(99, UNSAID, UNSAID));
        assertThat(turn.kind()).isEqualTo(kind);
        assertThat(about(turn)).isEqualTo(about);
    }

    @Test
    void a_photo_alone_is_an_answer_too() {
        var photo = new Saying("", false, false, false, false);
        assertThat(about(turn(photo, asked(4, 2, UNSAID, UNSAID), open(99, UNSAID, UNSAID))))
                .isEqualTo(4);
    }

    @Test
    void of_several_questions_the_one_asked_last_is_answered() {
        assertThat(about(turn("Si, verde", asked(4, 1, UNSAID, UNSAID), asked(9, 3, UNSAID, UNSAID))))
                .isEqualTo(4);
    }

    @Test
    void what_cannot_answer_the_one_may_answer_the_other_or_go_on_with_a_third() {
        var said = new Saying("La farola de la calle Burgos 3", true, true, true, true);
        assertThat(about(turn(said, asked(4, 1, OTHER, OTHER), asked(9, 3, SAME, SAME))))
                .isEqualTo(9);
        assertThat(about(turn(said, asked(4, 1, OTHER, OTHER), open(99, SAME, SAME))))
                .isEqualTo(99);
    }

    @Test
    void a_digit_rates_what_was_solved_after_the_question_and_answers_what_was_asked_after_the_end() {
        var question = asked(4, 2, UNSAID, UNSAID);
        assertThat(turn("3", question, solved(8, Duration.ofDays(1))).kind()).isEqualTo(Kind.RATING);
        var answer = turn("3", question, solved(8, Duration.ofDays(3)));
        assertThat(answer.kind()).isEqualTo(Kind.ADDITION);
        assertThat(about(answer)).isEqualTo(4);
    }
}
