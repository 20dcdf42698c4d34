package org.ventanilla.hub.console;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerFileUpload;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ventanilla.hub.api.Uploads;
import org.ventanilla.hub.console.view.Held;
import org.ventanilla.hub.look.Languages;
import org.ventanilla.hub.look.Replies;

/** How the console fails: to the login, or a page in words. Ours is logged once with a stack and told as "try later". */
final class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);
    private static final List<Integer> NAMED = List.of(400, 404, 405, 413, 415);

    private final Site site;
    private final LoginPages login;

    Failures(Site site, LoginPages login) {
        this.site = site;
        this.login = login;
    }

    /** What somebody typed while their session ended is not lost: it is read, its photos are not. Then the next handler. */
    void read(RoutingContext ctx) {
        if (isOwnFormTooLate(ctx)) {
            var request = ctx.request().setExpectMultipart(true).uploadHandler(Failures::drop);
            request.end().onComplete(done -> ctx.next());
        } else {
            ctx.next();
        }
    }

    /** What another site sends is not shown as if the reader had typed it. */
    private static boolean isOwnFormTooLate(RoutingContext ctx) {
        return ctx.statusCode() == 401
                && ctx.request().method().equals(HttpMethod.POST)
                && !"cross-site".equals(ctx.request().getHeader("Sec-Fetch-Site"))
                && size(ctx.request()) <= Uploads.MAX_BODY
                && Held.at(ctx.normalizedPath()).isPresent();
    }

    private static void drop(HttpServerFileUpload file) {
        var unused = file.handler(bytes -> {});
    }

    /** As announced; what is not announced is too large. */
    private static long size(HttpServerRequest request) {
        String length = request.getHeader("Content-Length");
        return length != null && length.matches("[0-9]{1,12}") ? Long.parseLong(length) : Long.MAX_VALUE;
    }

    void handle(RoutingContext ctx) {
        if (ctx.response().headWritten()) {
            return;
        }
        int status = ctx.statusCode();
        if (isOwnFormTooLate(ctx)) {
            login.hold(ctx);
        } else if (status == 401) {
            Replies.goTo(
                    ctx, "/staff/login?to=" + Languages.encode(ctx.request().uri()));
        } else if (ctx.failure() instanceof Gate.Missing missing) {
            String action = site.texts(ctx).get("action." + missing.action());
            site.say(ctx, 403, "403", action);
        } else if (ctx.failure() instanceof Gate.StaleForm) {
            site.say(ctx, 403, "stale", null);
        } else if (NAMED.contains(status)) {
            site.say(ctx, status, String.valueOf(status), null);
        } else {
            LOG.error("{} on {} failed", ctx.request().method(), ctx.normalizedPath(), ctx.failure());
            site.say(ctx, 503, "503", null);
        }
    }
}
