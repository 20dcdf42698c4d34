package org.ventanilla.hub.downstream;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ventanilla.hub.callout.Callout;
import org.ventanilla.hub.callout.WebhookSignature;
import org.ventanilla.model.Wire;

/**
 * Calls an endpoint with one event, as Standard Webhooks have it: the id is the event's at every attempt, the time that of the
 * attempt, and every secret that is good now signs. What it says beyond the status is not read.
 */
final class Delivery {
    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

    private static final int NO_CONTENT = 204;

    private final Callout callout;
    private final Clock clock;
    private final Set<String> allowedHosts;

    /** @param allowedHosts hosts that may be called though their address is a private one */
    Delivery(Vertx vertx, Clock clock, Duration patience, Set<String> allowedHosts) {
        this.callout = new Callout(vertx, patience);
        this.clock = clock;
        this.allowedHosts = Set.copyOf(allowedHosts);
    }

    Future<Void> check(java.net.URI url) {
        return callout.check(url, allowedHosts);
    }

    boolean isAllowed(String host) {
        return allowedHosts.contains(host);
    }

    /** How it went; never fails. */
    Future<Answer> send(Endpoint endpoint, String id, Object event) {
        byte[] body = event instanceof Map<?, ?> map ? Wire.bytes(map) : Wire.bytes(event);
        Instant now = clock.instant();
        long seconds = now.getEpochSecond();
        var headers = MultiMap.caseInsensitiveMultiMap()
                .add("Content-Type", "application/cloudevents+json")
                .add("User-Agent", "ventanilla-webhooks/1")
                .add("webhook-id", id)
                .add("webhook-timestamp", Long.toString(seconds))
                .add("webhook-signature", WebhookSignature.of(endpoint.secrets().at(now), id, seconds, body));
        return callout.post(new Callout.Call(endpoint.url(), allowedHosts, headers, Buffer.buffer(body)))
                .map(Delivery::answered)
                .recover(cause -> {
                    boolean notAllowed = cause instanceof Callout.NotAllowed;
                    LOG.debug("endpoint={} eventId={}", endpoint.id(), id, cause);
                    return Future.succeededFuture(
                            new Answer(Answer.Kind.AWAY, notAllowed ? "address-not-allowed" : "no-answer"));
                });
    }

    /** An answer with no end would keep a connection: what follows the status is cut off unless it says that it is short. */
    private static Answer answered(HttpClientResponse response) {
        String length = String.valueOf(response.getHeader("Content-Length"));
        if (response.statusCode() != NO_CONTENT && !length.matches("[0-9]{1,4}")) {
            response.request().reset().onFailure(gone -> LOG.debug("answer ended before", gone));
        }
        return Answer.of(response.statusCode());
    }
}
