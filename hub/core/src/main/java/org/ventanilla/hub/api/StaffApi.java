package org.ventanilla.hub.api;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.ventanilla.hub.identity.Action;
import org.ventanilla.hub.identity.Identity;
import org.ventanilla.hub.incident.CaseFile;
import org.ventanilla.hub.incident.IncidentView;
import org.ventanilla.hub.incident.Incidents;
import org.ventanilla.hub.incident.Status;
import org.ventanilla.hub.media.Media;
import org.ventanilla.hub.media.StoredMedia;
import org.ventanilla.model.Wire;

/**
 * What staff do to incidents: {@code POST /v1/incidents/{id}/status|assign|note|ask|looked|photo|merge|split|undo}. Answers the incident
 * as it is afterwards.
 */
public final class StaffApi {
    private final Incidents incidents;
    private final Media media;
    private final StaffDoor access;
    private final Path uploads;

    /** @param uploads folder for uploads on their way into the media room */
    public StaffApi(Incidents incidents, Media media, Identity identity, Path uploads) {
        this.incidents = incidents;
        this.media = media;
        this.access = new StaffDoor(identity);
        this.uploads = uploads;
    }

    /** Adds the routes. */
    public void mount(Router router) {
        door(router, "status", Action.CHANGE_STATUS, this::status);
        door(router, "assign", Action.ASSIGN, this::assign);
        door(router, "note", Action.WRITE_NOTE, ctx -> by(ctx).note(id(ctx), required(ctx, "text")));
        door(router, "ask", Action.CHANGE_STATUS, this::ask);
        door(router, "looked", Action.CHANGE_STATUS, ctx -> by(ctx).looked(id(ctx)));
        door(router, "photo", Action.ADD_PHOTO, this::photo);
        door(router, "merge", Action.MERGE, ctx -> by(ctx).merge(id(ctx), number(ctx, "into")));
        door(router, "split", Action.MERGE, ctx -> by(ctx).split(id(ctx), number(ctx, "report"))
                .mapEmpty());
        door(router, "undo", Action.MERGE, ctx -> by(ctx).unmerge(id(ctx)));
    }

    private void door(Router router, String name, Action action, Function<RoutingContext, Future<Void>> act) {
        String path = "/v1/incidents/:id/" + name;
        // The permission first, on a route of its own: a stranger's upload is never read.
        router.post(path)
                .handler(access::signedIn)
                .handler(StaffDoor.to(action))
                .failureHandler(Replies::failure);
        router.post(path)
                .handler(BodyHandler.create(uploads.toString())
                        .setBodyLimit(Uploads.MAX_BODY)
                        .setDeleteUploadedFilesOnEnd(true))
                .handler(ctx -> act.apply(ctx)
                        .compose(done -> Future.all(incidents.findWithWords(id(ctx)), incidents.caseFile(id(ctx))))
                        .onSuccess(both -> Replies.json(ctx, 200, shown(both.resultAt(0), both.resultAt(1))))
                        .onFailure(ctx::fail))
                .failureHandler(Replies::failure);
    }

    /** What anybody may see, and what only staff have to know. */
    private static JsonObject shown(Optional<IncidentView> view, Optional<CaseFile> file) {
        var row = file.orElseThrow().incident();
        return new JsonObject(Wire.toMap(view.orElseThrow()))
                .put(
                        "waitingSince",
                        row.askedAt() == null ? null : row.askedAt().toString())
                .put("lookSince", row.lookAt() == null ? null : row.lookAt().toString())
                .put("lookWhy", row.lookWhy());
    }

    private Future<Void> status(RoutingContext ctx) {
        String wanted = required(ctx, "status");
        Status to = parsed(wanted);
        String reason = Bodies.text(ctx, "reason", null);
        String words = Bodies.text(ctx, "text", null);
        return uploaded(ctx).compose(photos -> by(ctx).changeStatus(
                        id(ctx),
                        to,
                        reason,
                        words,
                        photos.stream().map(StoredMedia::ref).toList()));
    }

    /** To everybody who reported it, or with {@code report} to one. */
    private Future<Void> ask(RoutingContext ctx) {
        boolean toOne = Bodies.text(ctx, "report", null) != null;
        return by(ctx).ask(id(ctx), required(ctx, "text"), toOne ? number(ctx, "report") : null);
    }

    private static Status parsed(String wanted) {
        try {
            return Status.valueOf(
                    wanted.strip().toUpperCase(Locale.ROOT).replace('-', '_').replace(' ', '_'));
        } catch (IllegalArgumentException e) {
            throw new Problem(
                    422,
                    "bad-value",
                    "correct the field named",
                    List.of(new Problem.Field("status", "one of " + List.of(Status.values()))));
        }
    }

    private Future<Void> assign(RoutingContext ctx) {
        return by(ctx).assign(id(ctx), Bodies.text(ctx, "department", null), Bodies.text(ctx, "assignee", null));
    }

    /** Multipart with one or more files, or the bytes of one as the body. */
    private Future<Void> photo(RoutingContext ctx) {
        boolean result = !"false".equals(Bodies.text(ctx, "result", "true"));
        String alt = Bodies.text(ctx, "alt", "");
        Future<List<StoredMedia>> stored = ctx.fileUploads().isEmpty() && isPicture(ctx)
                ? media.store(ctx.body().buffer(), ctx.request().getHeader("Content-Type"), null)
                        .map(List::of)
                : uploaded(ctx);
        return stored.compose(photos -> {
            if (photos.isEmpty() || photos.stream().anyMatch(p -> !p.isShown())) {
                return Future.failedFuture(new Problem(
                        422,
                        "not-a-picture",
                        "send a JPEG, PNG or WebP",
                        List.of(new Problem.Field("photo", "a readable picture"))));
            }
            Future<Void> all = Future.succeededFuture();
            for (StoredMedia p : photos) {
                all = all.compose(done -> by(ctx).addPhoto(id(ctx), p.ref(), result, alt == null ? "" : alt));
            }
            return all;
        });
    }

    private Incidents by(RoutingContext ctx) {
        return incidents.by(StaffDoor.session(ctx).staffId());
    }

    private static boolean isPicture(RoutingContext ctx) {
        String type = ctx.request().getHeader("Content-Type");
        Buffer body = ctx.body().buffer();
        return type != null && type.startsWith("image/") && body != null && body.length() > 0;
    }

    private Future<List<StoredMedia>> uploaded(RoutingContext ctx) {
        return Uploads.kept(ctx, media::storeFile);
    }

    private static long id(RoutingContext ctx) {
        String id = ctx.pathParam("id");
        if (!id.matches("[0-9]{1,18}")) {
            throw new Problem(404, "unknown-incident", "there is no incident with this id");
        }
        return Long.parseLong(id);
    }

    private static long number(RoutingContext ctx, String field) {
        String digits = required(ctx, field).replaceFirst("^[A-Z]+-", "");
        if (!digits.matches("[0-9]{1,18}")) {
            throw new Problem(422, "bad-value", "correct the field named", List.of(new Problem.Field(field, "an id")));
        }
        return Long.parseLong(digits);
    }

    private static String required(RoutingContext ctx, String field) {
        String value = Bodies.text(ctx, field, null);
        return value == null ? "" : value;
    }
}
