package org.ventanilla.connector;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ventanilla.connector.Native.Via;
import org.ventanilla.connector.Webhook.Reply;
import org.ventanilla.connector.Webhook.Request;
import org.ventanilla.model.Receipt;

/**
 * Runs a channel that calls us: verify, keep, hand over, answer. When the hub gives no receipt within the provider's
 * patience, the raw request goes to the spool and the provider is answered as if all were done; a source that comes back by
 * itself is told to do so instead.
 */
final class WebhookRunner implements Runner {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookRunner.class);
    private static final long MAX_BODY = 1024 * 1024;
    private static final int BUSY = 503;

    private final Clock clock;
    private final Patience patience;
    private final Webhook webhook;
    private final RequestIntake intake;
    private final @Nullable Spooling spooling;
    private final Tally tally;
    private final Masking masking;
    private final InFlight inFlight = new InFlight();

    /** @param spooling null for sources that retry by themselves */
    WebhookRunner(
            HostServices services, Webhook webhook, RequestIntake intake, @Nullable Spooling spooling, Desk desk) {
        this.clock = services.clock();
        this.patience = services.patience();
        this.webhook = webhook;
        this.intake = intake;
        this.spooling = spooling;
        this.tally = desk.tally();
        this.masking = desk.masking();
    }

    void mount(Router router) {
        router.route()
                .handler(BodyHandler.create(false).setBodyLimit(MAX_BODY))
                .handler(this::handle)
                .failureHandler(WebhookRunner::failed);
    }

    @Override
    public Future<Void> start() {
        return Future.succeededFuture();
    }

    /** Succeeds when what came before is answered, from the hub or from the spool. */
    @Override
    public Future<Void> stop() {
        return inFlight.close();
    }

    private void handle(RoutingContext ctx) {
        if (!inFlight.enter()) {
            busy(ctx);
            return;
        }
        Request request = request(ctx);
        // Inside a future, so that a verify or reply that throws ends the request like any other failure.
        Future.<Void>succeededFuture()
                .compose(go -> replied(request))
                .onComplete(reply -> answer(ctx, reply), cause -> {
                    LOG.error("request not kept, the source must come again cause={}", Blame.of(cause));
                    busy(ctx);
                })
                .onComplete(done -> inFlight.leave());
    }

    private Future<Reply> replied(Request request) {
        Reply refusal = webhook.verify(request);
        if (refusal != null) {
            tally.forbidden();
            return Future.succeededFuture(refusal);
        }
        var ticket = tally.take();
        Request kept = masking.of(request);
        // Counted behind the time-out: an item that is on its way to the spool ends there, also when the hub has it
        // after all.
        return intake.take(kept, Via.LIVE)
                .timeout(patience.webhook().toMillis(), TimeUnit.MILLISECONDS)
                .onSuccess(ending -> ticket.ended(ending.outcome()))
                .map(Ending::receipts)
                .recover(cause -> keep(kept, ticket, cause).map(List.<Receipt>of()))
                .compose(receipts -> webhook.answer(request, receipts));
    }

    /** An item that was spooled and reached the hub after all is the same key twice: the hub knows. */
    private Future<Void> keep(Request request, Tally.Ticket ticket, Throwable cause) {
        if (spooling == null) {
            ticket.givenBack();
            return Future.failedFuture(cause);
        }
        LOG.warn("hub slow or away, request spooled cause={}", Blame.of(cause));
        return spooling.append(request, ticket);
    }

    private Request request(RoutingContext ctx) {
        var r = ctx.request();
        String mounted = ctx.mountPoint() == null ? "" : ctx.mountPoint();
        String base = mounted.endsWith("/") ? mounted.substring(0, mounted.length() - 1) : mounted;
        String path = r.path().startsWith(base) ? r.path().substring(base.length()) : r.path();
        Buffer body = ctx.body().buffer() == null ? Buffer.buffer() : ctx.body().buffer();
        return new Request(
                r.method().name(),
                path.startsWith("/") ? path : "/" + path,
                r.uri(),
                MultiMap.caseInsensitiveMultiMap().addAll(r.headers()),
                MultiMap.caseInsensitiveMultiMap().addAll(r.formAttributes()),
                body,
                clock.instant());
    }

    private static void answer(RoutingContext ctx, Reply reply) {
        ctx.response()
                .setStatusCode(reply.status())
                .putHeader("Content-Type", reply.contentType())
                .end(reply.body())
                .onFailure(cause -> LOG.debug("reply not delivered", cause));
    }

    private static void failed(RoutingContext ctx) {
        if (ctx.response().headWritten()) {
            return; // Vert.x may report a second failure for the same request
        }
        if (ctx.statusCode() >= 400 && ctx.statusCode() < 500) {
            answer(ctx, new Reply(ctx.statusCode(), "text/plain", "the request does not have the expected form"));
        } else {
            LOG.error("webhook failed cause={}", Blame.of(ctx.failure()));
            busy(ctx);
        }
    }

    private static void busy(RoutingContext ctx) {
        ctx.response().putHeader("Retry-After", "10");
        answer(ctx, new Reply(BUSY, "text/plain", "try later"));
    }
}
