package org.ventanilla.connector;

import io.vertx.core.Future;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.ventanilla.model.SendOutcome;
import org.ventanilla.model.SendOutcome.Ending;

/** How a message that was sent by HTTP ended, where a channel has no better word for it. Pure. */
public final class HttpEndings {
    private static final int TOO_MANY = 429;

    private HttpEndings() {}

    /**
     * The whole of a sending: what was answered, or why nothing was.
     *
     * @param answered what an answer means; {@link #of(Egress.Answer, String)} for the usual
     */
    public static Future<SendOutcome> of(Future<Egress.Answer> asked, Function<Egress.Answer, SendOutcome> answered) {
        return asked.map(answered).recover(cause -> Future.succeededFuture(failed(cause)));
    }

    /** 2xx SENT, 429 and 5xx RETRY when the provider says, anything else REJECTED. */
    public static SendOutcome of(Egress.Answer answer, @Nullable String providerId) {
        int status = answer.status();
        if (status / 100 == 2) {
            return SendOutcome.sent(providerId);
        }
        String code = "http-" + status;
        return status == TOO_MANY || status >= 500
                ? SendOutcome.retry(code, retryAfter(answer))
                : SendOutcome.ended(Ending.REJECTED, code);
    }

    /** Not sent is tried again, what may not be asked never, and anything else may have been sent. */
    public static SendOutcome failed(Throwable cause) {
        if (cause instanceof Egress.NotSent) {
            return SendOutcome.retry("no-connection", null);
        }
        return cause instanceof Egress.NotAllowed
                ? SendOutcome.ended(Ending.REJECTED, "address-not-allowed")
                : SendOutcome.ended(Ending.UNKNOWN, "no-answer");
    }

    /** The header of that name in seconds (RFC 9110 section 10.2.3); its date form counts as absent. */
    public static @Nullable Long retryAfter(Egress.Answer answer) {
        String given = answer.headers().get("Retry-After");
        return given != null && given.strip().matches("\\d{1,9}") ? Long.valueOf(given.strip()) : null;
    }
}
