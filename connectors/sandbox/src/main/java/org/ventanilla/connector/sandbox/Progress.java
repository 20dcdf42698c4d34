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
    private static final String UNREACHABLE_NOW = "30003";

    private final Vertx vertx;
    private final SandboxOptions options;
    private final Chronicle chronicle;
    private final SignedPost post;
    private final Tricks tricks;

    Progress(Vertx vertx, SandboxOptions options, Chronicle chronicle, SignedPost post, Tricks tricks) {
        this.vertx = vertx;
        this.options = options;
        this.chronicle = chronicle;
        this.post = post;
        this.tricks = tricks;
    }

    /**
     * Moves it on.
     *
     * @param callback empty when nobody wants to know
     * @param isOutside whether its channel does not carry free words to this recipient any more
     */
    void follow(TextMessage message, String callback, boolean isOutside) {
        Future<Void> done = Future.succeededFuture();
        var all = isOutside ? List.of(OUTSIDE) : news(message.to(), tricks.callbacks());
        for (News next : all) {
            done = done.compose(before -> vertx.timer(STEP_MS, TimeUnit.MILLISECONDS))
                    .compose(now -> step(message, next, callback));
        }
        done.onFailure(stopped -> LOG.debug("The sandbox stopped before {} arrived", message.sid()));
    }

    /**
     * A state that a message reaches, or that is told of it.
     *
     * @param code the company's number of what went wrong; empty when nothing did
     */
    record News(TextMessage.Status status, String code) {
        static News of(TextMessage.Status status) {
            return new News(status, "");
        }
    }

    private static final News OUTSIDE = new News(TextMessage.Status.UNDELIVERED, "63016");
    private static final News SENT = News.of(TextMessage.Status.SENT);
    private static final News DELIVERED = News.of(TextMessage.Status.DELIVERED);

    static List<News> news(String to, Tricks.Callbacks how) {
        if (MagicNumber.of(to) == MagicNumber.UNREACHABLE) {
            return List.of(SENT, new News(TextMessage.Status.UNDELIVERED, UNREACHABLE_CARRIER));
        }
        return switch (how) {
            case IN_ORDER -> List.of(SENT, DELIVERED);
            case BACKWARDS_AND_DOUBLED -> List.of(DELIVERED, SENT, DELIVERED, SENT);
            case NEVER -> List.of();
            case UNREACHABLE_NOW -> List.of(SENT, new News(TextMessage.Status.UNDELIVERED, UNREACHABLE_NOW));
            case NO_SUCH_NUMBER -> List.of(SENT, new News(TextMessage.Status.UNDELIVERED, UNREACHABLE_CARRIER));
        };
    }

    private Future<Void> step(TextMessage message, News news, String callback) {
        chronicle.progress(message.sid(), news.status(), 0);
        return callback.isEmpty() ? Future.succeededFuture() : report(message, news, callback);
    }

    /** A callback that nobody takes is lost, and the next one is tried all the same. */
    private Future<Void> report(TextMessage message, News news, String callback) {
        return post.to(URI.create(callback), parameters(message, news))
                .<Void>mapEmpty()
                .otherwise(unheard -> {
                    LOG.info("Nobody took the callback of {}: {}", message.sid(), unheard.getClass());
                    return null;
                });
    }

    private MultiMap parameters(TextMessage message, News news) {
        String word = news.status().name().toLowerCase(Locale.ROOT);
        MultiMap params = MultiMap.caseInsensitiveMultiMap()
                .add("MessageSid", message.sid())
                .add("MessageStatus", word)
                .add("SmsSid", message.sid())
                .add("SmsStatus", word)
                .add("To", message.to())
                .add("From", message.from())
                .add("AccountSid", options.accountSid())
                .add("ApiVersion", PhoneCompany.API_VERSION);
        return news.code().isEmpty() ? params : params.add("ErrorCode", news.code());
    }
}
