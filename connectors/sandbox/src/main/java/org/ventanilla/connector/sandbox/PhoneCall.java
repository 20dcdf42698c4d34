package org.ventanilla.connector.sandbox;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A call as the caller makes it: an answer for each question; when there is none left, they hang up.
 *
 * @param from the caller's number, or what the company sends for a withheld one
 * @param callbacks what the company does to its requests
 * @param personAnswers whether the person that the caller is put through to takes the call
 * @param freely what they say to that person, or after the tone
 */
public record PhoneCall(
        String from, List<Answer> answers, Callbacks callbacks, boolean personAnswers, FreeSpeech freely) {
    public PhoneCall {
        answers = List.copyOf(answers);
    }

    /**
     * What is said, or pressed, or neither, with the recogniser's confidence if it tells one.
     *
     * @param before what happens elsewhere while the caller thinks
     */
    public record Answer(
            @Nullable String words,
            @Nullable String key,
            @Nullable Double confidence,
            @Nullable Supplier<Future<Void>> before) {
        private Answer(@Nullable String words, @Nullable String key, @Nullable Double confidence) {
            this(words, key, confidence, null);
        }
    }

    /** How the company's requests come. */
    public enum Callbacks {
        IN_ORDER,
        /** Each twice. */
        DOUBLED,
        /** That the call has ended is told first of all, and again at the end. */
        END_FIRST
    }

    public static PhoneCall from(String number) {
        return new PhoneCall(number, List.of(), Callbacks.IN_ORDER, true, FreeSpeech.NONE);
    }

    /** A well understood sentence. */
    public PhoneCall says(String words) {
        return says(words, 0.93);
    }

    /** The same with the recogniser's confidence; null when it tells none. */
    public PhoneCall says(String words, @Nullable Double confidence) {
        return with(new Answer(words, null, confidence));
    }

    /** A well understood sentence after something happened elsewhere. */
    public PhoneCall saysAfter(Supplier<Future<Void>> before, String words) {
        return with(new Answer(words, null, 0.93, before));
    }

    public PhoneCall presses(String key) {
        return with(new Answer(null, key, null));
    }

    public PhoneCall isSilent() {
        return with(new Answer(null, null, null));
    }

    public PhoneCall with(Callbacks order) {
        return new PhoneCall(from, answers, order, personAnswers, freely);
    }

    /** Nobody takes the call that is put through. */
    public PhoneCall unanswered() {
        return new PhoneCall(from, answers, callbacks, false, freely);
    }

    /** To the person, or after the tone. */
    public PhoneCall tells(FreeSpeech speech) {
        return new PhoneCall(from, answers, callbacks, personAnswers, speech);
    }

    private PhoneCall with(Answer answer) {
        var all = new ArrayList<>(answers);
        all.add(answer);
        return new PhoneCall(from, all, callbacks, personAnswers, freely);
    }
}
