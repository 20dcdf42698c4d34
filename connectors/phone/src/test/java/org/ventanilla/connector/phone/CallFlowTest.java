package org.ventanilla.connector.phone;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ventanilla.connector.phone.Move.Then;
import org.ventanilla.connector.phone.PhoneSettings.FreeSpeech;
import org.ventanilla.connector.phone.Stand.Question;
import org.ventanilla.model.PlaceAnswer;

/** The dialogue as tables: where it stands and what was said, and where it goes. */
class CallFlowTest {
    private static final PlaceAnswer FOUND = new PlaceAnswer("Calle Castilla 27", 20, false);
    private static final PlaceAnswer VAGUE = new PlaceAnswer("Calle Castilla", 400, true);

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "WHAT, 0, hay una farola apagada, -, UNKNOWN, ASK, WHERE, 0",
                "WHAT, 0, farola apagada en castilla 27, -, FOUND, ASK, PLACE, 0",
                "WHAT, 0, farola apagada en castilla, -, VAGUE, ASK, WHERE, 0",
                "WHAT, 0, una persona se ha caído en un hoyo, -, UNKNOWN, ASK, WHERE, 0",
                "WHAT, 0, -, -, UNKNOWN, ASK, WHAT, 1",
                "WHAT, 1, -, -, UNKNOWN, PERSON, WHAT, 1",
                "WHAT, 0, quiero hablar con una persona, -, UNKNOWN, PERSON, WHAT, 0",
                "WHAT, 0, -, 0, UNKNOWN, PERSON, WHAT, 0",
                "WHERE, 0, calle castilla 27, -, FOUND, ASK, PLACE, 0",
                "WHERE, 0, calle castilla, -, VAGUE, ASK, PLACE, 0",
                "WHERE, 0, por ahí abajo, -, UNKNOWN, ASK, WHERE, 1",
                "WHERE, 1, por ahí abajo, -, UNKNOWN, PERSON, WHERE, 1",
                "WHERE, 0, calle castilla 27, -, AWAY, ASK, DANGER, 0",
                "PLACE, 0, sí, -, UNKNOWN, ASK, DANGER, 0",
                "PLACE, 0, -, 1, UNKNOWN, ASK, DANGER, 0",
                "PLACE, 0, no, -, UNKNOWN, ASK, WHERE, 1",
                "PLACE, 1, no, -, UNKNOWN, PERSON, PLACE, 1",
                "PLACE, 0, no es en la calle vargas 40, -, FOUND, ASK, PLACE, 0",
                "DANGER, 0, no, -, UNKNOWN, ASK, TEXT, 0",
                "DANGER, 0, -, -, UNKNOWN, ASK, DANGER, 1",
                "DANGER, 1, -, -, UNKNOWN, ASK, TEXT, 0",
                "TEXT, 0, sí claro, -, UNKNOWN, HANG_UP, TEXT, 0",
                "TEXT, 0, -, 2, UNKNOWN, HANG_UP, TEXT, 0",
                "TEXT, 0, -, -, UNKNOWN, ASK, TEXT, 1",
                "TEXT, 1, -, -, UNKNOWN, HANG_UP, TEXT, 1",
            })
    void each_answer_leads_on(
            Question asked,
            int failures,
            @Nullable String words,
            @Nullable String key,
            String place,
            Then then,
            Question next,
            int failed) {
        var stand = new Stand(asked, "es", 3, failures, true, "SDR-1042");
        Move move = flow("+34942000010").next(stand, new Said(words, key, null), place(place));
        assertThat(move.then()).isEqualTo(then);
        assertThat(move.stand().asked()).isEqualTo(next);
        assertThat(move.stand().failures()).isEqualTo(failed);
        assertThat(move.lines()).isNotEmpty();
    }

    @Test
    void danger_is_told_the_emergency_number_before_anything_else() {
        var stand = new Stand(Question.DANGER, "es", 4, 0, true, null);
        assertThat(flow(null).next(stand, Said.words("sí"), null).lines().get(0).text())
                .contains("112");
    }

    @Test
    void who_cannot_be_texted_is_not_asked_and_hears_the_number() {
        var stand = new Stand(Question.DANGER, "en", 4, 0, false, "SDR-1042");
        Move move = flow(null).next(stand, Said.key("2"), null);
        assertThat(move.complete()).isTrue();
        assertThat(move.lines()).singleElement().satisfies(line -> assertThat(line.text())
                .contains("S D R 1 0 4 2"));
    }

    @Test
    void without_a_person_a_place_nobody_finds_is_left_to_one_and_the_call_goes_on() {
        var stand = new Stand(Question.WHERE, "es", 4, 1, true, null);
        Move move = flow(null).next(stand, Said.words("por ahí abajo"), PlaceAnswer.UNKNOWN);
        assertThat(move.stand().asked()).isEqualTo(Question.DANGER);
        assertThat(move.then()).isEqualTo(Then.ASK);
    }

    @Test
    void key_two_at_the_greeting_changes_the_language() {
        Move move = flow(null).next(Stand.first("es", true, null), Said.key("2"), null);
        assertThat(move.stand().language()).isEqualTo("en");
        assertThat(move.lines().get(0).language()).isEqualTo("en");
    }

    @Test
    void both_languages_say_the_same_things() {
        assertThat(Speech.read("messages_en.properties").stringPropertyNames())
                .isEqualTo(Speech.read("messages_es.properties").stringPropertyNames());
    }

    private static @Nullable PlaceAnswer place(String name) {
        return switch (name) {
            case "FOUND" -> FOUND;
            case "VAGUE" -> VAGUE;
            case "AWAY" -> null;
            default -> PlaceAnswer.UNKNOWN;
        };
    }

    @Test
    void who_reaches_nobody_may_leave_a_message_and_who_is_written_down_is_told() {
        var stand = new Stand(Question.WHAT, "es", 3, 1, true, null);
        var speech = new FreeSpeech(true, true, List.of());
        assertThat(flow(null, speech)
                        .next(stand, new Said(null, null, null), null)
                        .then())
                .isEqualTo(Then.RECORD);
        assertThat(flow(null, speech).spoken(stand, false).then()).isEqualTo(Then.RECORD);
        assertThat(flow(null, speech).spoken(stand, true).then()).isEqualTo(Then.HANG_UP);
        assertThat(flow(null, speech).left(stand).then()).isEqualTo(Then.HANG_UP);
        var person = flow("+34942000010", speech).next(stand, new Said(null, "0", null), null);
        assertThat(person.then()).isEqualTo(Then.PERSON);
        assertThat(person.lines().get(0).text()).contains("por escrito");
    }

    private static CallFlow flow(@Nullable String operator) {
        return flow(operator, FreeSpeech.NONE);
    }

    private static CallFlow flow(@Nullable String operator, FreeSpeech speech) {
        var api = new PhoneSettings.Api(URI.create("https://api.example"), "AC1", "AC1", "t");
        var settings = new PhoneSettings(
                "AC1",
                List.of("t"),
                "https://x",
                "ES",
                "Ciudad",
                "112",
                List.of("es", "en"),
                operator,
                "sms",
                speech,
                api);
        return new CallFlow(new Speech(settings.languages()), settings);
    }
}
