package org.ventanilla.hub.triage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.ventanilla.model.Attachment;
import org.ventanilla.model.GivenLocation;
import org.ventanilla.model.Reporter;
import org.ventanilla.model.Submission;
import org.ventanilla.model.Submission.Flag;
import org.ventanilla.model.Submission.Remark;
import org.ventanilla.model.Submission.Text;
import org.ventanilla.model.Submission.TextSource;
import org.ventanilla.model.SubmissionDraft;

/** One report out of its pieces. */
class CompositionTest {
    private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");
    private static final Submission CALL = piece("", 0, "", null)
            .flags(List.of(Flag.UNFINISHED, Flag.NO_ANSWER))
            .made();

    private static SubmissionDraft piece(String name, int second, String words, @Nullable Double confidence) {
        return Submission.draft("phone", "phone", "phone:CA1" + name)
                .occurredAt(START.plusSeconds(second))
                .reporter(caller(null, null))
                .text(new Text(words, null, TextSource.TRANSCRIPT, confidence))
                .flags(List.of(Flag.PART, Flag.NO_ANSWER));
    }

    private static Reporter caller(@Nullable String language, @Nullable String replyChannel) {
        return new Reporter(
                "+34600111222",
                Reporter.AddressKind.MOBILE,
                null,
                language,
                Reporter.Assurance.CLAIMED,
                true,
                replyChannel);
    }

    private static GivenLocation at(String words) {
        return new GivenLocation(null, null, null, GivenLocation.Obtained.OTHER, words);
    }

    private static String words(Submission s) {
        return Objects.requireNonNull(s.text()).raw();
    }

    @Test
    void sentences_stand_as_they_were_said_in_whatever_order_they_come() {
        var parts = new ArrayList<>(List.of(
                piece("/1", 1, "una farola apagada", 0.9).made(),
                piece("/2", 20, "en castilla 27", 0.7).made(),
                piece("/10", 30, "¿vendrán pronto?", 0.8).made()));
        for (int seed = 0; seed < 6; seed++) {
            Collections.shuffle(parts, new Random(seed));
            var whole = Composition.of(CALL, parts);
            assertThat(words(whole)).isEqualTo("una farola apagada. en castilla 27. ¿vendrán pronto?");
            assertThat(Objects.requireNonNull(whole.text()).confidence()).isEqualTo(0.7);
            assertThat(whole.key()).isEqualTo(CALL.key());
        }
    }

    @Test
    void what_a_machine_wrote_down_comes_after_the_dialogue_and_in_the_order_of_its_names() {
        var parts = List.of(
                written("/t/1/000000010", 3, "y hace ruido"),
                written("/t/1/000000002", 40, "la de castilla"),
                piece("/1", 30, "una farola", 0.9).made());
        assertThat(words(Composition.of(CALL, parts))).isEqualTo("una farola. la de castilla. y hace ruido.");
    }

    private static Submission written(String name, int second, String words) {
        return piece(name, second, words, 0.9)
                .flags(List.of(Flag.PART, Flag.NO_ANSWER, Flag.TRANSCRIBED))
                .made();
    }

    @Test
    void of_two_places_the_last_counts_and_the_first_is_not_read_as_a_second_one() {
        var whole = Composition.of(
                CALL,
                List.of(
                        piece("/1", 1, "una farola", 0.9).made(),
                        piece("/2", 2, "calle alta 3", 0.9)
                                .location(at("calle alta 3"))
                                .made(),
                        piece("/3", 3, "calle vargas 40", 0.9)
                                .location(at("calle vargas 40"))
                                .made()));
        assertThat(words(whole)).isEqualTo("una farola. calle vargas 40.");
        assertThat(whole.location()).isEqualTo(at("calle vargas 40"));
    }

    @Test
    void whoever_was_asked_last_how_to_be_answered_is_the_reporter_and_is_answered() {
        var asked = piece("/5", 5, "", null)
                .reporter(caller("es", "sms"))
                .flags(List.of(Flag.LAST))
                .made();
        var whole =
                Composition.of(CALL, List.of(piece("/1", 1, "una farola", 0.9).made(), asked));
        assertThat(Objects.requireNonNull(whole.reporter()).replyChannel()).isEqualTo("sms");
        assertThat(whole.flags()).doesNotContain(Flag.NO_ANSWER, Flag.PARTIAL, Flag.PART, Flag.LAST);
        assertThat(whole.flags()).contains(Flag.UNFINISHED);
    }

    @Test
    void a_language_is_kept_when_nobody_was_asked_for_an_answer() {
        var spoken = piece("/1", 1, "a street lamp", 0.9)
                .reporter(caller("en", null))
                .made();
        var whole = Composition.of(
                CALL, List.of(spoken, piece("/2", 2, "there", 0.9).made()));
        assertThat(Objects.requireNonNull(whole.reporter()).language()).isEqualTo("en");
        assertThat(whole.flags()).contains(Flag.NO_ANSWER);
    }

    @Test
    void it_is_partial_until_somebody_said_that_it_is_all() {
        var said = piece("/1", 1, "una farola", 0.9).made();
        var dropped = piece("/end", 9, "", null)
                .flags(List.of(Flag.LAST, Flag.PARTIAL, Flag.NO_ANSWER))
                .made();
        var complete = piece("/5", 5, "", null)
                .flags(List.of(Flag.LAST, Flag.NO_ANSWER))
                .made();
        assertThat(Composition.of(CALL, List.of(said)).flags()).contains(Flag.PARTIAL);
        assertThat(Composition.of(CALL, List.of(said, dropped)).flags()).contains(Flag.PARTIAL);
        assertThat(Composition.of(CALL, List.of(said, complete, dropped)).flags())
                .doesNotContain(Flag.PARTIAL);
    }

    @Test
    void remarks_and_files_of_all_pieces_are_kept_once() {
        var file = new Attachment(null, null, 0, "image/jpeg", null, "foto.jpg", Attachment.State.PENDING, null, false);
        var recorded = piece("/r/1/audio", 2, "", null)
                .remarks(List.of(new Remark("recording", "RE1")))
                .attachments(List.of(file))
                .made();
        var again = piece("/r/1/more", 3, "", null)
                .remarks(List.of(new Remark("recording", "RE1")))
                .made();
        var whole = Composition.of(CALL, List.of(recorded, again));
        assertThat(whole.remarks()).containsExactly(new Remark("recording", "RE1"));
        assertThat(whole.attachments()).containsExactly(file);
        assertThat(Composition.isEmpty(whole)).isFalse();
    }

    @Test
    void a_call_without_a_word_is_empty_and_an_end_without_words_is_bare() {
        var end = piece("/end", 9, " ", null).flags(List.of(Flag.LAST)).made();
        assertThat(Composition.isEmpty(Composition.of(CALL, List.of(end)))).isTrue();
        assertThat(Composition.isBareEnd(end)).isTrue();
        assertThat(Composition.isBareEnd(piece("/1", 1, "algo", null).made())).isFalse();
        assertThat(Composition.isBareEnd(CALL)).isFalse();
        assertThat(words(Composition.of(CALL, List.of()))).isEmpty();
    }
}
