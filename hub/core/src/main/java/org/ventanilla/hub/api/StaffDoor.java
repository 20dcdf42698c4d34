package org.ventanilla.hub.api;

import io.vertx.core.Handler;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.JWTAuthHandler;
import org.ventanilla.hub.identity.Action;
import org.ventanilla.hub.identity.StaffSession;

/** Who may do what on the staff doors: a valid JWT, and a role that allows the action. */
final class StaffDoor {
    private final JWTAuthHandler signedIn;

    StaffDoor(JWTAuth jwt) {
        this.signedIn = JWTAuthHandler.create(jwt);
    }

    /** 401 without a valid token. */
    Handler<RoutingContext> signedIn() {
        return signedIn;
    }

    /** 403 without a role that allows the action; goes after {@link #signedIn()}. */
    static Handler<RoutingContext> to(Action action) {
        return ctx -> {
            if (session(ctx).may(action)) {
                ctx.next();
            } else {
                ctx.fail(403);
            }
        };
    }

    /** Who asks. */
    static StaffSession session(RoutingContext ctx) {
        return StaffSession.of(ctx.user().principal())
                .orElseThrow(() -> new Problem(401, "unauthorised", "sign in again"));
    }
}
