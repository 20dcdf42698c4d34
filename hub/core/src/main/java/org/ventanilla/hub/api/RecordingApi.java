package org.ventanilla.hub.api;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.identity.Access;
import org.ventanilla.hub.identity.Action;
import org.ventanilla.hub.identity.Identity;
import org.ventanilla.hub.transcript.Recording;
import org.ventanilla.hub.transcript.Recordings;

/**
 * The sound behind a dictated report: {@code GET /v1/desk/proposals/{id}/recordings} (names and times),
 * {@code GET …/recordings/{name}} (the sound itself while a copy is kept; personal data, logged).
 */
public final class RecordingApi {
    private static final String ROOT = "/v1/desk/proposals/:id/recordings";
    private static final String PURPOSE = "desk-recording";

    private final Recordings recordings;
    private final Identity identity;
    private final StaffDoor access;

    public RecordingApi(Recordings recordings, Identity identity) {
        this.recordings = recordings;
        this.identity = identity;
        this.access = new StaffDoor(identity);
    }

    /** Adds the routes. */
    public void mount(Router router) {
        router.get(ROOT + "*")
                .handler(access::signedIn)
                .handler(StaffDoor.to(Action.USE_DESK))
                .handler(StaffDoor.to(Action.SEE_PERSONAL_DATA))
                .failureHandler(Replies::failure);
        router.get(ROOT).handler(this::list).failureHandler(Replies::failure);
        router.get(ROOT + "/:name").handler(this::sound).failureHandler(Replies::failure);
    }

    private void list(RoutingContext ctx) {
        recordings
                .of(Parameters.id(ctx))
                .onSuccess(all -> Replies.json(
                        ctx,
                        200,
                        new JsonObject()
                                .put(
                                        "recordings",
                                        new JsonArray(
                                                all.stream().map(this::line).toList()))))
                .onFailure(ctx::fail);
    }

    private JsonObject line(Recording r) {
        return new JsonObject()
                .put("name", r.name())
                .put("instance", r.instance())
                .put("toldAt", r.toldAt().toString())
                .put("kept", r.isKept())
                .put("keptUntil", r.isKept() ? text(recordings.keeping().until(r)) : null)
                .put("goneAt", text(r.goneAt()));
    }

    private static @Nullable String text(@Nullable Instant at) {
        return at == null ? null : at.toString();
    }

    private void sound(RoutingContext ctx) {
        long id = Parameters.id(ctx);
        var look = new Access(StaffDoor.session(ctx).staffId(), null, id, PURPOSE);
        identity.logAccess(look)
                .compose(logged -> recordings.listen(id, ctx.pathParam("name")))
                .map(found -> found.orElseThrow(
                        () -> new Problem(404, "no-recording", "no copy of a recording of this name is kept")))
                .onSuccess(sound -> Replies.send(ctx, 200, sound.type(), sound.bytes()))
                .onFailure(ctx::fail);
    }
}
