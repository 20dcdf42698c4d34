package org.ventanilla.connector.sandbox;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.ventanilla.connector.sandbox.FreeSpeech.Sentence;
import org.ventanilla.connector.sandbox.FreeSpeech.Writing;

/** Writes down what is said in a call and tells the city (Twilio, "Transcription", status callback). */
final class Stenographer {
    private final SignedPost post;
    private final SandboxOptions options;
    private final String callSid;
    private final String sid = Sids.transcription();

    Stenographer(SignedPost post, SandboxOptions options, String callSid) {
        this.post = post;
        this.options = options;
        this.callSid = callSid;
    }

    /** Succeeds when the city has answered everything, whatever it answered. */
    Future<Void> tell(URI url, FreeSpeech speech) {
        Future<Void> all = Future.succeededFuture();
        for (MultiMap event : events(speech)) {
            all = all.compose(done -> post.ask(url, event).mapEmpty());
        }
        return all;
    }

    private List<MultiMap> events(FreeSpeech speech) {
        if (speech.writing() == Writing.NEVER) {
            return List.of();
        }
        if (speech.writing() == Writing.FAILED) {
            return List.of(
                    event("transcription-started", 1),
                    event("transcription-error", 2)
                            .add("TranscriptionErrorCode", "32655")
                            .add("TranscriptionError", "Provider Unavailable"));
        }
        List<MultiMap> told = new ArrayList<>();
        int sequence = 2;
        for (Sentence sentence : speech.sentences()) {
            told.add(content(sentence.words().substring(0, sentence.words().length() / 2), null, sequence++, false));
            String words = speech.writing() == Writing.EMPTY ? "" : sentence.words();
            told.add(content(words, sentence.confidence(), sequence++, true));
        }
        if (speech.writing() == Writing.DOUBLED) {
            told.addAll(List.copyOf(told));
        } else if (speech.writing() == Writing.SHUFFLED) {
            Collections.reverse(told);
        }
        told.add(0, event("transcription-started", 1));
        told.add(event("transcription-stopped", sequence));
        return told;
    }

    private MultiMap content(
            String words, @org.jspecify.annotations.Nullable Double confidence, int sequence, boolean isFinal) {
        var data = new JsonObject().put("transcript", words);
        if (confidence != null) {
            data.put("confidence", confidence);
        }
        return event("transcription-content", sequence)
                .add("Track", "inbound_track")
                .add("Final", Boolean.toString(isFinal))
                .add("TranscriptionData", data.encode());
    }

    private MultiMap event(String name, int sequence) {
        return MultiMap.caseInsensitiveMultiMap()
                .add("TranscriptionEvent", name)
                .add("TranscriptionSid", sid)
                .add("CallSid", callSid)
                .add("AccountSid", options.accountSid())
                .add("SequenceId", Integer.toString(sequence))
                .add("LanguageCode", "es-ES");
    }
}
