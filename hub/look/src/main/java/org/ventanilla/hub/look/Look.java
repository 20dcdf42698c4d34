package org.ventanilla.hub.look;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.FileSystemAccess;
import io.vertx.ext.web.handler.StaticHandler;
import java.time.Duration;

/** The files behind the look: style sheet and signs, which one module serves for all pages, below {@code /assets}. */
public final class Look {
    static final Templates TEMPLATES = new Templates("gg.jte.generated.look", Look.class);

    /** How long browsers may keep a file, as {@code Cache-Control} says it. */
    public static final String CACHED = "public, max-age=" + Duration.ofHours(1).toSeconds();

    private static final String OWN = "org/ventanilla/hub/look/assets";

    private Look() {}

    /** Serves the look's own files; goes on to the next handler for others. */
    public static Handler<RoutingContext> files() {
        return folder(OWN);
    }

    /** Serves a folder of the class path. */
    public static Handler<RoutingContext> folder(String path) {
        StaticHandler files = StaticHandler.create(FileSystemAccess.RELATIVE, path)
                .setIncludeHidden(false)
                .setDirectoryListing(false);
        return ctx -> {
            ctx.response().putHeader("Cache-Control", CACHED);
            files.handle(ctx);
        };
    }
}
