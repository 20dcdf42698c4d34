package org.ventanilla.connector.phone;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.time.Duration;
import java.util.regex.Pattern;
import org.ventanilla.connector.Egress;
import org.ventanilla.connector.Egress.Answer;
import org.ventanilla.connector.Egress.Ask;
import org.ventanilla.connector.Recordings;
import org.ventanilla.connector.Refused;

/**
 * Messages that callers left, at the provider (Twilio, "Recording resource"): Basic authentication, redirects to its storage
 * followed without it. The address is made of the recording's name and never taken from a request.
 */
final class TwilioRecordings implements Recordings {
    private static final Pattern NAME = Pattern.compile("RE[0-9a-zA-Z]{1,64}");
    private static final int REDIRECTS = 4;
    /** Two minutes are hardly more than one; the rest is for a provider that records better. */
    private static final long MAX_BYTES = 16 * 1024 * 1024;

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int OK = 200;
    private static final int NO_CONTENT = 204;
    private static final int NOT_FOUND = 404;

    private final Egress egress;
    private final PhoneSettings.Api api;

    TwilioRecordings(Egress egress, PhoneSettings.Api api) {
        this.egress = egress;
        this.api = api;
    }

    @Override
    public Future<Buffer> copy(String recording) {
        return isName(recording)
                ? asked(Ask.get(address(recording, ".mp3")).forFile(REDIRECTS, MAX_BYTES))
                        .compose(answer -> answer.status() == OK
                                ? Future.succeededFuture(answer.body())
                                : Future.failedFuture(problem(answer)))
                : Future.failedFuture(unknown());
    }

    @Override
    public Future<Void> delete(String recording) {
        return isName(recording)
                ? asked(Ask.delete(address(recording, ".json")))
                        .compose(answer -> answer.status() == NO_CONTENT || answer.status() == NOT_FOUND
                                ? Future.succeededFuture()
                                : Future.failedFuture(problem(answer)))
                : Future.failedFuture(unknown());
    }

    private static boolean isName(String recording) {
        return NAME.matcher(recording).matches();
    }

    private Future<Answer> asked(Ask ask) {
        return egress.ask(
                ask.withCredential("Authorization", api.authorization()).within(PATIENCE));
    }

    private URI address(String recording, String ending) {
        return URI.create(api.base() + "/2010-04-01/Accounts/" + api.account() + "/Recordings/" + recording + ending);
    }

    private static RuntimeException problem(Answer answer) {
        return answer.status() == NOT_FOUND ? unknown() : new NotNow("recording-http-" + answer.status());
    }

    private static Refused unknown() {
        return new Refused("recording-unknown");
    }

    /** The provider does not give or delete it now. */
    private static final class NotNow extends RuntimeException {
        NotNow(String code) {
            super(code, null, false, false);
        }
    }
}
