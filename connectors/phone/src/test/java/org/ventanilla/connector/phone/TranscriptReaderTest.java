package org.ventanilla.connector.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ventanilla.connector.Inbound;
import org.ventanilla.connector.Inbound.Draft;
import org.ventanilla.connector.Webhook.Request;
import org.ventanilla.connector.phone.PhoneSettings.FreeSpeech;
import org.ventanilla.model.Submission.Flag;

/** News of speech outside the dialogue, as the provider and as another service tell it. */
class TranscriptReaderTest {
    private static final PhoneSettings.Api API =
            new PhoneSettings.Api(URI.create("https://api.example"), "AC1", "AC1", "t");
    private static final PhoneSettings SETTINGS = new PhoneSettings(
            "AC1", List.of("t"), "https://x", "ES", "Ciudad", "112", List.of("es"), null, null, FreeSpeech.NONE, API);
    private final TranscriptReader reader = reader();

    private static TranscriptReader reader() {
        var speech = new Speech(SETTINGS.languages());
        var flow = new CallFlow(speech, SETTINGS);
        var callers = new Callers("ES", Speech.read("senders.properties"));
        return new TranscriptReader(new CallReader("phone", SETTINGS, speech, flow, callers));
    }

    private static Request request(Buffer body, String... fields) {
        var form = MultiMap.caseInsensitiveMultiMap();
        for (int i = 0; i < fields.length; i += 2) {
            form.add(fields[i], fields[i + 1]);
        }
        return new Request("POST", "/x", "/in/phone/x", MultiMap.caseInsensitiveMultiMap(), form, body, Instant.EPOCH);
    }

    private List<Inbound> told(String... fields) {
        return reader.told(request(Buffer.buffer(), fields));
    }

    private List<Inbound> content(String sequence, String data, String... more) {
        var fields = new java.util.ArrayList<>(List.of(
                "TranscriptionEvent",
                "transcription-content",
                "TranscriptionSid",
                "GT1",
                "CallSid",
                "CA1",
                "SequenceId",
                sequence,
                "TranscriptionData",
                data));
        fields.addAll(List.of(more));
        return told(fields.toArray(String[]::new));
    }

    private static Draft only(List<Inbound> all) {
        assertThat(all).hasSize(1);
        return (Draft) all.get(0);
    }

    private static String words(Draft d) {
        return Objects.requireNonNull(d.text()).raw();
    }

    @Test
    void a_final_sentence_is_a_part_of_its_call_with_its_place_in_the_order() {
        var draft = only(content("12", "{\"transcript\":\" una farola \",\"confidence\":0.93}", "Final", "true"));
        assertThat(draft.nativeId()).isEqualTo("CA1/t/GT1/000000012");
        assertThat(words(draft)).isEqualTo("una farola");
        assertThat(Objects.requireNonNull(draft.text()).confidence()).isEqualTo(0.93);
        assertThat(Objects.requireNonNull(draft.thread()).parentKey()).isEqualTo("phone:CA1");
        assertThat(draft.flags()).containsExactlyInAnyOrder(Flag.PART, Flag.NO_ANSWER, Flag.TRANSCRIBED);
    }

    @Test
    void what_is_not_final_not_the_caller_s_or_empty_says_nothing() {
        assertThat(content("1", "{\"transcript\":\"una\"}", "Final", "false")).isEmpty();
        assertThat(content("1", "{\"transcript\":\"dígame\"}", "Track", "outbound_track"))
                .isEmpty();
        assertThat(content("1", "{\"transcript\":\" \"}")).isEmpty();
        for (String event : List.of("transcription-started", "transcription-stopped", "something-new")) {
            assertThat(told("TranscriptionEvent", event, "TranscriptionSid", "GT1", "CallSid", "CA1"))
                    .isEmpty();
        }
    }

    @Test
    void a_recogniser_that_tells_no_confidence_is_not_thought_sure() {
        assertThat(Objects.requireNonNull(only(content("1", "{\"transcript\":\"una farola\"}"))
                                .text())
                        .confidence())
                .isNull();
    }

    @Test
    void a_failure_is_a_remark() {
        var draft =
                only(told("TranscriptionEvent", "transcription-error", "TranscriptionSid", "GT1", "CallSid", "CA1"));
        assertThat(draft.remarks().get(0).code()).isEqualTo("transcript-failed");
        assertThat(words(draft)).isEmpty();
    }

    @Test
    void a_recording_and_what_was_written_down_of_it_are_parts_with_names_of_their_own() {
        var recorded = only(reader.recording(
                request(Buffer.buffer(), "CallSid", "CA1", "RecordingSid", "RE1", "RecordingStatus", "completed")));
        assertThat(recorded.nativeId()).isEqualTo("CA1/r/RE1/audio");
        assertThat(recorded.remarks().get(0).about()).isEqualTo("RE1");
        var written = only(told(
                "CallSid",
                "CA1",
                "RecordingSid",
                "RE1",
                "TranscriptionStatus",
                "completed",
                "TranscriptionText",
                "a lamp",
                "From",
                "+34600111222"));
        assertThat(words(written)).isEqualTo("a lamp");
        assertThat(written.reporter().address()).isEqualTo("+34600111222");
        assertThat(only(told("CallSid", "CA1", "RecordingSid", "RE1", "TranscriptionStatus", "failed"))
                        .remarks()
                        .get(0)
                        .code())
                .isEqualTo("transcript-failed");
        assertThat(only(told("CallSid", "CA1", "RecordingSid", "RE1", "TranscriptionStatus", "completed"))
                        .remarks()
                        .get(0)
                        .code())
                .isEqualTo("transcript-empty");
        assertThat(reader.recording(
                        request(Buffer.buffer(), "CallSid", "CA1", "RecordingSid", "RE1", "RecordingStatus", "absent")))
                .isEmpty();
    }

    @Test
    void another_service_posts_a_text_or_segments_in_any_order() {
        var text = new JsonObject().put("call", "CA1").put("recording", "RE1").put("text", "una farola");
        assertThat(only(posted(text)).nativeId()).isEqualTo("CA1/r/RE1");
        var segments = new JsonArray()
                .add(new JsonObject().put("n", 2).put("text", "en Castilla").put("confidence", 0.8))
                .add(new JsonObject().put("n", 1).put("text", "una farola").put("confidence", 1));
        var all = posted(
                new JsonObject().put("call", "CA1").put("recording", "RE1").put("segments", segments));
        assertThat(all)
                .extracting(i -> ((Draft) i).nativeId())
                .containsExactly("CA1/r/RE1/000000002", "CA1/r/RE1/000000001");
        assertThat(only(posted(new JsonObject().put("call", "CA1").put("status", "failed")))
                        .remarks()
                        .get(0)
                        .code())
                .isEqualTo("transcript-failed");
        assertThat(only(posted(new JsonObject().put("call", "CA1").put("text", " ")))
                        .remarks()
                        .get(0)
                        .code())
                .isEqualTo("transcript-empty");
    }

    private List<Inbound> posted(JsonObject body) {
        return reader.posted(request(body.toBuffer()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "[]",
                "{}",
                "{\"call\": 7}",
                "{\"call\":\"CA1\",\"segments\":[{\"n\":\"x\",\"text\":\"a\"}]}"
            })
    void what_is_none_of_this_is_thrown_out_without_quoting_it(String body) {
        assertThatThrownBy(() -> reader.posted(request(Buffer.buffer(body))))
                .isInstanceOf(RuntimeException.class)
                .hasMessageNotContaining("nonsense");
    }
}
