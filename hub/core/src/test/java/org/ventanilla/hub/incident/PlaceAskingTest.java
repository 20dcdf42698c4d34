package org.ventanilla.hub.incident;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ventanilla.hub.incident.PlaceAsking.Known;
import org.ventanilla.hub.incident.PlaceAsking.Next;
import org.ventanilla.hub.incident.PlaceAsking.Reply;

/** Limit 250 m throughout. */
class PlaceAskingTest {
    private static final int LIMIT = 250;

    @ParameterizedTest
    @CsvSource({
        "   , true,  ASK",
        "   , false, PERSON",
        "251, true,  ASK",
        "251, false, PERSON",
        "250, true,  NOTHING",
        "20 , false, NOTHING",
    })
    void a_new_report_is_asked_for_a_place_that_is_missing_or_vague(
            @Nullable Integer precision, boolean canBeAsked, Next next) {
        assertThat(PlaceAsking.afterReport(new Known(precision, 0, LIMIT), false, canBeAsked))
                .isEqualTo(next);
    }

    @ParameterizedTest
    @CsvSource({"251, NOTHING", " , ASK"})
    void nobody_is_asked_for_a_house_that_was_said(@Nullable Integer precision, Next next) {
        assertThat(PlaceAsking.afterReport(new Known(precision, 0, LIMIT), true, true))
                .isEqualTo(next);
        var learned = PlaceAsking.afterReply(new Known(null, 1, LIMIT), 300, true);
        assertThat(learned).isEqualTo(new Reply(true, Next.NOTHING));
        assertThat(PlaceAsking.afterReply(new Known(300, 0, LIMIT), null, false))
                .isEqualTo(new Reply(false, Next.NOTHING));
        assertThat(PlaceAsking.afterReply(new Known(300, 0, LIMIT), 20, true)).isEqualTo(new Reply(true, Next.NOTHING));
    }

    @Test
    void what_happens_at_no_place_is_not_asked_for_one() {
        var thanks = new Known(null, 0, PlaceAsking.ANYWHERE);
        assertThat(PlaceAsking.afterReport(thanks, false, true)).isEqualTo(Next.NOTHING);
        assertThat(PlaceAsking.afterReply(thanks, 20, true)).isEqualTo(new Reply(false, Next.NOTHING));
    }

    @ParameterizedTest
    @CsvSource(
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    known, asked, heard, learned, next
                         ,     1,    20, true,    NOTHING
                         ,     1,   400, true,    ASK
                         ,     1,      , false,   ASK
                         ,     2,    20, true,    NOTHING
                         ,     2,   400, true,    PERSON
                         ,     2,      , false,   PERSON
                         ,     3,    20, true,    NOTHING
                         ,     3,   400, true,    NOTHING
                         ,     3,      , false,   NOTHING
                      800,     1,   400, true,    ASK
                      800,     1,   900, false,   ASK
                      800,     1,   800, false,   ASK
                      800,     1,    50, true,    NOTHING
                      800,     2,   900, false,   PERSON
                       20,     0,     5, false,   NOTHING
                         ,     0,      , false,   ASK
                    """)
    void a_reply_is_asked_again_at_most_once_and_then_it_is_a_persons(
            @Nullable Integer known, int asked, @Nullable Integer heard, boolean learned, Next next) {
        assertThat(PlaceAsking.afterReply(new Known(known, asked, LIMIT), heard, false))
                .isEqualTo(new Reply(learned, next));
    }
}
