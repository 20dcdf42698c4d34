package org.ventanilla.hub.api;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.identity.Access;
import org.ventanilla.hub.identity.Action;
import org.ventanilla.hub.identity.Identity;
import org.ventanilla.hub.transcript.Recording;
import org.ventanilla.hub.transcript.Recordings;
import org.ventanilla.hub.transcript.Transcripts;

/**
 * The sound behind a dictated report: {@code GET /v1/desk/proposals/{id}/recordings} (names and times),
 * {@code GET …/recordings/{name}} (the sound itself while a copy is kept; personal data, logged).
 */
public final class RecordingApi {
    private static final String ROOT = "/v1/desk/proposals/:id/recordings";
    private static final String PURPOSE = "desk-recording";

    private final Recordings recordings;
    private final Transcripts transcripts;
    private final Identity identity;
    private final StaffDoor access;

    public RecordingApi(Recordings recordings, Transcripts transcripts, Identity identity) {
        this.recordings = recordings;
        this.transcripts = transcripts;
        this.identity = identity;
        this.access = new StaffDoor(identity);
    }

    /** Adds the routes. */
    public void mount(Router router) {
        door(router, ROOT, this::list);
        door(router, ROOT + "/:name", this::sound);
    }

    private void door(Router router, String path, Handler<RoutingContext> answer) {
        router.get(path)
                .handler(access::signedIn)
                .handler(StaffDoor.to(Action.USE_DESK))
                .handler(StaffDoor.to(Action.SEE_PERSONAL_DATA))
                .handler(answer)
                .failureHandler(Replies::failure);
    }

    private void list(RoutingContext ctx) {
        long id = Parameters.id(ctx);
        recordings
                .of(id)
                .compose(all -> all.isEmpty() ? none(id) : Future.succeededFuture(all))
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

    /** There is a dictated report, of which no recording was told. */
    private Future<List<Recording>> none(long id) {
        return transcripts
                .find(id)
                .map(found -> found.orElseThrow(
                        () -> new Problem(404, "unknown-proposal", "there is no proposed report with this id")))
                .map(proposal -> List.of());
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
