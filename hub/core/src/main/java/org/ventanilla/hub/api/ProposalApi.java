package org.ventanilla.hub.api;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.desk.Desk;
import org.ventanilla.hub.desk.Told;
import org.ventanilla.hub.identity.Access;
import org.ventanilla.hub.identity.Action;
import org.ventanilla.hub.identity.Identity;
import org.ventanilla.hub.intake.ReportNumbers;
import org.ventanilla.hub.transcript.Confirmation;
import org.ventanilla.hub.transcript.Proposal;
import org.ventanilla.hub.transcript.Proposal.State;
import org.ventanilla.hub.transcript.Transcripts;

/**
 * Reports that a machine wrote down of speech: {@code GET /v1/desk/proposals?state=&after=&limit=} (codes only),
 * {@code GET …/{id}} (with the sentence that each field came from; personal data, logged), {@code POST …/{id}/confirm} with what
 * is to be corrected and {@code POST …/{id}/dismiss {reason}}.
 */
public final class ProposalApi {
    private static final String ROOT = "/v1/desk/proposals";
    private static final int PAGE = 100;
    private static final int MAX_PAGE = 500;
    private static final long MAX_BODY = 64 * 1024;
    private static final int MAX_REASON = 500;

    private final Rooms rooms;
    private final Set<String> channels;
    private final Confirmation confirmation;
    private final StaffDoor access;

    /** The rooms whose doors it uses. */
    public record Rooms(Desk desk, Transcripts transcripts, Identity identity, ReportNumbers numbers) {}

    /** @param channels on which anybody can be answered, by type */
    public ProposalApi(Rooms rooms, Set<String> channels) {
        this.rooms = rooms;
        this.channels = Set.copyOf(channels);
        this.confirmation = new Confirmation(rooms.desk(), rooms.transcripts());
        this.access = new StaffDoor(rooms.identity());
    }

    /** Adds the routes. */
    public void mount(Router router) {
        door(router, HttpMethod.GET, "", this::list);
        door(router, HttpMethod.GET, "/:id", this::one);
        door(router, HttpMethod.POST, "/:id/confirm", this::confirm);
        door(router, HttpMethod.POST, "/:id/dismiss", this::dismiss);
    }

    /** The permissions first, on a route of its own: a stranger's body is never read. */
    private void door(Router router, HttpMethod method, String path, Handler<RoutingContext> handler) {
        router.route(method, ROOT + path)
                .handler(access::signedIn)
                .handler(StaffDoor.to(Action.USE_DESK))
                .handler(StaffDoor.to(Action.SEE_PERSONAL_DATA))
                .failureHandler(Replies::failure);
        router.route(method, ROOT + path)
                .handler(BodyHandler.create(false).setBodyLimit(MAX_BODY))
                .handler(handler)
                .failureHandler(Replies::failure);
    }

    private void list(RoutingContext ctx) {
        long after = Parameters.number(ctx, "after", 0, Long.MAX_VALUE, 0);
        int limit = (int) Parameters.number(ctx, "limit", 1, MAX_PAGE, PAGE);
        rooms.transcripts()
                .list(state(ctx), after, limit)
                .onSuccess(all -> {
                    var list = new JsonArray(all.stream().map(this::line).toList());
                    long next = all.isEmpty() ? after : all.get(all.size() - 1).id();
                    Replies.json(
                            ctx, 200, new JsonObject().put("proposals", list).put("next", next));
                })
                .onFailure(ctx::fail);
    }

    private static State state(RoutingContext ctx) {
        try {
            return State.valueOf(
                    ctx.request().getParam("state", State.OPEN.wire()).toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw Parameters.bad("state", "open, confirmed, filed or dismissed");
        }
    }

    /** Without a word of a citizen's. */
    private JsonObject line(Proposal p) {
        var proposed = p.proposed();
        return new JsonObject()
                .put("id", Long.toString(p.id()))
                .put("number", rooms.numbers().number(p.id()))
                .put("state", p.state().wire())
                .put("version", p.version())
                .put("madeAt", p.madeAt().toString())
                .put("updatedAt", p.updatedAt().toString())
                .put("confidence", proposed.confidence())
                .put("category", proposed.category().value())
                .put("place", proposed.place().value())
                .put("danger", proposed.isDangerous())
                .put(
                        "remarks",
                        new JsonArray(
                                proposed.remarks().stream().map(r -> r.code()).toList()));
    }

    private JsonObject whole(Proposal p) {
        var proposed = p.proposed();
        var sentences = proposed.sentences().stream()
                .map(s -> new JsonObject().put("text", s.words()).put("confidence", s.confidence()))
                .toList();
        return line(p).put("sentences", new JsonArray(sentences))
                .put(
                        "fields",
                        new JsonObject()
                                .put("category", field(p, proposed.category()))
                                .put("place", field(p, proposed.place()))
                                .put("danger", field(p, proposed.danger()))
                                .put("contact", field(p, proposed.contact())))
                .put("decidedBy", p.decidedBy() == null ? null : p.decidedBy().toString())
                .put("reason", p.reason());
    }

    private static JsonObject field(Proposal p, org.ventanilla.hub.transcript.Proposed.Field field) {
        return new JsonObject()
                .put("value", field.value())
                .put("sentence", field.sentence())
                .put("source", p.proposed().source(field))
                .put("confidence", field.confidence());
    }

    private Future<Proposal> looked(RoutingContext ctx) {
        long id = Parameters.id(ctx);
        var look = new Access(StaffDoor.session(ctx).staffId(), null, id, "desk-proposal");
        return rooms.transcripts().find(id).compose(found -> found.map(
                        p -> rooms.identity().logAccess(look).map(p))
                .orElseGet(() -> Future.failedFuture(
                        new Problem(404, "unknown-proposal", "there is no proposed report with this id"))));
    }

    private void one(RoutingContext ctx) {
        looked(ctx).onSuccess(p -> Replies.json(ctx, 200, whole(p))).onFailure(ctx::fail);
    }

    private void confirm(RoutingContext ctx) {
        JsonObject given = Bodies.object(ctx);
        JsonObject body = given == null ? new JsonObject() : given.copy();
        Integer version = version(body);
        long staff = StaffDoor.session(ctx).staffId();
        looked(ctx)
                .compose(p -> confirmation.confirm(p.id(), staff, told(body, p), version))
                .map(ProposalApi::done)
                .compose(done -> rooms.transcripts().find(Parameters.id(ctx)))
                .onSuccess(p -> Replies.json(ctx, 202, line(p.orElseThrow())))
                .onFailure(ctx::fail);
    }

    /** Who is to be answered and named nowhere else is who called. */
    private Told told(JsonObject body, Proposal p) {
        String caller = p.proposed().contact().value();
        if (!body.containsKey("number") && body.containsKey("answer") && caller != null) {
            body.put("number", caller);
        }
        return TellingBody.read(body.put("key", "confirmed"), rooms.desk(), channels, true);
    }

    private static @Nullable Integer version(JsonObject body) {
        Object given = body.getValue("version");
        if (given != null && !(given instanceof Integer)) {
            throw wrong("version", "the version that was looked at");
        }
        return given instanceof Integer i ? i : null;
    }

    private static Confirmation.Ending done(Confirmation.Ending ending) {
        return switch (ending) {
            case DONE -> ending;
            case GONE -> throw decided();
            case NO_PLACE -> throw wrong("place", "a place that this city knows, or 'lat' and 'lon'");
        };
    }

    private static Problem decided() {
        return new Problem(409, "already-decided", "somebody decided, or more was heard since: look at it again");
    }

    private static Problem wrong(String field, String expected) {
        return new Problem(422, "bad-value", "correct the field named", List.of(new Problem.Field(field, expected)));
    }

    private void dismiss(RoutingContext ctx) {
        JsonObject body = Bodies.object(ctx);
        Object given = body == null ? null : body.getValue("reason");
        String reason = given instanceof String s ? s.replace("\0", "").strip() : "";
        if (reason.isEmpty() || reason.length() > MAX_REASON) {
            throw wrong("reason", "why there is no report in it: 1 to " + MAX_REASON + " characters");
        }
        long staff = StaffDoor.session(ctx).staffId();
        looked(ctx)
                .compose(p -> rooms.transcripts().dismiss(p.id(), staff, reason))
                .compose(done -> done ? rooms.transcripts().find(Parameters.id(ctx)) : Future.failedFuture(decided()))
                .onSuccess(p -> Replies.json(ctx, 200, line(p.orElseThrow())))
                .onFailure(ctx::fail);
    }
}
