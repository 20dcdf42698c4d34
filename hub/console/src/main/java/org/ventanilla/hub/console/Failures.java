package org.ventanilla.hub.console;

import io.vertx.ext.web.RoutingContext;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ventanilla.hub.look.Languages;
import org.ventanilla.hub.look.Replies;

/** How the console fails: to the login, or a page in words. Ours is logged once with a stack and told as "try later". */
final class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);
    private static final List<Integer> NAMED = List.of(400, 404, 405, 413, 415);

    private final Site site;

    Failures(Site site) {
        this.site = site;
    }

    void handle(RoutingContext ctx) {
        if (ctx.response().headWritten()) {
            return;
        }
        int status = ctx.statusCode();
        if (status == 401) {
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
