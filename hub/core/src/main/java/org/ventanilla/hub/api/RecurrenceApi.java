package org.ventanilla.hub.api;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import org.ventanilla.hub.identity.Action;
import org.ventanilla.hub.identity.Identity;
import org.ventanilla.hub.incident.Incidents;
import org.ventanilla.hub.incident.Recurrence;
import org.ventanilla.hub.incident.Recurrences.By;
import org.ventanilla.hub.incident.Recurrences.Spot;

/**
 * {@code GET /v1/recurrences?by=place|asset&limit=}: places, or things with a number, to which something comes back soon after it
 * was dealt with, the worst first. {@code GET /v1/incidents/{id}/recurrence}: how often one came back. For staff.
 */
public final class RecurrenceApi {
    private static final int MOST = 500;
    private static final int USUAL = 50;

    private final Incidents incidents;
    private final StaffDoor access;

    public RecurrenceApi(Incidents incidents, Identity identity) {
        this.incidents = incidents;
        this.access = new StaffDoor(identity);
    }

    /** Adds the routes. */
    public void mount(Router router) {
        router.get("/v1/recurrences")
                .handler(access::signedIn)
                .handler(StaffDoor.to(Action.SEE_INCIDENTS))
                .handler(this::often)
                .failureHandler(Replies::failure);
        router.get("/v1/incidents/:id/recurrence")
                .handler(access::signedIn)
                .handler(StaffDoor.to(Action.SEE_INCIDENTS))
                .handler(this::one)
                .failureHandler(Replies::failure);
    }

    private void often(RoutingContext ctx) {
        By by = by(ctx.request().getParam("by", "place"));
        int limit = (int) Parameters.number(ctx, "limit", 1, MOST, USUAL);
        incidents
                .recurrences()
                .often(by, limit)
                .onSuccess(spots -> {
                    var list = new JsonArray();
                    spots.forEach(spot -> list.add(shown(spot)));
                    Replies.json(ctx, 200, new JsonObject().put("recurrences", list));
                })
                .onFailure(ctx::fail);
    }

    private static By by(String word) {
        return switch (word) {
            case "place" -> By.PLACE;
            case "asset" -> By.ASSET;
            default -> throw Parameters.bad("by", "place or asset");
        };
    }

    private static JsonObject shown(Spot s) {
        return new JsonObject()
                .put("category", s.category())
                .put("place", s.place())
                .put("area", s.area())
                .put("asset", s.asset())
                .put("times", s.times())
                .put("firstIncident", Long.toString(s.first()))
                .put("lastIncident", Long.toString(s.last()))
                .put("lastAt", s.lastAt().toString());
    }

    private void one(RoutingContext ctx) {
        long id = Parameters.id(ctx);
        incidents
                .find(id)
                .map(found -> found.orElseThrow(
                        () -> new Problem(404, "unknown-incident", "there is no incident with this id")))
                .compose(known -> incidents.recurrences().of(id))
                .onSuccess(recurrence -> Replies.json(ctx, 200, shown(recurrence)))
                .onFailure(ctx::fail);
    }

    private static JsonObject shown(Recurrence r) {
        return new JsonObject()
                .put("times", r.times())
                .put("earlier", ids(r.earlier()))
                .put("asset", r.asset())
                .put("ofAsset", ids(r.ofAsset()));
    }

    private static JsonArray ids(List<Long> ids) {
        return new JsonArray(ids.stream().map(String::valueOf).toList());
    }
}
