package org.ventanilla.hub.console;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.identity.Action;
import org.ventanilla.hub.identity.StaffSession;

/**
 * Who comes in, and whether a form is one of ours. The session is the token of a login in a cookie that no script and no
 * other site can use. Every form carries a secret that is derived from that cookie: unlike one kept beside it, it stays
 * valid in every tab until the session ends.
 */
final class Gate {
    static final String FIELD = "form-token";
    private static final String SESSION = "staff";
    private static final String VISITOR = "staff-visitor";
    private static final String PURPOSE = "staff-form";
    private static final String READER = "reader";

    private final ConsoleData data;
    private final ConsoleSettings settings;

    Gate(ConsoleData data, ConsoleSettings settings) {
        this.data = data;
        this.settings = settings;
    }

    /** Goes on with a valid session only. The body waits meanwhile: a stranger's is never read. */
    void signedIn(RoutingContext ctx) {
        Cookie cookie = ctx.request().getCookie(SESSION);
        if (cookie == null) {
            ctx.fail(401);
            return;
        }
        HttpServerRequest waiting = ctx.request().pause();
        data.session(cookie.getValue())
                .onComplete(
                        session -> {
                            if (session.isEmpty()) {
                                // Before the body flows: whoever answers may still want to read what was typed.
                                ctx.fail(401);
                            }
                            var unused = waiting.resume();
                            session.ifPresent(who -> enter(ctx, who));
                        },
                        cause -> {
                            var unused = waiting.resume();
                            ctx.fail(cause);
                        });
    }

    private static void enter(RoutingContext ctx, StaffSession who) {
        ctx.put(READER, who);
        ctx.next();
    }

    /** Goes on when the reader's roles allow it. */
    static Handler<RoutingContext> to(Action action) {
        return ctx -> {
            if (who(ctx).may(action)) {
                ctx.next();
            } else {
                ctx.fail(403, new Missing(action));
            }
        };
    }

    /** Goes on with a form that we made for this very session; behind the body handler. */
    void genuine(RoutingContext ctx) {
        if (isGenuine(ctx)) {
            ctx.next();
        } else {
            ctx.fail(403, new StaleForm());
        }
    }

    boolean isGenuine(RoutingContext ctx) {
        String given = ctx.request().getFormAttribute(FIELD);
        String subject = subject(ctx);
        return given != null && subject != null && settings.tokens().verify(PURPOSE, subject, given);
    }

    /** The secret for the forms of a page. */
    String formToken(RoutingContext ctx) {
        String subject = subject(ctx);
        return subject == null ? "" : settings.tokens().token(PURPOSE, subject);
    }

    /** Whoever is not signed in is known by a random name, so that nobody can be signed in by another site's form. */
    void welcome(RoutingContext ctx) {
        if (ctx.request().getCookie(VISITOR) == null) {
            String name = UUID.randomUUID().toString();
            ctx.put(VISITOR, name);
            ctx.response().addCookie(cookie(VISITOR, name));
        }
    }

    /** From here on the answer may hold forms of the new session. */
    void letIn(RoutingContext ctx, ConsoleData.SignedIn found) {
        ctx.response().addCookie(cookie(SESSION, found.token()));
        ctx.put(SESSION, found.token());
        ctx.put(READER, found.session());
    }

    /** A copy of the cookie opens nothing afterwards either. */
    Future<Void> letOut(RoutingContext ctx) {
        Cookie session = ctx.request().getCookie(SESSION);
        Future<Void> ended = session == null ? Future.succeededFuture() : data.signOut(session.getValue());
        return ended.onSuccess(
                done -> ctx.response().addCookie(cookie(SESSION, "").setMaxAge(0)));
    }

    private Cookie cookie(String name, String value) {
        return Cookie.cookie(name, value)
                .setPath(Console.ROOT)
                .setHttpOnly(true)
                .setSecure(settings.secure())
                .setSameSite(CookieSameSite.STRICT);
    }

    private static @Nullable String subject(RoutingContext ctx) {
        if (reader(ctx).isPresent()) {
            Cookie session = ctx.request().getCookie(SESSION);
            String fresh = ctx.get(SESSION);
            return fresh != null ? fresh : session == null ? null : session.getValue();
        }
        Cookie visitor = ctx.request().getCookie(VISITOR);
        String fresh = ctx.get(VISITOR);
        String name = visitor == null ? fresh : visitor.getValue();
        return name == null ? null : VISITOR + name;
    }

    /** Who reads; empty before the gate. */
    static Optional<StaffSession> reader(RoutingContext ctx) {
        return Optional.ofNullable(ctx.get(READER));
    }

    /** Who reads, behind the gate. */
    static StaffSession who(RoutingContext ctx) {
        return reader(ctx).orElseThrow();
    }

    /** The reader's roles do not allow it. */
    static final class Missing extends RuntimeException {
        private final transient Action action;

        Missing(Action action) {
            super("permission " + action, null, false, false);
            this.action = action;
        }

        Action action() {
            return action;
        }
    }

    /** Not a form of this session: out of date, or not ours. */
    static final class StaleForm extends RuntimeException {
        StaleForm() {
            super("form token", null, false, false);
        }
    }
}
