package org.ventanilla.hub.api;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.UUID;
import org.ventanilla.hub.identity.Access;
import org.ventanilla.hub.identity.Action;
import org.ventanilla.hub.identity.Identity;
import org.ventanilla.hub.intake.Intake;
import org.ventanilla.hub.intake.Received;
import org.ventanilla.hub.notify.NoticeRow;
import org.ventanilla.hub.notify.Notices;
import org.ventanilla.model.Wire;

/**
 * {@code GET /v1/items?channel=&after=&limit=}: the ledger of everything any connector ever handed over and how it ended.
 * {@code GET /v1/notices?state=}: messages in trouble; {@code POST /v1/notices/{id}/retry} sends one again, and lets a held
 * one go. Personal data: every read is logged.
 */
public final class LedgerApi {
    private static final int PAGE = 200;
    private static final int MAX_PAGE = 1000;

    private final Intake intake;
    private final Notices notices;
    private final Identity identity;
    private final StaffDoor access;

    public LedgerApi(Intake intake, Notices notices, Identity identity) {
        this.intake = intake;
        this.notices = notices;
        this.identity = identity;
        this.access = new StaffDoor(identity);
    }

    /** Adds the routes. */
    public void mount(Router router) {
        router.get("/v1/items")
                .handler(access::signedIn)
                .handler(StaffDoor.to(Action.SEE_LEDGER))
                .handler(this::items)
                .failureHandler(Replies::failure);
        router.get("/v1/notices")
                .handler(access::signedIn)
                .handler(StaffDoor.to(Action.RETRY_NOTICES))
                .handler(this::trouble)
                .failureHandler(Replies::failure);
        router.post("/v1/notices/:id/retry")
                .handler(access::signedIn)
                .handler(StaffDoor.to(Action.RETRY_NOTICES))
                .handler(this::retry)
                .failureHandler(Replies::failure);
    }

    private void items(RoutingContext ctx) {
        String channel = ctx.request().getParam("channel");
        long after = number(ctx, "after", 0, Long.MAX_VALUE);
        int limit = (int) Math.min(MAX_PAGE, number(ctx, "limit", PAGE, MAX_PAGE));
        var look = Access.ledger(StaffDoor.session(ctx).staffId(), channel + ":" + after + "+" + limit);
        identity.logAccess(look)
                .compose(logged -> intake.ledger(channel == null || channel.isBlank() ? null : channel, after, limit))
                .onSuccess(items -> {
                    var list = new JsonArray();
                    items.forEach(item -> list.add(item(item)));
                    long next = items.isEmpty()
                            ? after
                            : items.get(items.size() - 1).id();
                    Replies.json(ctx, 200, new JsonObject().put("items", list).put("next", next));
                })
                .onFailure(ctx::fail);
    }

    private static JsonObject item(Received item) {
        var s = item.submission();
        var json = new JsonObject()
                .put("id", Long.toString(item.id()))
                .put("channel", item.channel())
                .put("instance", s.instance())
                .put("key", s.key())
                .put("state", item.state().wire())
                .put("reason", item.reason())
                .put("receivedAt", item.receivedAt().toString())
                .put("rawRef", s.rawRef())
                .put("rawSha256", s.rawRef())
                .put("subject", s.title())
                .put("flags", new JsonArray(s.flags().stream().map(Enum::name).toList()))
                .put("remarks", records(s.remarks()))
                .put("attachments", records(s.attachments()));
        if (s.reporter() != null) {
            json.put("sender", s.reporter().address())
                    .put("senderName", s.reporter().displayName())
                    .put("senderAssurance", s.reporter().assurance());
        }
        if (s.text() != null) {
            json.put("text", s.text().shown());
        }
        return json;
    }

    private static JsonArray records(List<?> records) {
        return new JsonArray(
                records.stream().map(one -> new JsonObject(Wire.toMap(one))).toList());
    }

    private void trouble(RoutingContext ctx) {
        String state = ctx.request().getParam("state");
        (state == null || state.isEmpty() ? notices.trouble(PAGE) : notices.trouble(state, PAGE))
                .onSuccess(rows -> {
                    var list = new JsonArray();
                    rows.forEach(row -> list.add(notice(row)));
                    Replies.json(ctx, 200, new JsonObject().put("notices", list));
                })
                .onFailure(ctx::fail);
    }

    private static JsonObject notice(NoticeRow row) {
        return new JsonObject(Wire.toMap(row));
    }

    private void retry(RoutingContext ctx) {
        UUID id;
        try {
            id = UUID.fromString(ctx.pathParam("id"));
        } catch (IllegalArgumentException e) {
            throw new Problem(404, "unknown-notice", "there is no such message");
        }
        notices.retry(id, StaffDoor.session(ctx).name())
                .onSuccess(found -> {
                    if (found) {
                        Replies.json(ctx, 202, new JsonObject().put("state", "due"));
                    } else {
                        ctx.fail(new Problem(404, "unknown-notice", "there is no message in trouble with this id"));
                    }
                })
                .onFailure(ctx::fail);
    }

    private static long number(RoutingContext ctx, String name, long otherwise, long max) {
        String given = ctx.request().getParam(name);
        if (given == null || given.isEmpty()) {
            return otherwise;
        }
        if (!given.matches("[0-9]{1,18}") || Long.parseLong(given) > max) {
            throw new Problem(
                    400,
                    "bad-parameter",
                    "correct the parameter named",
                    List.of(new Problem.Field(name, "a whole number up to " + max)));
        }
        return Long.parseLong(given);
    }
}
