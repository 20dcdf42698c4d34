package org.ventanilla.hub.api;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ventanilla.hub.consumers.Consumer;
import org.ventanilla.hub.consumers.Stage;
import org.ventanilla.hub.identity.Action;
import org.ventanilla.hub.identity.Identity;
import org.ventanilla.hub.incident.IncidentView;
import org.ventanilla.hub.incident.Incidents;
import org.ventanilla.hub.incident.WorksUpdate;
import org.ventanilla.hub.media.Media;
import org.ventanilla.hub.media.StoredMedia;

/**
 * Systems that do the work: {@code POST /v1/consumers/{name}/updates} (the consumer's key) hands back {@code updateId},
 * {@code incident}, {@code at}, {@code stage} ({@code accepted} or {@code refused}, with {@code why}), {@code status} with
 * {@code reason} and {@code text}, and photos of the result as files; or the fields of Open311's updates extension. {@code GET /v1/incidents/{id}/stages} (staff): who has said
 * what, and whose word is awaited.
 */
public final class WorksApi {
    private static final String UPDATES = "/v1/consumers/:name/updates";

    private final Rooms rooms;
    private final StaffDoor access;
    private final ConsumerDoor door;
    private final WorksFields fields;
    private final Path uploads;

    /** What is asked. */
    public record Rooms(IncidentStages stages, Media media, Identity identity) {}

    /** @param uploads folder for uploads on their way into the media room */
    public WorksApi(Rooms rooms, Clock clock, Path uploads) {
        this.rooms = rooms;
        this.access = new StaffDoor(rooms.identity());
        this.door = new ConsumerDoor(rooms.stages().consumers(), rooms.identity());
        this.fields = new WorksFields(clock);
        this.uploads = uploads;
    }

    /** Adds the routes. */
    public void mount(Router router) {
        // The key first, on a route of its own: a stranger's upload is never read.
        router.post(UPDATES).handler(door::own).failureHandler(Replies::failure);
        router.post(UPDATES)
                .handler(BodyHandler.create(uploads.toString())
                        .setBodyLimit(Uploads.MAX_BODY)
                        .setDeleteUploadedFilesOnEnd(true))
                .handler(this::update)
                .failureHandler(Replies::failure);
        router.get("/v1/incidents/:id/stages")
                .handler(access::signedIn)
                .handler(StaffDoor.to(Action.SEE_INCIDENTS))
                .handler(this::show)
                .failureHandler(Replies::failure);
    }

    private void update(RoutingContext ctx) {
        Consumer consumer = ConsumerDoor.consumer(ctx);
        var asked = fields.of(ctx, consumer.name());
        incident(asked)
                .compose(incident -> mine(consumer, incident)
                        .compose(mine -> Uploads.kept(ctx, rooms.media()::storeFile))
                        .map(WorksApi::pictures)
                        .compose(photos -> incidents().works().heard(asked.of(incident, photos))))
                .onSuccess(outcome -> Replies.json(ctx, 200, shown(outcome)))
                .onFailure(ctx::fail);
    }

    private Incidents incidents() {
        return rooms.stages().incidents();
    }

    private Future<Long> incident(WorksFields.Asked asked) {
        return asked.isReport()
                ? incidents().report(null, asked.number()).map(found -> found.orElseThrow(WorksApi::unknown)
                        .incidentId())
                : Future.succeededFuture(asked.number());
    }

    private static Problem unknown() {
        return new Problem(404, "unknown-incident", "there is no such incident that your filter takes");
    }

    /** A system speaks of what its filter takes and of nothing else. */
    private Future<Void> mine(Consumer consumer, long incident) {
        if (consumer.stage() == null) {
            return Future.failedFuture(new Problem(403, "no-stage", "this consumer does no work: it only reads"));
        }
        return incidents()
                .find(incident)
                .compose((Optional<IncidentView> found) -> found.map(IncidentStages::subject)
                                .filter(consumer.filter()::takesIncident)
                                .isPresent()
                        ? Future.succeededFuture()
                        : Future.failedFuture(unknown()));
    }

    private static List<String> pictures(List<StoredMedia> files) {
        if (files.stream().anyMatch(file -> !file.isShown())) {
            throw new Problem(
                    422,
                    "not-a-picture",
                    "send a JPEG, PNG or WebP",
                    List.of(new Problem.Field("photo", "a readable picture")));
        }
        return files.stream().map(StoredMedia::ref).toList();
    }

    private static JsonObject shown(WorksUpdate.Outcome outcome) {
        return new JsonObject()
                .put("incident", Long.toString(outcome.incident()))
                .put("repeated", outcome.isRepeated())
                .put("status", code(outcome.state()))
                .put("stage", code(outcome.answer()));
    }

    private static String code(WorksUpdate.Effect effect) {
        return effect.name().toLowerCase(Locale.ROOT);
    }

    private void show(RoutingContext ctx) {
        long id = Parameters.id(ctx);
        incidents()
                .find(id)
                .map(found -> found.orElseThrow(
                        () -> new Problem(404, "unknown-incident", "there is no incident with this id")))
                .compose(known -> rooms.stages().of(id))
                .map(all -> {
                    var list = new JsonArray();
                    all.forEach(stage -> list.add(shown(stage)));
                    return new JsonObject().put("stages", list);
                })
                .onSuccess(body -> Replies.json(ctx, 200, body))
                .onFailure(ctx::fail);
    }

    private static JsonObject shown(Stage stage) {
        var at = stage.at();
        return new JsonObject()
                .put("stage", stage.stage())
                .put("consumer", stage.consumer())
                .put("state", stage.state().name())
                .put("weak", stage.weak())
                .put("at", at == null ? null : at.toString())
                .put("reason", stage.reason());
    }
}
