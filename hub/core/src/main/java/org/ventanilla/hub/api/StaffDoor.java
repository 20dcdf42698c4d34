package org.ventanilla.hub.api;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import org.ventanilla.hub.identity.Action;
import org.ventanilla.hub.identity.Identity;
import org.ventanilla.hub.identity.StaffSession;

/** Who may do what on the staff doors: a valid JWT, and a role that allows the action. */
final class StaffDoor {
    private static final String SESSION = "staff-session";
    private static final String SCHEME = "Bearer ";

    private final Identity identity;

    StaffDoor(Identity identity) {
        this.identity = identity;
    }

    /** 401 without a valid token that was not signed out. The body waits meanwhile: a stranger's is never read. */
    void signedIn(RoutingContext ctx) {
        String token = token(ctx);
        HttpServerRequest waiting = ctx.request().pause();
        identity.session(token)
                .onComplete(
                        found -> {
                            var unused = waiting.resume();
                            found.ifPresentOrElse(who -> enter(ctx, who), () -> ctx.fail(401));
                        },
                        cause -> {
                            var unused = waiting.resume();
                            ctx.fail(cause);
                        });
    }

    private static void enter(RoutingContext ctx, StaffSession who) {
        ctx.put(SESSION, who);
        ctx.next();
    }

    /** The bearer token; empty without one. */
    static String token(RoutingContext ctx) {
        String given = ctx.request().getHeader("Authorization");
        return given != null && given.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? given.substring(SCHEME.length()).strip()
                : "";
    }

    /** 403 without a role that allows the action; goes after {@link #signedIn}. */
    static Handler<RoutingContext> to(Action action) {
        return ctx -> {
            if (session(ctx).may(action)) {
                ctx.next();
            } else {
                ctx.fail(403);
            }
        };
    }

    /** Who asks; behind {@link #signedIn}. */
    static StaffSession session(RoutingContext ctx) {
        return Optional.ofNullable(ctx.<StaffSession>get(SESSION))
                .orElseThrow(() -> new Problem(401, "unauthorised", "sign in again"));
    }
}
