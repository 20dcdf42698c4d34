package org.ventanilla.connector.sandbox;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.ventanilla.connector.sandbox.PhoneCall.Answer;
import org.ventanilla.connector.sandbox.PhoneCall.Callbacks;

/** One call, as the company carries it: fetches what to say, brings what was answered, tells the end. Used once. */
final class VoiceCall {
    private final SignedPost post;
    private final SandboxOptions options;
    private final RecordingShelf recordings;
    private final URI base;
    private final PhoneCall call;
    private final String callSid = Sids.call();
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final List<Integer> statuses = new CopyOnWriteArrayList<>();
    private volatile @Nullable String dialed;
    private volatile boolean hungUp;
    private final AtomicInteger next = new AtomicInteger();
    private volatile @Nullable URI writeTo;

    /** What the company carries calls with. */
    record Lines(SignedPost post, SandboxOptions options, RecordingShelf recordings) {}

    VoiceCall(Lines lines, URI base, PhoneCall call) {
        this.post = lines.post();
        this.options = lines.options();
        this.recordings = lines.recordings();
        this.base = base;
        this.call = call;
    }

    Future<CallLog> run() {
        Future<Void> first = call.callbacks() == Callbacks.END_FIRST ? ended() : Future.succeededFuture();
        return first.compose(told -> asked(URI.create(base + "/call"), parameters("ringing")))
                .compose(this::follow)
                .compose(over -> ended())
                .compose(over -> written(true))
                .map(told -> new CallLog(callSid, heard, statuses, dialed, hungUp));
    }

    private Future<Void> follow(String twiml) {
        Script script = Script.of(twiml);
        heard.addAll(script.said());
        if (script.transcription() != null) {
            writeTo = script.transcription();
        }
        if (script.record() != null) {
            return leave(script.record());
        }
        if (script.dial() != null) {
            return put(script.dial());
        }
        hungUp = script.hangsUp();
        URI gather = script.gather();
        if (gather == null || next.get() >= call.answers().size()) {
            return Future.succeededFuture();
        }
        Answer answer = call.answers().get(next.getAndIncrement());
        Future<Void> thought = answer.before() == null
                ? Future.succeededFuture()
                : answer.before().get();
        return thought.compose(over -> asked(gather, answered(answer))).compose(this::follow);
    }

    private Future<Void> put(Script.Dial dial) {
        dialed = dial.number();
        MultiMap outcome =
                parameters("in-progress").add("DialCallStatus", call.personAnswers() ? "completed" : "no-answer");
        URI action = dial.action();
        if (action == null) {
            return Future.succeededFuture();
        }
        Future<Void> spoken = call.personAnswers() ? written(false) : Future.succeededFuture();
        return spoken.compose(done -> asked(action, outcome)).compose(this::follow);
    }

    /** While they speak, or afterwards. */
    private Future<Void> written(boolean isOver) {
        URI url = writeTo;
        boolean isLate = call.freely().writing() == FreeSpeech.Writing.LATE;
        boolean hasWords = !call.freely().sentences().isEmpty();
        return url == null || isLate != isOver || !hasWords
                ? Future.succeededFuture()
                : new Stenographer(post, options, callSid).tell(url, call.freely());
    }

    /** A message after the tone; the recording is ready when it is, and that is told without waiting for it. */
    private Future<Void> leave(Script.Recording record) {
        String recordingSid = recordings.put();
        String seconds = call.freely().sentences().isEmpty() ? "0" : "21";
        MultiMap left = parameters("in-progress")
                .add("RecordingSid", recordingSid)
                .add("RecordingUrl", recordingUrl(recordingSid))
                .add("RecordingDuration", seconds)
                .add("Digits", "hangup");
        MultiMap news = MultiMap.caseInsensitiveMultiMap()
                .add("CallSid", callSid)
                .add("AccountSid", options.accountSid())
                .add("RecordingSid", recordingSid)
                .add("RecordingUrl", recordingUrl(recordingSid))
                .add("RecordingStatus", seconds.equals("0") ? "absent" : "completed")
                .add("RecordingSource", "RecordVerb")
                .add("RecordingChannels", "1")
                .add("RecordingDuration", seconds);
        return written(false)
                .compose(done -> asked(record.action(), left))
                .compose(this::follow)
                .compose(done -> asked(record.callback(), news))
                .mapEmpty();
    }

    private String recordingUrl(String sid) {
        return "https://api.twilio.com/" + PhoneCompany.API_VERSION + "/Accounts/" + options.accountSid()
                + "/Recordings/" + sid;
    }

    private MultiMap answered(Answer answer) {
        MultiMap params = parameters("in-progress");
        if (answer.words() != null) {
            params.add("SpeechResult", answer.words());
        }
        if (answer.confidence() != null) {
            params.add("Confidence", String.valueOf(answer.confidence()));
        }
        return answer.key() == null ? params : params.add("Digits", answer.key());
    }

    private Future<String> asked(URI url, MultiMap params) {
        return post.ask(url, params).compose(told -> {
            statuses.add(told.status());
            if (told.status() != 200) {
                return Future.failedFuture("the city answered " + told.status());
            }
            return call.callbacks() == Callbacks.DOUBLED
                    ? post.ask(url, params).map(again -> told.body())
                    : Future.succeededFuture(told.body());
        });
    }

    private Future<Void> ended() {
        MultiMap params = parameters("completed")
                .add("CallDuration", "42")
                .add("CallbackSource", "call-progress-events")
                .add("SequenceNumber", "3");
        return asked(URI.create(base + "/status"), params).mapEmpty();
    }

    private MultiMap parameters(String status) {
        return MultiMap.caseInsensitiveMultiMap()
                .add("CallSid", callSid)
                .add("AccountSid", options.accountSid())
                .add("From", call.from())
                .add("To", options.phoneNumber())
                .add("Caller", call.from())
                .add("Called", options.phoneNumber())
                .add("CallStatus", status)
                .add("Direction", "inbound")
                .add("ApiVersion", PhoneCompany.API_VERSION);
    }
}
