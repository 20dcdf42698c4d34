package org.ventanilla.hub.portal;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.look.Replies;
import org.ventanilla.hub.portal.PortalData.Size;

/** {@code GET /media/{ref}/{size}}: photos made for the web. What a reference names never changes. */
final class MediaRoute {
    private static final Pattern REF = Pattern.compile("[A-Za-z0-9:_-]{1,200}");

    private final Site site;

    MediaRoute(Site site) {
        this.site = site;
    }

    void mount(Router router) {
        router.get("/media/:ref/:size").handler(this::photo);
    }

    private void photo(RoutingContext ctx) {
        String ref = ctx.pathParam("ref");
        Size size = size(ctx.pathParam("size"));
        if (size == null || !REF.matcher(ref).matches()) {
            ctx.fail(404);
            return;
        }
        Replies.found(ctx, site.data().media(ref, size), file -> {
            ctx.response().putHeader("Cache-Control", "public, max-age=31536000, immutable");
            Replies.send(ctx, file.type(), file.bytes());
        });
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
