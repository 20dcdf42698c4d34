package org.ventanilla.hub.console;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.ventanilla.hub.console.view.MessagesView;
import org.ventanilla.hub.identity.Action;
import org.ventanilla.hub.look.Replies;

/** Messages to citizens that did not arrive, or not yet. No addresses and no words: only what went wrong. */
final class MessagePages {
    private static final int SHOWN = 200;
    private static final int MAX_FORM_BYTES = 8_192;
    private static final String HERE = "/staff/messages";

    private final Site site;
    private final Gate gate;

    MessagePages(Site site, Gate gate) {
        this.site = site;
        this.gate = gate;
    }

    void mount(Router router) {
        router.get(HERE).handler(Gate.to(Action.RETRY_NOTICES)).handler(this::list);
        router.post(HERE + "/:id/retry").handler(Gate.to(Action.RETRY_NOTICES));
        router.post(HERE + "/:id/retry")
                .handler(BodyHandler.create(false).setBodyLimit(MAX_FORM_BYTES))
                .handler(gate::genuine)
                .handler(this::again);
        router.get(HERE + "/:id/retry").handler(ctx -> Replies.goTo(ctx, HERE));
    }

    private void list(RoutingContext ctx) {
        String done = Optional.ofNullable(ctx.queryParams().get("done")).orElse("");
        var asked = site.data().trouble(SHOWN).compose(trouble -> site.data()
                .waiting(SHOWN)
                .map(waiting -> new MessagesView(trouble, waiting, done)));
        Replies.done(ctx, asked, view -> site.show(ctx, 200, "messages", Map.of("messages", view)));
    }

    private void again(RoutingContext ctx) {
        UUID id;
        try {
            id = UUID.fromString(ctx.pathParam("id"));
        } catch (IllegalArgumentException e) {
            ctx.fail(404);
            return;
        }
        Replies.done(
                ctx,
                site.data().by(Gate.who(ctx)).sendAgain(id),
                found -> Replies.goTo(ctx, HERE + "?done=" + (found ? "sent" : "gone")));
    }
}
