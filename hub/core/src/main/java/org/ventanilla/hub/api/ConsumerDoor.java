package org.ventanilla.hub.api;

import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import org.ventanilla.hub.consumers.Consumer;
import org.ventanilla.hub.consumers.Consumers;
import org.ventanilla.hub.identity.Action;
import org.ventanilla.hub.identity.Identity;

/** Who may do what with a consumer: administrators with all of them, a system with its key with itself. */
final class ConsumerDoor {
    private static final String CONSUMER = "consumer";

    private final Consumers consumers;
    private final StaffDoor access;

    ConsumerDoor(Consumers consumers, Identity identity) {
        this.consumers = consumers;
        this.access = new StaffDoor(identity);
    }

    /** A consumer's own key opens its own doors; a stranger's body is never read. */
    void own(RoutingContext ctx) {
        if (!Consumers.isKey(StaffDoor.token(ctx))) {
            ctx.fail(401);
            return;
        }
        whenFound(ctx, consumers.known(ctx.pathParam("name"), StaffDoor.token(ctx)), 401);
    }

    /** The same, or an administrator; goes before {@link #theirs}. */
    void ownOrStaff(RoutingContext ctx) {
        if (Consumers.isKey(StaffDoor.token(ctx))) {
            own(ctx);
        } else {
            access.signedIn(ctx);
        }
    }

    /** After {@link #ownOrStaff}: an administrator may act for any consumer that is there. */
    void theirs(RoutingContext ctx) {
        if (ctx.get(CONSUMER) != null) {
            ctx.next();
        } else if (!StaffDoor.session(ctx).may(Action.MANAGE_WEBHOOKS)) {
            ctx.fail(403);
        } else {
            whenFound(ctx, consumers.find(ctx.pathParam("name")), 404);
        }
    }

    /** The body waits meanwhile: whoever reads it comes after this door. */
    private static void whenFound(RoutingContext ctx, Future<Optional<Consumer>> asked, int otherwise) {
        HttpServerRequest waiting = ctx.request().pause();
        asked.onComplete(
                found -> {
                    var unused = waiting.resume();
                    enter(ctx, found, otherwise);
                },
                cause -> {
                    var unused = waiting.resume();
                    ctx.fail(cause);
                });
    }

    private static void enter(RoutingContext ctx, Optional<Consumer> found, int otherwise) {
        if (found.isPresent()) {
            ctx.put(CONSUMER, found.get());
            ctx.next();
        } else {
            ctx.fail(otherwise);
        }
    }

    /** Whose door it is; behind the others. */
    static Consumer consumer(RoutingContext ctx) {
        return Optional.ofNullable(ctx.<Consumer>get(CONSUMER))
                .orElseThrow(() -> new Problem(401, "unauthorised", "send the consumer's key"));
    }
}
