package org.ventanilla.hub.console;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.FileSystemAccess;
import io.vertx.ext.web.handler.StaticHandler;
import java.time.Duration;

/** The console's own style sheet; the look it shares with the public site comes from there by its address. */
final class Assets {
    private static final String FOLDER = "org/ventanilla/hub/console/assets";

    private static final String CACHED =
            "public, max-age=" + Duration.ofHours(1).toSeconds();

    private Assets() {}

    static Handler<RoutingContext> style() {
        StaticHandler files = StaticHandler.create(FileSystemAccess.RELATIVE, FOLDER)
                .setIncludeHidden(false)
                .setDirectoryListing(false);
        return ctx -> {
            ctx.response().putHeader("Cache-Control", CACHED);
            files.handle(ctx);
        };
    }
}
