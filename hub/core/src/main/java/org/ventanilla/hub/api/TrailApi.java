package org.ventanilla.hub.api;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import org.ventanilla.hub.identity.Action;
import org.ventanilla.hub.identity.Identity;
import org.ventanilla.hub.intake.Intake;
import org.ventanilla.hub.intake.Received;
import org.ventanilla.hub.intake.Trail;
import org.ventanilla.model.TrailEntry;
import org.ventanilla.model.Wire;

/**
 * {@code GET /v1/items/{number}/trail}: from the number of a report, everything its channel did with it. Codes only, so
 * there is no personal data in it.
 */
public final class TrailApi {
    private final Intake intake;
    private final Trail trail;
    private final StaffDoor access;

    public TrailApi(Intake intake, Trail trail, Identity identity) {
        this.intake = intake;
        this.trail = trail;
        this.access = new StaffDoor(identity);
    }

    /** Adds the route. */
    public void mount(Router router) {
        router.get("/v1/items/:id/trail")
                .handler(access::signedIn)
                .handler(StaffDoor.to(Action.SEE_LEDGER))
                .handler(this::trail)
                .failureHandler(Replies::failure);
    }

    private void trail(RoutingContext ctx) {
        intake.find(null, List.of(Parameters.id(ctx)))
                .map(found -> found.stream()
                        .findFirst()
                        .orElseThrow(() -> new Problem(404, "unknown-item", "there is nothing with this number")))
                .compose(item -> Future.all(Future.succeededFuture(item), of(item)))
                .onSuccess(both -> Replies.json(ctx, 200, shown(both.resultAt(0), both.resultAt(1))))
                .onFailure(ctx::fail);
    }

    private Future<List<TrailEntry>> of(Received item) {
        return trail.of(item.submission().instance(), item.submission().key());
    }

    private static JsonObject shown(Received item, List<TrailEntry> entries) {
        var list = new JsonArray();
        entries.forEach(e -> list.add(new JsonObject(Wire.toMap(e))));
        return new JsonObject()
                .put("id", Long.toString(item.id()))
                .put("instance", item.submission().instance())
                .put("key", item.submission().key())
                .put("state", item.state().wire())
                .put("receivedAt", item.receivedAt().toString())
                .put("entries", list);
    }
}
