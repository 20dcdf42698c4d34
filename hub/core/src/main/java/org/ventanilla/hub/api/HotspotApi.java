package org.ventanilla.hub.api;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.hotspot.Hotspot;
import org.ventanilla.hub.hotspot.Hotspots;
import org.ventanilla.hub.identity.Action;
import org.ventanilla.hub.identity.Identity;

/**
 * {@code GET /v1/hotspots?state=open|closed|all&limit=}: incidents that belong together, newest first. {@code GET
 * /v1/hotspots/{id}}: one with the ids of its incidents. Staff only: private ones are among them.
 */
public final class HotspotApi {
    private static final String PATH = "/v1/hotspots";
    private static final int MOST = 500;
    private static final int USUAL = 100;

    private final Hotspots hotspots;
    private final StaffDoor access;

    public HotspotApi(Hotspots hotspots, Identity identity) {
        this.hotspots = hotspots;
        this.access = new StaffDoor(identity);
    }

    /** Adds the routes. */
    public void mount(Router router) {
        router.get(PATH)
                .handler(access::signedIn)
                .handler(StaffDoor.to(Action.SEE_INCIDENTS))
                .handler(this::list)
                .failureHandler(Replies::failure);
        router.get(PATH + "/:id")
                .handler(access::signedIn)
                .handler(StaffDoor.to(Action.SEE_INCIDENTS))
                .handler(this::one)
                .failureHandler(Replies::failure);
    }

    private void list(RoutingContext ctx) {
        int limit = (int) Parameters.number(ctx, "limit", 1, MOST, USUAL);
        hotspots.list(open(ctx.queryParams().get("state")), limit)
                .onSuccess(some -> {
                    var list = new JsonArray();
                    some.forEach(h -> list.add(json(h)));
                    Replies.json(ctx, 200, new JsonObject().put("hotspots", list));
                })
                .onFailure(ctx::fail);
    }

    /** Null for all. */
    private static @Nullable Boolean open(@Nullable String state) {
        if (state == null || state.equals("open")) {
            return true;
        }
        return switch (state) {
            case "closed" -> false;
            case "all" -> null;
            default ->
                throw new Problem(
                        422,
                        "bad-value",
                        "correct the field named",
                        List.of(new Problem.Field("state", "open, closed or all")));
        };
    }

    private void one(RoutingContext ctx) {
        hotspots.find(Parameters.id(ctx))
                .map(found -> found.orElseThrow(
                        () -> new Problem(404, "unknown-hotspot", "there is no hotspot with this id")))
                .onSuccess(found -> {
                    var ids = new JsonArray();
                    found.incidents().forEach(id -> ids.add(Long.toString(id)));
                    Replies.json(ctx, 200, json(found.hotspot()).put("incidents", ids));
                })
                .onFailure(ctx::fail);
    }

    private static JsonObject json(Hotspot h) {
        var json = new JsonObject()
                .put("id", Long.toString(h.id()))
                .put("group", h.group())
                .put("public", h.isPublic())
                .put("lat", h.lat())
                .put("lon", h.lon())
                .put("reachM", h.reachM())
                .put("incidentCount", h.incidents())
                .put("openCount", h.open())
                .put("firstAt", h.firstAt().toString())
                .put("lastAt", h.lastAt().toString())
                .put("openedAt", h.openedAt().toString());
        if (h.closedAt() != null) {
            json.put("closedAt", h.closedAt().toString()).put("reason", h.reason());
        }
        return json;
    }
}
