package org.ventanilla.hub.portal;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.look.Replies;
import org.ventanilla.hub.portal.PortalData.Size;

/**
 * {@code GET /media/{ref}/{size}}: photos made for the web, as far as a public incident shows them; {@code
 * /s/{secret}/photo/{ref}/{size}}: those of one's own report. What a reference names never changes, but who may see it does.
 */
final class MediaRoute {
    private static final Pattern REF = Pattern.compile("[A-Za-z0-9:_-]{1,200}");

    private final Site site;

    MediaRoute(Site site) {
        this.site = site;
    }

    void mount(Router router) {
        router.get("/media/:ref/:size").handler(this::photo);
        router.get("/s/:secret/photo/:ref/:size").handler(this::own);
    }

    private void photo(RoutingContext ctx) {
        String ref = ctx.pathParam("ref");
        Size size = size(ctx.pathParam("size"));
        if (size == null || !REF.matcher(ref).matches()) {
            ctx.fail(404);
            return;
        }
        Replies.found(ctx, site.data().media(ref, size), file -> {
            ctx.response().putHeader("Cache-Control", "public, max-age=3600");
            Replies.send(ctx, file.type(), file.bytes());
        });
    }

    private void own(RoutingContext ctx) {
        String ref = ctx.pathParam("ref");
        Size size = size(ctx.pathParam("size"));
        var secret = FollowPages.Secret.of(ctx.pathParam("secret"));
        if (size == null || secret == null || !REF.matcher(ref).matches()) {
            ctx.fail(404);
            return;
        }
        var asked = site.data().ownMedia(secret.number(), secret.token(), ref, size);
        Replies.found(ctx, asked, file -> Replies.send(ctx, file.type(), file.bytes()));
    }

    private static @Nullable Size size(String name) {
        for (Size size : Size.values()) {
            if (size.name().toLowerCase(Locale.ROOT).equals(name)) {
                return size;
            }
        }
        return null;
    }
}
