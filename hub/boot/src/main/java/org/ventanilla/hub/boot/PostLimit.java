package org.ventanilla.hub.boot;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.List;
import org.ventanilla.hub.api.Problem;
import org.ventanilla.hub.api.Replies;

/**
 * How many forms one address may send in a minute. Machines that prove who they are (a token, a key, a signature) are not counted:
 * a storm brings many reports through one provider. A key that travels as a form field can be guessed by anybody, so there the
 * refused attempts of an address are counted, and only those.
 */
final class PostLimit {
    private static final List<String> PROVEN = List.of("/v1/", "/in/");
    /** Questions of anybody that cost as much as a report. */
    private static final List<String> COSTLY = List.of("/v1/similar");

    private static final String GUESSABLE = "/open311/";
    private static final int UNKNOWN_KEY = 403;
    private static final int NO_KEY = 401;
    private static final int TOO_MANY = 429;
    private static final int MAX_ADDRESSES = 50_000;

    private final int perMinute;
    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(MAX_ADDRESSES)
            .expireAfterAccess(Duration.ofMinutes(2))
            .build();

    PostLimit(int perMinute) {
        this.perMinute = perMinute;
    }

    void check(RoutingContext ctx) {
        String path = ctx.request().path();
        boolean costly = COSTLY.stream().anyMatch(ctx.normalizedPath()::startsWith);
        if (costly && !bucket(ctx).tryConsume(1)) {
            tooMany(ctx);
        } else if (!ctx.request().method().equals(HttpMethod.POST)) {
            ctx.next();
        } else if (path.startsWith(GUESSABLE)) {
            countRefusals(ctx);
        } else if (PROVEN.stream().anyMatch(path::startsWith) || bucket(ctx).tryConsume(1)) {
            ctx.next();
        } else {
            tooMany(ctx);
        }
    }

    private void countRefusals(RoutingContext ctx) {
        Bucket bucket = bucket(ctx);
        if (bucket.getAvailableTokens() == 0) {
            tooMany(ctx);
            return;
        }
        ctx.addEndHandler(done -> {
            int status = ctx.response().getStatusCode();
            if (status == UNKNOWN_KEY || status == NO_KEY) {
                bucket.tryConsume(1);
            }
        });
        ctx.next();
    }

    private static void tooMany(RoutingContext ctx) {
        ctx.response().putHeader("Retry-After", "60");
        ctx.fail(new Problem(TOO_MANY, "too-many", "wait a minute, then send again"));
    }

    /**
     * Answers what this limit refused. Whatever else a form fails with belongs to the page it was sent to: this handler
     * stands before all of them, so it would otherwise answer people with JSON.
     */
    static void refuse(RoutingContext ctx) {
        if (ctx.failure() instanceof Problem problem && problem.status() == TOO_MANY) {
            Replies.failure(ctx);
        } else {
            ctx.next();
        }
    }

    private Bucket bucket(RoutingContext ctx) {
        String address = ctx.request().remoteAddress() == null
                ? ""
                : ctx.request().remoteAddress().hostAddress();
        return buckets.get(address, key -> Bucket.builder()
                .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1)))
                .build());
    }
}
