package org.ventanilla.connector.phone;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.ventanilla.connector.Inbound;
import org.ventanilla.connector.Inbound.Draft;
import org.ventanilla.connector.Webhook.Request;
import org.ventanilla.model.Reporter;
import org.ventanilla.model.Submission.Flag;
import org.ventanilla.model.Submission.Remark;
import org.ventanilla.model.Submission.Text;
import org.ventanilla.model.Submission.TextSource;

/**
 * News of what a caller said freely, to a person or after the tone, as further parts of the call: the provider's transcription
 * while they speak and of a recording (Twilio, "Transcription" and "Recording"), and what any other service wrote down. Each
 * sentence has a name of its own in which it stands in order, so that it may come late, twice, in any order or not at all. Pure.
 */
final class TranscriptReader {
    private static final List<Flag> FLAGS = List.of(Flag.PART, Flag.NO_ANSWER, Flag.TRANSCRIBED);
    private static final String FAILED = "transcript-failed";
    private static final String EMPTY = "transcript-empty";

    private final CallReader calls;

    TranscriptReader(CallReader calls) {
        this.calls = calls;
    }

    /** What the provider wrote down, while it is said or afterwards. */
    List<Inbound> told(Request request) {
        var form = Fields.form(request);
        String event = form.get("TranscriptionEvent");
        return event == null ? written(request, form) : live(request, form, event);
    }

    /** Sentences that are not final come again; that it began or ended says nothing. */
    private List<Inbound> live(Request request, Fields form, String event) {
        String name = "/t/" + form.need("TranscriptionSid");
        var part = new Piece(form.need("CallSid"), calls.caller(form), request.receivedAt());
        return switch (event) {
            case "transcription-content" -> {
                boolean isFinal = !"false".equalsIgnoreCase(form.get("Final"));
                boolean isCaller = !"outbound_track".equals(form.get("Track"));
                JsonObject data = json(form.need("TranscriptionData"));
                String words = data.getString("transcript", "");
                yield !isFinal || !isCaller || words.isBlank()
                        ? List.of()
                        : List.of(
                                sentence(part, name + "/" + padded(form.need("SequenceId")), words, confidence(data)));
            }
            case "transcription-error" ->
                List.of(remark(part, name + "/failed", FAILED, form.need("TranscriptionSid")));
            default -> List.of();
        };
    }

    /** A recording that was written down as a whole. The provider does not say how sure it is. */
    private List<Inbound> written(Request request, Fields form) {
        String recording = form.need("RecordingSid");
        String name = "/r/" + recording;
        var part = new Piece(form.need("CallSid"), calls.caller(form), request.receivedAt());
        String words = form.get("TranscriptionText");
        if (!"completed".equals(form.get("TranscriptionStatus"))) {
            return List.of(remark(part, name + "/failed", FAILED, recording));
        }
        return List.of(
                words == null || words.isBlank()
                        ? remark(part, name + "/empty", EMPTY, recording)
                        : sentence(part, name, words, null));
    }

    /** There is a recording: as long as nobody wrote it down, somebody may have to listen. */
    List<Inbound> recording(Request request) {
        var form = Fields.form(request);
        String recording = form.need("RecordingSid");
        var part = new Piece(form.need("CallSid"), calls.caller(form), request.receivedAt());
        return switch (form.need("RecordingStatus").toLowerCase(Locale.ROOT)) {
            case "completed" -> List.of(remark(part, "/r/" + recording + "/audio", "recording", recording));
            case "failed" -> List.of(remark(part, "/r/" + recording + "/lost", "recording-failed", recording));
            default -> List.of();
        };
    }

    /**
     * What another service posts: {@code {call, recording, status, text, confidence, segments: [{n, text, confidence}]}}, with
     * the text as a whole or in segments.
     */
    List<Inbound> posted(Request request) {
        JsonObject body = json(request.body().toString());
        String call = needed(body, "call");
        String recording = body.getString("recording", "speech");
        String name = "/r/" + recording;
        var part = new Piece(call, Reporter.ANONYMOUS, request.receivedAt());
        if ("failed".equals(body.getString("status"))) {
            return List.of(remark(part, name + "/failed", FAILED, recording));
        }
        List<Inbound> all = new ArrayList<>();
        JsonArray segments = body.getJsonArray("segments", new JsonArray().add(body));
        for (int i = 0; i < segments.size(); i++) {
            JsonObject segment = segments.getJsonObject(i);
            String words = segment.getString("text", "");
            if (!words.isBlank()) {
                String at = segments.size() == 1 && !body.containsKey("segments")
                        ? ""
                        : "/" + padded(String.valueOf(segment.getValue("n", i)));
                all.add(sentence(part, name + at, words, confidence(segment)));
            }
        }
        return all.isEmpty() ? List.of(remark(part, name + "/empty", EMPTY, recording)) : all;
    }

    /** Whose words are in it. */
    private record Piece(String call, Reporter caller, Instant at) {}

    private Draft sentence(Piece p, String name, String words, @Nullable Double confidence) {
        return calls.part(p.call(), name, p.caller(), p.at())
                .withWords(new Text(words.strip(), null, TextSource.TRANSCRIPT, confidence))
                .withFlags(FLAGS, "transcript");
    }

    private Draft remark(Piece p, String name, String code, String about) {
        return calls.part(p.call(), name, p.caller(), p.at())
                .withWords(CallReader.silence())
                .withRemarks(List.of(new Remark(code, about)))
                .withFlags(FLAGS, code);
    }

    private static @Nullable Double confidence(JsonObject data) {
        return data.getValue("confidence") instanceof Number n ? n.doubleValue() : null;
    }

    /** So that names sort as the sentences were said. */
    private static String padded(String sequence) {
        if (!sequence.matches("[0-9]{1,9}")) {
            throw new IllegalArgumentException("a sequence that is no number");
        }
        return String.format(Locale.ROOT, "%09d", Integer.parseInt(sequence));
    }

    private static String needed(JsonObject body, String field) {
        if (body.getValue(field) instanceof String s && !s.isBlank()) {
            return s;
        }
        throw new IllegalArgumentException("the body lacks " + field);
    }

    private static JsonObject json(String text) {
        try {
            return new JsonObject(text);
        } catch (DecodeException e) {
            throw new IllegalArgumentException("not a JSON object"); // its message would quote what was said
        }
    }
}
