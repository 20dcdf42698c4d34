package org.ventanilla.hub.look;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The way out to the browser. */
public final class Replies {
    private static final Logger LOG = LoggerFactory.getLogger(Replies.class);

    private Replies() {}

    /** A page in the visitor's language. */
    public static void html(RoutingContext ctx, int status, String html) {
        if (ctx.response().headWritten()) {
            return;
        }
        ctx.response().setStatusCode(status);
        ctx.response().putHeader("Content-Language", Languages.of(ctx));
        ctx.response().headers().add("Vary", "Accept-Language, Cookie");
        send(ctx, "text/html; charset=utf-8", Buffer.buffer(html));
    }

    public static void send(RoutingContext ctx, String type, Buffer body) {
        if (ctx.response().headWritten()) {
            return;
        }
        ctx.response().putHeader("Content-Type", type);
        ctx.response().end(body).onFailure(Replies::gone);
    }

    /** After a form: the browser fetches the page anew, so that reloading it sends nothing twice. */
    public static void goTo(RoutingContext ctx, String path) {
        ctx.response().setStatusCode(303).putHeader("Location", path).end().onFailure(Replies::gone);
    }

    private static void gone(Throwable why) {
        LOG.debug("visitor went away: {}", why.toString());
    }

    /** Goes on with what was found; a missing thing is a 404, a failure is ours. */
    public static <T> void found(RoutingContext ctx, Future<Optional<T>> asked, Consumer<T> then) {
        done(ctx, asked, got -> got.ifPresentOrElse(then, () -> ctx.fail(404)));
    }

    /** Goes on with what was asked for; a failure of either is ours. */
    public static <T extends @Nullable Object> void done(RoutingContext ctx, Future<T> asked, Consumer<T> then) {
        asked.onComplete(
                got -> {
                    try {
                        then.accept(got);
                    } catch (RuntimeException e) {
                        ctx.fail(e);
                    }
                },
                ctx::fail);
    }
}
