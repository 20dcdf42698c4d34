package org.ventanilla.hub.api;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ventanilla.hub.identity.Access;
import org.ventanilla.hub.identity.Action;
import org.ventanilla.hub.identity.Identity;
import org.ventanilla.hub.intake.Quarantine;
import org.ventanilla.hub.intake.QuarantinedItem;
import org.ventanilla.hub.intake.QuarantinedItem.State;
import org.ventanilla.hub.media.Media;
import org.ventanilla.model.Wire;

/**
 * Items that no connector could read: {@code GET /v1/quarantine?state=&after=&limit=}, {@code GET …/{id}/raw},
 * {@code POST …/{id}/reprocess}, {@code POST …/{id}/dismiss {reason}}. The raw bytes are personal data: reading them is
 * logged.
 */
public final class QuarantineApi {
    private static final Logger LOG = LoggerFactory.getLogger(QuarantineApi.class);
    private static final String ROOT = "/v1/quarantine";
    private static final int PAGE = 200;
    private static final int MAX_PAGE = 1000;
    private static final long MAX_BODY = 8 * 1024;
    private static final int MAX_REASON = 500;

    private final Quarantine quarantine;
    private final Media media;
    private final Identity identity;
    private final Reprocessing reprocessing;
    private final StaffDoor access;

    public QuarantineApi(Vertx vertx, Quarantine quarantine, Media media, Identity identity) {
        this.quarantine = quarantine;
        this.media = media;
        this.identity = identity;
        this.reprocessing = new Reprocessing(vertx, quarantine, media);
        this.access = new StaffDoor(identity);
    }

    /** Adds the routes. */
    public void mount(Router router) {
        door(router, HttpMethod.GET, "", this::list);
        door(router, HttpMethod.POST, "/:id/reprocess", this::reprocess);
        door(router, HttpMethod.POST, "/:id/dismiss", this::dismiss);
        router.get(ROOT + "/:id/raw").handler(access::signedIn).handler(StaffDoor.to(Action.SEE_PERSONAL_DATA));
        door(router, HttpMethod.GET, "/:id/raw", this::raw);
    }

    private void door(Router router, HttpMethod method, String path, Handler<RoutingContext> handler) {
        router.route(method, ROOT + path)
                .handler(access::signedIn)
                .handler(StaffDoor.to(Action.HANDLE_QUARANTINE))
                .failureHandler(Replies::failure);
        router.route(method, ROOT + path)
                .handler(BodyHandler.create(false).setBodyLimit(MAX_BODY))
                .handler(handler)
                .failureHandler(Replies::failure);
    }

    private void list(RoutingContext ctx) {
        long after = Parameters.number(ctx, "after", 0, Long.MAX_VALUE, 0);
        int limit = (int) Parameters.number(ctx, "limit", 1, MAX_PAGE, PAGE);
        quarantine
                .list(state(ctx), after, limit)
                .onSuccess(items -> {
                    var list = new JsonArray();
                    items.forEach(item -> list.add(shown(item)));
                    long next = items.isEmpty()
                            ? after
                            : items.get(items.size() - 1).id();
                    Replies.json(ctx, 200, new JsonObject().put("items", list).put("next", next));
                })
                .onFailure(ctx::fail);
    }

    private static State state(RoutingContext ctx) {
        String asked = ctx.request().getParam("state", State.NEW.wire());
        try {
            return State.valueOf(asked.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw Parameters.bad("state", "new, reprocessed or dismissed");
        }
    }

    private static JsonObject shown(QuarantinedItem item) {
        return new JsonObject(Wire.toMap(item)).put("state", item.state().wire());
    }

    private Future<QuarantinedItem> item(RoutingContext ctx) {
        return quarantine.find(Parameters.id(ctx)).map(found -> found.orElseThrow(Reprocessing::unknown));
    }

    private void reprocess(RoutingContext ctx) {
        String by = StaffDoor.session(ctx).name();
        item(ctx)
                .compose(item -> reprocessing.again(item, by))
                .onSuccess(item -> {
                    LOG.info("quarantined item read again id={} state={}", item.id(), item.state());
                    Replies.json(ctx, 200, shown(item));
                })
                .onFailure(ctx::fail);
    }

    private void dismiss(RoutingContext ctx) {
        JsonObject body = Bodies.object(ctx);
        String reason = body == null ? null : body.getString("reason");
        if (reason == null || reason.isBlank() || reason.length() > MAX_REASON) {
            throw new Problem(
                    422,
                    "reason-missing",
                    "say why there is nothing in it",
                    List.of(new Problem.Field("reason", "1 to " + MAX_REASON + " characters")));
        }
        String by = StaffDoor.session(ctx).name();
        item(ctx)
                .compose(item -> quarantine.dismiss(item.id(), by, reason.strip()))
                .compose(done -> done ? item(ctx) : Future.failedFuture(decided()))
                .onSuccess(item -> Replies.json(ctx, 200, shown(item)))
                .onFailure(ctx::fail);
    }

    private static Problem decided() {
        return new Problem(409, "already-read", "it was read after all and is no longer in quarantine");
    }

    private void raw(RoutingContext ctx) {
        long staff = StaffDoor.session(ctx).staffId();
        item(ctx)
                .compose(item -> identity.logAccess(new Access(staff, null, item.id(), "quarantine-raw"))
                        .compose(logged -> media.original(item.rawRef())))
                .onSuccess(bytes -> Replies.file(ctx, "quarantined-" + Parameters.id(ctx) + ".bin", bytes))
                .onFailure(ctx::fail);
    }
}
