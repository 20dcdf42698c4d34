package org.ventanilla.hub.remote;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ventanilla.hub.callout.Callout;
import org.ventanilla.hub.callout.WebhookSignature;
import org.ventanilla.model.OutboundUpdate;
import org.ventanilla.model.SendOutcome;
import org.ventanilla.model.Wire;

/**
 * Calls a connector that runs elsewhere, signed as Standard Webhooks have it; the id is the delivery's on every attempt, so
 * calling twice is safe.
 */
final class WebhookPush {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookPush.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int MAX_ANSWER = 64 * 1024;

    private final Clock clock;
    private final Callout callout;

    WebhookPush(Vertx vertx, Clock clock) {
        this.clock = clock;
        this.callout = new Callout(vertx, PATIENCE);
    }

    /** How it ended, or empty when the other side only took it and will say so later. */
    Future<Optional<SendOutcome>> push(RemoteSettings remote, OutboundUpdate update) {
        return callout.post(call(remote, update))
                .compose(WebhookPush::outcome)
                .timeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .recover(cause -> {
                    LOG.warn(
                            "webhook instance={} deliveryId={} cause={}",
                            remote.instance(),
                            update.deliveryId(),
                            cause.getClass().getSimpleName());
                    return Future.succeededFuture(Optional.of(
                            cause instanceof Callout.NotAllowed
                                    ? SendOutcome.ended(SendOutcome.Ending.REJECTED, "address-not-allowed")
                                    : SendOutcome.retry("webhook-away", null)));
                });
    }

    private Callout.Call call(RemoteSettings remote, OutboundUpdate update) {
        byte[] body = Wire.bytes(update);
        long now = clock.instant().getEpochSecond();
        var headers = MultiMap.caseInsensitiveMultiMap()
                .add("Content-Type", "application/json")
                .add("webhook-id", update.deliveryId())
                .add("webhook-timestamp", Long.toString(now))
                .add("webhook-signature", WebhookSignature.of(remote.secrets(), update.deliveryId(), now, body));
        var to = Objects.requireNonNull(remote.webhook(), "a webhook has an address");
        return new Callout.Call(to, remote.allowedHosts(), headers, Buffer.buffer(body));
    }

    private static Future<Optional<SendOutcome>> outcome(HttpClientResponse response) {
        int status = response.statusCode();
        if (status >= 200 && status < 300) {
            return response.body().map(WebhookPush::said);
        }
        boolean later = status == 429 || status >= 500;
        return Future.succeededFuture(Optional.of(
                later
                        ? SendOutcome.retry("http-" + status, seconds(response.getHeader("Retry-After")))
                        : SendOutcome.ended(SendOutcome.Ending.REJECTED, "http-" + status)));
    }

    private static Optional<SendOutcome> said(Buffer body) {
        if (body.length() == 0 || body.length() > MAX_ANSWER) {
            return Optional.empty();
        }
        try {
            return Optional.of(Wire.parse(body.toString(), SendOutcome.class)).filter(o -> hasEnding(o.ending()));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // taken, in words of its own
        }
    }

    private static boolean hasEnding(SendOutcome.@Nullable Ending ending) {
        return ending != null;
    }

    private static @Nullable Long seconds(@Nullable String retryAfter) {
        return retryAfter != null && retryAfter.matches("[0-9]{1,6}") ? Long.valueOf(retryAfter) : null;
    }
}
