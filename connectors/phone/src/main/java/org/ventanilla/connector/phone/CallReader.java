package org.ventanilla.connector.phone;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ventanilla.connector.Inbound;
import org.ventanilla.connector.Inbound.Draft;
import org.ventanilla.connector.Webhook.Request;
import org.ventanilla.connector.phone.Stand.Question;
import org.ventanilla.model.GivenLocation;
import org.ventanilla.model.PlaceAnswer;
import org.ventanilla.model.Reporter;
import org.ventanilla.model.Submission.Flag;
import org.ventanilla.model.Submission.Text;
import org.ventanilla.model.Submission.TextSource;
import org.ventanilla.model.Submission.ThreadRef;

/**
 * Requests about a call as inbound items: the call itself, under its own id and without words, and each answer as a part of it,
 * so that whatever was said is safe when the line drops. Pure.
 */
final class CallReader {
    /** A call in these states is over (Twilio, "Call resource"). */
    private static final Set<String> OVER = Set.of("completed", "busy", "failed", "no-answer", "canceled");

    private final String instance;
    private final PhoneSettings settings;
    private final Speech speech;
    private final CallFlow flow;
    private final Callers callers;

    CallReader(String instance, PhoneSettings settings, Speech speech, CallFlow flow, Callers callers) {
        this.instance = instance;
        this.settings = settings;
        this.speech = speech;
        this.flow = flow;
        this.callers = callers;
    }

    /** What a Gather heard. Throws {@link IllegalArgumentException} when its confidence is no number. */
    static Said said(Fields form) {
        String told = form.get("Confidence");
        Double confidence = told == null ? null : Double.valueOf(told);
        // Recognisers write down words that nobody said, and say themselves that they are sure of none.
        boolean silent = confidence != null && confidence <= 0;
        return new Said(silent ? null : form.get("SpeechResult"), form.get("Digits"), confidence);
    }

    /** Somebody calls: more of it is to come. The same whichever request tells it first. */
    Draft call(Request request) {
        var form = Fields.form(request);
        return Draft.of(form.need("CallSid"), request.receivedAt(), callers.read(form.get("From")))
                .withWords(silence())
                .withFlags(List.of(Flag.UNFINISHED, Flag.NO_ANSWER), null);
    }

    /** Whether the caller may be asked for messages. */
    boolean isTextable(Request request) {
        return settings.answerChannel() != null
                && Callers.isTextable(callers.read(Fields.form(request).get("From")));
    }

    /** The answer to a question, if it says anything that the report needs. */
    List<Inbound> turn(Request request) {
        var form = Fields.form(request);
        String callSid = form.need("CallSid");
        Stand stand = Stand.of(Fields.query(request));
        Said said = said(form);
        Text words = words(stand, said);
        boolean last = flow.next(stand, said, PlaceAnswer.UNKNOWN).complete();
        if (words == null && !last) {
            return List.of();
        }
        var part = part(callSid, "/" + stand.turn(), callers.read(form.get("From")), request.receivedAt())
                .withWords(words == null ? silence() : words)
                .withLocation(place(stand, said, words));
        return List.of(
                last
                        ? completed(part, form, stand, said)
                        : part.withFlags(List.of(Flag.PART, Flag.NO_ANSWER), code(stand)));
    }

    /** How a call goes on matters only when it ends. */
    List<Inbound> status(Request request) {
        var form = Fields.form(request);
        String callSid = form.need("CallSid");
        if (!OVER.contains(form.need("CallStatus").toLowerCase(Locale.ROOT))) {
            return List.of();
        }
        var end = part(callSid, "/end", caller(form), request.receivedAt())
                .withWords(silence())
                .withFlags(List.of(Flag.LAST, Flag.PARTIAL, Flag.NO_ANSWER), "ended");
        return List.of(call(request), end);
    }

    /** Who calls; nobody where a request does not tell. */
    Reporter caller(Fields form) {
        return callers.read(form.get("From"));
    }

    /** A piece of a call, still without words. */
    Draft part(String callSid, String ending, Reporter caller, Instant at) {
        return Draft.of(callSid + ending, at, caller)
                .withThread(new ThreadRef(null, instance + ":" + callSid, List.of(), null));
    }

    private Draft completed(Draft part, Fields form, Stand stand, Said said) {
        boolean wanted = stand.asked() == Question.TEXT
                && speech.answers(stand.language()).isYes(said);
        Reporter caller = callers.read(form.get("From"));
        String channel = wanted && Callers.isTextable(caller) ? settings.answerChannel() : null;
        var reporter = new Reporter(
                caller.address(),
                caller.kind(),
                null,
                stand.language(),
                caller.assurance(),
                caller.replyable(),
                channel);
        return Draft.of(part.nativeId(), part.occurredAt(), reporter)
                .withWords(part.text())
                .withThread(part.thread())
                .withFlags(channel == null ? List.of(Flag.LAST, Flag.NO_ANSWER) : List.of(Flag.LAST), code(stand));
    }

    private @Nullable Text words(Stand stand, Said said) {
        if (flow.wantsPerson(stand, said)) {
            return null;
        }
        var answers = speech.answers(stand.language());
        return switch (stand.asked()) {
            case WHAT, WHERE -> Answers.saysSomething(said) ? spoken(said) : null;
            case PLACE -> flow.isCorrection(stand, said) ? spoken(said) : null;
            case DANGER -> danger(stand, said, answers);
            case TEXT -> null;
        };
    }

    /** A bare yes would mean nothing in the report; what was said beyond it is kept too. */
    private @Nullable Text danger(Stand stand, Said said, Answers answers) {
        if (answers.isNo(said) || (!answers.isYes(said) && !Answers.saysSomething(said))) {
            return null;
        }
        String meant = speech.text(stand.language(), "said.danger");
        boolean bare = said.words() == null || answers.isBare(said);
        return transcript(bare ? meant : meant + " " + said.words(), said.confidence());
    }

    private static @Nullable GivenLocation place(Stand stand, Said said, @Nullable Text words) {
        boolean names = words != null && (stand.asked() == Question.WHERE || stand.asked() == Question.PLACE);
        return names ? new GivenLocation(null, null, null, GivenLocation.Obtained.OTHER, said.words()) : null;
    }

    private static Text spoken(Said said) {
        return transcript(String.valueOf(said.words()), said.confidence());
    }

    private static Text transcript(String words, @Nullable Double confidence) {
        return new Text(words, null, TextSource.TRANSCRIPT, confidence);
    }

    /** The hub wants words, be they none. */
    static Text silence() {
        return transcript("", null);
    }

    private static String code(Stand stand) {
        return stand.asked().code();
    }
}
