package org.ventanilla.hub.console;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.regex.Pattern;
import org.ventanilla.hub.identity.Action;
import org.ventanilla.hub.look.Replies;

/**
 * {@code GET /staff/media/{ref}/{size}}: photos made for the web, also those that nobody else may see. The public address
 * shows only what some public incident shows.
 */
final class PhotoPages {
    private static final Pattern REF = Pattern.compile("[A-Za-z0-9:_-]{1,200}");
    private static final Pattern SIZE = Pattern.compile("web|thumb");

    private final Site site;

    PhotoPages(Site site) {
        this.site = site;
    }

    void mount(Router router) {
        router.get(Console.ROOT + "/media/:ref/:size")
                .handler(Gate.to(Action.SEE_INCIDENTS))
                .handler(this::photo);
    }

    private void photo(RoutingContext ctx) {
        String ref = ctx.pathParam("ref");
        String size = ctx.pathParam("size");
        if (!REF.matcher(ref).matches() || !SIZE.matcher(size).matches()) {
            ctx.fail(404);
            return;
        }
        Replies.found(ctx, site.data().picture(ref, "thumb".equals(size)), file -> show(ctx, file));
    }

    private static void show(RoutingContext ctx, Buffer picture) {
        ctx.response().putHeader("Cache-Control", "private, max-age=3600");
        Replies.send(ctx, "image/jpeg", picture);
    }
}
