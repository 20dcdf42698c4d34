package org.ventanilla.hub.console;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.ventanilla.hub.console.view.QuarantineView;
import org.ventanilla.hub.console.view.UnreadView;
import org.ventanilla.hub.identity.Action;
import org.ventanilla.hub.intake.QuarantinedItem;
import org.ventanilla.hub.look.Replies;

/** What no connector could read. No words are shown: codes, times, and the original as a file for who may see it. */
final class QuarantinePages {
    private static final String HERE = "/staff/quarantine";
    private static final String ONE = HERE + "/:id";
    private static final int SHOWN = 200;
    private static final int MAX_FORM_BYTES = 8_192;
    private static final int MAX_REASON = 500;

    private final Site site;
    private final Gate gate;

    QuarantinePages(Site site, Gate gate) {
        this.site = site;
        this.gate = gate;
    }

    void mount(Router router) {
        router.get(HERE).handler(Gate.to(Action.HANDLE_QUARANTINE)).handler(this::list);
        router.get(ONE).handler(Gate.to(Action.HANDLE_QUARANTINE)).handler(ctx -> one(ctx, UnreadView.ASKED));
        router.get(ONE + "/original")
                .handler(Gate.to(Action.HANDLE_QUARANTINE))
                .handler(Gate.to(Action.SEE_PERSONAL_DATA))
                .handler(this::original);
        door(router, "/reprocess", this::readAgain);
        door(router, "/dismiss", this::dismiss);
    }

    /** The permission on a route of its own, before anything is read. */
    private void door(Router router, String deed, Handler<RoutingContext> handler) {
        router.post(ONE + deed).handler(Gate.to(Action.HANDLE_QUARANTINE));
        router.post(ONE + deed)
                .handler(BodyHandler.create(false).setBodyLimit(MAX_FORM_BYTES))
                .handler(gate::genuine)
                .handler(handler);
        router.get(ONE + deed).handler(ctx -> Replies.goTo(ctx, HERE + "/" + id(ctx)));
    }

    private void list(RoutingContext ctx) {
        Replies.done(ctx, site.data().unread(SHOWN), items -> {
            var view = new QuarantineView(items, items.size() == SHOWN, done(ctx));
            site.show(ctx, 200, "quarantine", Map.of("unread", view));
        });
    }

    private void one(RoutingContext ctx, UnreadView.Typed typed) {
        boolean mayTrail = Gate.who(ctx).may(Action.SEE_LEDGER);
        var asked = item(ctx).compose(found -> found.map(item -> (mayTrail
                                ? site.data().trail(item)
                                : Future.succeededFuture(List.<org.ventanilla.model.TrailEntry>of()))
                        .map(trail -> Optional.of(new UnreadView(item, trail, typed, done(ctx)))))
                .orElse(Future.succeededFuture(Optional.empty())));
        int status = typed.problem().isEmpty() ? 200 : 422;
        Replies.found(ctx, asked, view -> site.show(ctx, status, "unread", Map.of("unread", view)));
    }

    private void original(RoutingContext ctx) {
        var reader = Gate.who(ctx);
        var asked = item(ctx).compose(found -> found.map(
                        item -> site.data().original(reader, item).map(Optional::of))
                .orElse(Future.succeededFuture(Optional.empty())));
        Replies.found(ctx, asked, bytes -> {
            HttpServerResponse response = ctx.response();
            response.putHeader("Content-Disposition", "attachment; filename=\"unread-" + id(ctx) + ".bin\"");
            Replies.send(ctx, "application/octet-stream", bytes);
        });
    }

    private void readAgain(RoutingContext ctx) {
        Replies.done(ctx, site.data().by(Gate.who(ctx)).readAgain(id(ctx)), ending -> {
            String said = ending.name().toLowerCase(Locale.ROOT).replace('_', '-');
            switch (ending) {
                case READ, GONE -> Replies.goTo(ctx, HERE + "?done=" + said);
                case NOT_READ, AWAY -> Replies.goTo(ctx, HERE + "/" + id(ctx) + "?done=" + said);
            }
        });
    }

    private void dismiss(RoutingContext ctx) {
        String given =
                Optional.ofNullable(ctx.request().getFormAttribute("reason")).orElse("");
        String reason = given.replace("\0", "").strip();
        if (reason.isEmpty() || reason.length() > MAX_REASON) {
            one(ctx, new UnreadView.Typed(reason, reason.isEmpty() ? "unread.reason.missing" : "unread.reason.long"));
            return;
        }
        Replies.done(
                ctx,
                site.data().by(Gate.who(ctx)).dismiss(id(ctx), reason),
                done -> Replies.goTo(ctx, HERE + "?done=" + (done ? "dismissed" : "gone")));
    }

    private Future<Optional<QuarantinedItem>> item(RoutingContext ctx) {
        return site.data().unreadItem(id(ctx));
    }

    /** 0, which nothing has, for what is no number. */
    private static long id(RoutingContext ctx) {
        String given = ctx.pathParam("id");
        return given != null && given.matches("[0-9]{1,18}") ? Long.parseLong(given) : 0;
    }

    private static String done(RoutingContext ctx) {
        return Optional.ofNullable(ctx.queryParams().get("done")).orElse("");
    }
}
