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
import org.junit.jupiter.params.provider.ValueSource;
import org.ventanilla.hub.TestHub;
import org.ventanilla.hub.conversation.Conversation.Kind;
import org.ventanilla.hub.conversation.Conversation.Sameness;
import org.ventanilla.hub.conversation.Conversation.Saying;
import org.ventanilla.hub.conversation.Conversation.Topic;
import org.ventanilla.hub.conversation.Conversation.Turn;

/** What a message is about, as a table: what was said, what is known of the sender, how long ago. */
class ConversationTest {
    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
    private static final Conversation CONVERSATION = new Conversation(TestHub.CITY);

    private static Topic open(long report, Duration ago, boolean asked, Sameness what, Sameness where) {
        return new Topic(report, "AV-" + report, NOW.minus(ago), asked, null, null, false, what, where);
    }

    private static Topic solved(long report, Duration ago, Sameness what, Sameness where) {
        Instant end = NOW.minus(ago);
        return new Topic(report, "AV-" + report, end.minus(Duration.ofDays(2)), false, null, end, true, what, where);
    }

    private static Saying words(String text) {
        return new Saying(text, true, false, false, false);
    }

    private static Turn turn(Saying said, Topic... topics) {
        return CONVERSATION.turn(said, List.of(topics), NOW);
    }

    private static @Nullable Long about(Turn turn) {
        return turn.about() == null ? null : turn.about().report();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
        # message                           | with nothing known | with an open report of two days ago
        gracias                             | THANKS             | THANKS
        ¡Muchas gracias!                    | THANKS             | THANKS
        Ok gracias, un saludo               | THANKS             | THANKS
        vale                                | GREETING           | THANKS
        👍                                  | GREETING           | THANKS
        hola buenas tardes                  | GREETING           | THANKS
        ESTADO                              | STATUS             | STATUS
        estado 7                            | STATUS             | STATUS
        Estado AV-7                         | STATUS             | STATUS
        av 7                                | STATUS             | STATUS
        Status                              | STATUS             | STATUS
        ¿Cuándo lo van a arreglar?          | STATUS             | STATUS
        Any news?                           | STATUS             | STATUS
        estado lamentable de la acera       | REPORT             | ADDITION
        el estado 7                         | REPORT             | ADDITION
        12                                  | NOTHING            | ADDITION
        ???                                 | NOTHING            | ADDITION
        5                                   | NOTHING            | ADDITION
        sigue igual                         | REPORT             | ADDITION
        al lado del bar de Pepe             | REPORT             | ADDITION
        AV-7 además parpadea                | REPORT             | ADDITION
        gracias pero sigue rota             | REPORT             | ADDITION
        """)
    void a_message_of_words_without_place_or_category(String text, Kind alone, Kind known) {
        assertThat(turn(words(text)).kind()).isEqualTo(alone);
        var turn = turn(words(text), open(7, Duration.ofDays(2), false, UNSAID, UNSAID));
        assertThat(turn.kind()).isEqualTo(known);
        assertThat(about(turn)).isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n"})
    void an_empty_message_is_nothing(String text) {
        assertThat(turn(words(text)).kind()).isEqualTo(Kind.NOTHING);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
        # category | place  | minutes since | asked | what it is
        UNSAID     | UNSAID | 1             | false | ADDITION
        UNSAID     | UNSAID | 1             | true  | ADDITION
        SAME       | SAME   | 1             | false | ADDITION
        SAME       | UNSAID | 1             | false | ADDITION
        UNSAID     | SAME   | 1             | false | ADDITION
        OTHER      | UNSAID | 1             | false | REPORT
        OTHER      | SAME   | 1             | true  | REPORT
        OTHER      | OTHER  | 1             | true  | REPORT
        SAME       | OTHER  | 1             | false | REPORT
        SAME       | OTHER  | 1             | true  | REPORT
        UNSAID     | OTHER  | 1             | false | REPORT
        UNSAID     | OTHER  | 1             | true  | ADDITION
        UNSAID     | UNSAID | 4000          | true  | ADDITION
        UNSAID     | UNSAID | 4400          | true  | REPORT
        SAME       | UNSAID | 4400          | false | REPORT
        SAME       | SAME   | 4400          | false | ADDITION
        SAME       | SAME   | 30000         | false | REPORT
        """)
    void two_messages_about_one_thing_are_one_report(
            Sameness what, Sameness where, long minutes, boolean asked, Kind kind) {
        var said = new Saying("Palabras de la calle", true, where != UNSAID, what != UNSAID, false);
        var topic = open(7, Duration.ofMinutes(minutes), asked, what, where);
        assertThat(turn(said, topic).kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
        5                          | 5 |
        5.                         | 5 |
        4 muy bien                 | 4 | muy bien
        un 3                       | 3 |
        2/5 han tardado mucho      | 2 | han tardado mucho
        le doy un 4, rápidos       | 4 | rápidos
        1 estrella                 | 1 |
        4 de 5 muy majos           | 4 | muy majos
        ⭐⭐⭐                       | 3 |
        1. sigue apagada           | 1 | sigue apagada
        """)
    void a_digit_within_the_rating_window_is_a_rating_and_the_rest_its_words(
            String text, int stars, @Nullable String rest) {
        var turn = turn(words(text), solved(7, Duration.ofDays(1), UNSAID, UNSAID));
        assertThat(turn.kind()).isEqualTo(Kind.RATING);
        assertThat(turn.stars()).isEqualTo(stars);
        assertThat(turn.words()).isEqualTo(rest);
        assertThat(turn(words(text), solved(7, Duration.ofDays(15), UNSAID, UNSAID))
                        .kind())
                .isNotEqualTo(Kind.RATING);
        assertThat(turn(words(text), open(7, Duration.ofDays(1), false, UNSAID, UNSAID))
                        .kind())
                .isNotEqualTo(Kind.RATING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"6", "0", "12", "7 muy bien", "hace 5 dias que no funciona", "45"})
    void other_digits_rate_nothing(String text) {
        assertThat(turn(words(text), solved(7, Duration.ofDays(1), UNSAID, UNSAID))
                        .kind())
                .isNotEqualTo(Kind.RATING);
    }

    @Test
    void a_count_of_things_rates_nothing() {
        var lamps = new Saying("2 farolas apagadas en calle Burgos", true, true, true, false);
        assertThat(turn(lamps, solved(7, Duration.ofDays(1), SAME, OTHER)).kind())
                .isEqualTo(Kind.REPORT);
        var here = new Saying("2 farolas apagadas", true, false, true, false);
        assertThat(turn(here, solved(7, Duration.ofDays(1), SAME, UNSAID)).kind())
                .isEqualTo(Kind.REPORT);
    }

    @Test
    void a_digit_that_answers_our_question_is_no_rating() {
        var turn = turn(
                words("3"),
                solved(7, Duration.ofDays(1), UNSAID, UNSAID),
                open(8, Duration.ofMinutes(5), true, UNSAID, UNSAID));
        assertThat(turn.kind()).isEqualTo(Kind.ADDITION);
        assertThat(about(turn)).isEqualTo(8);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
        sigue igual                         | 1  | UNSAID | UNSAID | STILL
        La farola sigue apagada             | 20 | SAME   | UNSAID | STILL
        no lo han arreglado                 | 1  | UNSAID | SAME   | STILL
        sigue igual                         | 31 | UNSAID | UNSAID | REPORT
        sigue el coche abandonado           | 1  | OTHER  | UNSAID | REPORT
        la farola sigue apagada             | 1  | SAME   | OTHER  | REPORT
        ha quedado un poco torcida          | 1  | UNSAID | UNSAID | ADDITION
        ha quedado un poco torcida          | 15 | UNSAID | UNSAID | REPORT
        la farola esta apagada              | 1  | SAME   | SAME   | REPORT
        """)
    void after_the_end(String text, long days, Sameness what, Sameness where, Kind kind) {
        var said = new Saying(text, true, where != UNSAID, what != UNSAID, false);
        assertThat(turn(said, solved(7, Duration.ofDays(days), what, where)).kind())
                .isEqualTo(kind);
    }

    @Test
    void who_says_where_answers_the_question_before_going_on_with_the_last_thing() {
        var place = new Saying("calle Burgos 3", true, true, false, false);
        var turn = turn(
                place,
                open(8, Duration.ofMinutes(2), false, UNSAID, OTHER),
                open(7, Duration.ofHours(3), true, UNSAID, UNSAID));
        assertThat(turn.kind()).isEqualTo(Kind.ADDITION);
        assertThat(about(turn)).isEqualTo(7);
    }

    @Test
    void a_number_of_ones_own_names_the_report_and_anothers_does_not() {
        var older = open(3, Duration.ofDays(9), false, UNSAID, UNSAID);
        var newer = open(7, Duration.ofDays(1), false, UNSAID, UNSAID);
        assertThat(about(turn(words("AV-3 parpadea"), older, newer))).isEqualTo(3);
        assertThat(about(turn(words("estado 3"), older, newer))).isEqualTo(3);
        assertThat(about(turn(words("ESTADO"), older, newer))).isEqualTo(7);
        var unknown = turn(words("estado 99"), older, newer);
        assertThat(unknown.kind()).isEqualTo(Kind.STATUS);
        assertThat(about(unknown)).isNull();
    }

    @Test
    void a_picture_alone_goes_with_what_was_just_said() {
        var picture = new Saying("", false, false, false, false);
        assertThat(turn(picture, open(7, Duration.ofMinutes(9), false, UNSAID, UNSAID))
                        .kind())
                .isEqualTo(Kind.ADDITION);
        assertThat(turn(picture, open(7, Duration.ofMinutes(11), false, UNSAID, UNSAID))
                        .kind())
                .isEqualTo(Kind.REPORT);
        assertThat(turn(picture).kind()).isEqualTo(Kind.REPORT);
    }
}
