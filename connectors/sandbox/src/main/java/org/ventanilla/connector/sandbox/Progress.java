package org.ventanilla.connector.sandbox;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves an accepted message on, step by step, and tells the city when it asked to be told (Twilio, "Track outbound message
 * status"). The first state gets no callback.
 */
final class Progress {
    private static final Logger LOG = LoggerFactory.getLogger(Progress.class);
    private static final long STEP_MS = 120;
    private static final String UNREACHABLE_CARRIER = "30005";

    private final Vertx vertx;
    private final SandboxOptions options;
    private final Chronicle chronicle;
    private final SignedPost post;

    Progress(Vertx vertx, SandboxOptions options, Chronicle chronicle, SignedPost post) {
        this.vertx = vertx;
        this.options = options;
        this.chronicle = chronicle;
        this.post = post;
    }

    /** @param callback empty when nobody wants to know */
    void follow(TextMessage message, String callback) {
        Future<Void> done = Future.succeededFuture();
        for (TextMessage.Status next : steps(message.to())) {
            done = done.compose(before -> vertx.timer(STEP_MS, TimeUnit.MILLISECONDS))
                    .compose(now -> step(message, next, callback));
        }
        done.onFailure(stopped -> LOG.debug("The sandbox stopped before {} arrived", message.sid()));
    }

    static List<TextMessage.Status> steps(String to) {
        return MagicNumber.of(to) == MagicNumber.UNREACHABLE
                ? List.of(TextMessage.Status.SENT, TextMessage.Status.UNDELIVERED)
                : List.of(TextMessage.Status.SENT, TextMessage.Status.DELIVERED);
    }

    private Future<Void> step(TextMessage message, TextMessage.Status status, String callback) {
        chronicle.progress(message.sid(), status, 0);
        return callback.isEmpty() ? Future.succeededFuture() : report(message, status, callback);
    }

    /** A callback that nobody takes is lost, and the next one is tried all the same. */
    private Future<Void> report(TextMessage message, TextMessage.Status status, String callback) {
        return post.to(URI.create(callback), parameters(message, status))
                .<Void>mapEmpty()
                .otherwise(unheard -> {
                    LOG.info("Nobody took the callback of {}: {}", message.sid(), unheard.getClass());
                    return null;
                });
    }

    private MultiMap parameters(TextMessage message, TextMessage.Status status) {
        String word = status.name().toLowerCase(Locale.ROOT);
        MultiMap params = MultiMap.caseInsensitiveMultiMap()
                .add("MessageSid", message.sid())
                .add("MessageStatus", word)
                .add("SmsSid", message.sid())
                .add("SmsStatus", word)
                .add("To", message.to())
                .add("From", message.from())
                .add("AccountSid", options.accountSid())
                .add("ApiVersion", PhoneCompany.API_VERSION);
        return status == TextMessage.Status.UNDELIVERED ? params.add("ErrorCode", UNREACHABLE_CARRIER) : params;
    }
}
