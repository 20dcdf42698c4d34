package org.ventanilla.hub.api;

import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Duration;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ventanilla.hub.identity.Action;
import org.ventanilla.hub.identity.Identity;
import org.ventanilla.model.Addresses;

/**
 * {@code POST /v1/connectors/{instance}/reconcile {from}}: has a connector ask its source what never reached us, from that time on
 * or since its last look. Answers {@code {from, to, items, backfilled, gapUntil}}.
 */
public final class ReconcileApi {
    private static final Logger LOG = LoggerFactory.getLogger(ReconcileApi.class);
    private static final Duration PATIENCE = Duration.ofSeconds(50);
    private static final long MAX_BODY = 1024;
    private static final int BAD_TIME = 400;

    private final Vertx vertx;
    private final Set<String> instances;
    private final StaffDoor access;

    /** @param instances those that are configured */
    public ReconcileApi(Vertx vertx, Set<String> instances, Identity identity) {
        this.vertx = vertx;
        this.instances = Set.copyOf(instances);
        this.access = new StaffDoor(identity);
    }

    /** Adds the route. */
    public void mount(Router router) {
        var route = router.post("/v1/connectors/:instance/reconcile")
                .handler(access::signedIn)
                .handler(StaffDoor.to(Action.HANDLE_QUARANTINE));
        route.failureHandler(Replies::failure);
        router.post("/v1/connectors/:instance/reconcile")
                .handler(BodyHandler.create(false).setBodyLimit(MAX_BODY))
                .handler(this::ask)
                .failureHandler(Replies::failure);
    }

    private void ask(RoutingContext ctx) {
        String instance = ctx.pathParam("instance");
        if (!instances.contains(instance)) {
            throw new Problem(404, "unknown-connector", "there is no connector instance of this name");
        }
        JsonObject body = Bodies.object(ctx);
        var question = new JsonObject().put("from", body == null ? null : body.getValue("from"));
        var options = new DeliveryOptions().setSendTimeout(PATIENCE.toMillis());
        vertx.eventBus()
                .<JsonObject>request(Addresses.reconcile(instance), question, options)
                .onSuccess(reply -> {
                    LOG.info(
                            "asked to reconcile instance={} by={}",
                            instance,
                            StaffDoor.session(ctx).name());
                    Replies.json(ctx, 200, reply.body());
                })
                .onFailure(cause -> ctx.fail(refusal(cause)));
    }

    private static Throwable refusal(Throwable cause) {
        if (!(cause instanceof ReplyException reply)) {
            return cause;
        }
        return switch (reply.failureType()) {
            case NO_HANDLERS ->
                new Problem(409, "nothing-to-ask", "the connector does not run, or its source cannot be asked");
            case TIMEOUT, ERROR -> new Problem(503, "no-answer", "the source did not answer in time; look again");
            case RECIPIENT_FAILURE ->
                reply.failureCode() == BAD_TIME
                        ? Parameters.bad("from", "a time such as 2026-03-01T10:15:30Z")
                        : new Problem(503, "source-away", "the source could not be asked; try later");
        };
    }
}
