package org.ventanilla.hub.boot;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.AllowForwardHeaders;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The hub's only public listener: every page, API and webhook. */
final class HttpVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(HttpVerticle.class);
    /** Fields are counted percent-encoded: 4,000 ñ are 24 kB. The body limits of the routes decide. */
    private static final int MAX_FIELD = 256 * 1024;

    private static final int MAX_LINE = 64 * 1024;
    private static final int IDLE_S = 75;
    private static final int GOODBYE_S = 5;

    private final Settings.Http settings;
    private final List<Consumer<Router>> doors;
    private @Nullable HttpServer server;

    HttpVerticle(Settings.Http settings, List<Consumer<Router>> doors) {
        this.settings = settings;
        this.doors = List.copyOf(doors);
    }

    @Override
    public Future<?> start() {
        Router router = Router.router(vertx);
        router.allowForward(settings.behindProxy() ? AllowForwardHeaders.X_FORWARD : AllowForwardHeaders.NONE);
        var limit = new PostLimit(settings.postsPerMinute());
        // For every method: a route of POST alone would make each unknown address "405, only POST".
        router.route().handler(limit::check).failureHandler(PostLimit::refuse);
        doors.forEach(door -> door.accept(router));
        HttpServer listening = vertx.createHttpServer(new HttpServerOptions()
                        .setMaxFormAttributeSize(MAX_FIELD)
                        .setMaxInitialLineLength(MAX_LINE)
                        .setIdleTimeout(IDLE_S)
                        // Of web sockets only; its handlers would stand in the way of every request.
                        .setPerMessageWebSocketCompressionSupported(false)
                        .setPerFrameWebSocketCompressionSupported(false)
                        .setCompressionSupported(true))
                .requestHandler(router);
        server = listening;
        return listening
                .listen(settings.port(), settings.host())
                .onSuccess(open -> LOG.info("http listening port={}", open.actualPort()));
    }

    /** What has been asked is answered: a provider that does not come again would take a broken connection for a no. */
    @Override
    public Future<?> stop() {
        return server == null ? Future.succeededFuture() : server.shutdown(GOODBYE_S, TimeUnit.SECONDS);
    }
}
