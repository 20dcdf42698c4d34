package org.ventanilla.hub.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ventanilla.hub.Waiting.get;

import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.ventanilla.hub.TestHub;
import org.ventanilla.model.Submission;
import org.ventanilla.model.Submission.Flag;
import org.ventanilla.model.Submission.Remark;
import org.ventanilla.model.Submission.Text;
import org.ventanilla.model.Submission.TextSource;
import org.ventanilla.model.Submission.ThreadRef;

/** Sound of calls: none kept unless the city says so, and never longer than it says. */
@ExtendWith(VertxExtension.class)
class RecordingsTest {
    private static final String SOUND = "ID3\u0003\0\0\0\0\0\0 the sound of a call";
    private static final Duration WEEK = Duration.ofDays(7);

    @TempDir
    private Path files = Path.of("");

    private TestHub hub;
    private Studio studio;
    private long call;

    @BeforeEach
    void aMessageWasLeft(Vertx vertx) {
        hub = new TestHub(vertx, files);
        studio = new Studio(hub);
        studio.sounds.put("RE1", SOUND);
        take("phone:CA1", List.of(Flag.UNFINISHED, Flag.NO_ANSWER), "", null);
        take("phone:CA1/r/RE1/audio", List.of(Flag.PART, Flag.NO_ANSWER, Flag.TRANSCRIBED), "", "RE1");
        take("phone:CA1/end", List.of(Flag.LAST, Flag.PARTIAL, Flag.NO_ANSWER), "", null);
        hub.clock.advance(Duration.ofSeconds(10));
        hub.file(hub.triage());
        call = get(hub.transcripts.list(Proposal.State.OPEN, 0, 1)).get(0).id();
    }

    @AfterEach
    void close() {
        studio.close();
        hub.close();
    }

    private void take(String key, List<Flag> flags, String words, @org.jspecify.annotations.Nullable String recording) {
        var draft = Submission.draft("phone", "phone", key)
                .text(new Text(words, null, TextSource.TRANSCRIPT, 0.97))
                .remarks(recording == null ? List.of() : List.of(new Remark("recording", recording)))
                .flags(flags);
        boolean isWhole = flags.contains(Flag.UNFINISHED);
        get(hub.intake.accept(
                isWhole
                        ? draft.made()
                        : draft.thread(new ThreadRef(null, "phone:CA1", List.of(), null))
                                .made()));
    }

    private Recording recording() {
        return get(studio.room(Keeping.NONE).of(call)).get(0);
    }

    private void dismissed() {
        assertThat(get(hub.transcripts.dismiss(call, 7, "nothing in it"))).isTrue();
    }

    /** Whatever lies in the media room. */
    private List<Path> kept() throws IOException {
        try (var all = Files.walk(files)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void by_default_nothing_is_fetched_and_the_provider_is_asked_nothing() throws IOException {
        var room = studio.room(Keeping.NONE);
        get(room.round());
        dismissed();
        studio.later(room, WEEK);
        assertThat(studio.asked).isEmpty();
        assertThat(Studio.heard(room, call, "RE1")).isEmpty();
        assertThat(recording().isKept()).isFalse();
        assertThat(kept()).isEmpty();
    }

    @Test
    void a_copy_is_kept_for_its_days_and_gone_after_them() throws IOException {
        var room = studio.room(Keeping.days(7, false));
        get(room.round());
        assertThat(Studio.heard(room, call, "RE1")).contains(SOUND);
        assertThat(get(room.listen(call, "RE1")).orElseThrow().type()).isEqualTo("audio/mpeg");
        assertThat(Studio.heard(room, call + 1, "RE1")).isEmpty();
        String ref = Objects.requireNonNull(recording().ref());
        studio.later(room, WEEK.minusHours(1));
        assertThat(Studio.heard(room, call, "RE1")).contains(SOUND);
        studio.later(room, Duration.ofHours(1));
        assertThat(Studio.heard(room, call, "RE1")).isEmpty();
        assertThat(kept()).isEmpty();
        assertThat(get(hub.media.describe(List.of(ref)))).isEmpty();
        studio.later(studio.room(Keeping.days(30, false)), Duration.ofHours(1));
        assertThat(studio.asked).containsExactly("copy RE1");
        assertThat(studio.sounds).containsKey("RE1");
    }

    @Test
    void with_the_copy_goes_what_the_provider_has_if_the_city_says_so() {
        var room = studio.room(Keeping.days(7, true));
        get(room.round());
        studio.later(room, WEEK.minusHours(1));
        assertThat(studio.sounds).containsKey("RE1");
        studio.later(room, Duration.ofHours(1));
        assertThat(studio.asked).containsExactly("copy RE1", "gone RE1");
        assertThat(studio.sounds).isEmpty();
        assertThat(recording().isGone()).isTrue();
        studio.later(room, WEEK);
        assertThat(studio.asked).hasSize(2);
    }

    @Test
    void without_a_copy_the_provider_keeps_it_until_the_call_was_decided_about() {
        var room = studio.room(Keeping.days(0, true));
        studio.later(room, WEEK);
        assertThat(studio.asked).isEmpty();
        dismissed();
        get(room.round());
        assertThat(studio.asked).isEmpty();
        studio.later(room, Duration.ofHours(1));
        assertThat(studio.asked).containsExactly("gone RE1");
    }

    @Test
    void what_is_sure_enough_was_decided_about_by_itself() {
        take(
                "phone:CA1/r/RE1",
                List.of(Flag.PART, Flag.NO_ANSWER, Flag.TRANSCRIBED),
                "Hay una farola apagada. Está en la calle Castilla 27.",
                null);
        hub.file(hub.triage());
        assertThat(get(hub.transcripts.find(call)).orElseThrow().state()).isEqualTo(Proposal.State.FILED);
        studio.later(studio.room(Keeping.days(0, true)), Duration.ofHours(1));
        assertThat(studio.asked).containsExactly("gone RE1");
    }

    @Test
    void a_recording_that_is_told_late_belongs_to_its_call() {
        dismissed();
        studio.sounds.put("RE2", SOUND + " once more");
        take("phone:CA1/r/RE2/audio", List.of(Flag.PART, Flag.NO_ANSWER, Flag.TRANSCRIBED), "", "RE2");
        hub.file(hub.triage());
        var room = studio.room(Keeping.days(7, false));
        get(room.round());
        assertThat(Studio.heard(room, call, "RE2")).contains(SOUND + " once more");
    }

    @Test
    void a_provider_that_is_away_is_asked_again_later_and_later() {
        var room = studio.room(Keeping.days(7, false));
        studio.away = true;
        get(room.round());
        studio.later(room, Duration.ofSeconds(59));
        assertThat(studio.asked).hasSize(1);
        studio.later(room, Duration.ofSeconds(1));
        assertThat(studio.asked).hasSize(2);
        studio.away = false;
        studio.later(room, Duration.ofMinutes(1));
        assertThat(studio.asked).hasSize(2);
        studio.later(room, Duration.ofMinutes(1));
        assertThat(Studio.heard(room, call, "RE1")).contains(SOUND);
    }

    @Test
    void what_the_provider_does_not_know_is_gone() {
        studio.sounds.clear();
        var room = studio.room(Keeping.days(7, true));
        get(room.round());
        assertThat(recording().isGone()).isTrue();
        studio.later(room, WEEK);
        assertThat(studio.asked).containsExactly("copy RE1");
    }

    @Test
    void equal_sound_of_another_call_stays_until_its_own_time_is_over() {
        var room = studio.room(Keeping.days(7, false));
        get(room.round());
        hub.clock.advance(Duration.ofDays(1));
        studio.sounds.put("RE2", SOUND);
        take("phone:CA1/r/RE2/audio", List.of(Flag.PART, Flag.NO_ANSWER, Flag.TRANSCRIBED), "", "RE2");
        hub.file(hub.triage());
        get(room.round());
        studio.later(room, Duration.ofDays(6));
        assertThat(Studio.heard(room, call, "RE1")).isEmpty();
        assertThat(Studio.heard(room, call, "RE2")).contains(SOUND);
        studio.later(room, Duration.ofDays(1));
        assertThat(Studio.heard(room, call, "RE2")).isEmpty();
    }
}
