package org.ventanilla.hub.boot;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.sqlclient.Pool;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ventanilla.connector.ConnectorHost;
import org.ventanilla.connector.Health;
import org.ventanilla.hub.api.Replies;

/** The listener for those who run the hub: is it alive, can it take reports, how are the channels. Never public. */
final class ManagementVerticle extends VerticleBase {
    private static final int PATIENCE_S = 3;

    private static final Logger LOG = LoggerFactory.getLogger(ManagementVerticle.class);

    private final Settings.Management settings;
    private final Pool pool;
    private final Channels channels;
    private final HubFigures figures;
    private volatile List<Route> routes = List.of();
    private volatile boolean leaving;

    ManagementVerticle(Settings.Management settings, Pool pool, Channels channels, HubFigures figures) {
        this.settings = settings;
        this.pool = pool;
        this.channels = channels;
        this.figures = figures;
    }

    @Override
    public Future<?> start() {
        Router router = Router.router(vertx);
        router.get("/live").handler(ctx -> Replies.json(ctx, 200, new JsonObject().put("live", true)));
        router.get("/ready").handler(this::ready);
        router.get("/version").handler(ctx -> Replies.json(ctx, 200, Version.json()));
        router.get("/metrics").handler(this::metrics);
        router.errorHandler(404, Replies::failure).errorHandler(405, ctx -> {
            ctx.response().putHeader("Allow", "GET");
            Replies.failure(ctx);
        });
        routes = router.getRoutes();
        return vertx.createHttpServer().requestHandler(router).listen(settings.port(), settings.host());
    }

    /** Is not ready any more; done when a proxy has had the time to notice. */
    Future<Void> leave() {
        leaving = true;
        return settings.leaveSeconds() == 0
                ? Future.succeededFuture()
                : vertx.timer(settings.leaveSeconds(), TimeUnit.SECONDS).mapEmpty();
    }

    /** What is mounted once it was started. */
    List<Route> routes() {
        return routes;
    }

    private void ready(RoutingContext ctx) {
        pool.query("select 1").execute().timeout(PATIENCE_S, TimeUnit.SECONDS).onComplete(database -> {
            var connectors = new JsonArray();
            channels.hosts().forEach(host -> connectors.add(channel(host)));
            boolean ready = !leaving
                    && database.succeeded()
                    && channels.hosts().stream().allMatch(ConnectorHost::isReady);
            Replies.json(
                    ctx,
                    ready ? 200 : 503,
                    new JsonObject()
                            .put("ready", ready)
                            .put("leaving", leaving)
                            .put("database", database.succeeded() ? "ok" : "away")
                            .put("connectors", connectors)
                            .put("refused", refused()));
        });
    }

    /** Named, but no reason to take the whole node away: the other channels work. */
    private JsonArray refused() {
        var list = new JsonArray();
        channels.refused()
                .forEach(r -> list.add(new JsonObject().put("name", r.name()).put("reason", r.reason())));
        return list;
    }

    private void metrics(RoutingContext ctx) {
        figures.scrape()
                .map(hub -> Metrics.process() + hub)
                .compose(text -> ctx.response()
                        .putHeader("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
                        .end(text))
                .onFailure(cause -> LOG.debug("scrape not delivered", cause));
    }

    private JsonObject channel(ConnectorHost host) {
        Health h = host.health();
        int strays = channels.strays(host).size();
        return new JsonObject()
                .put("instance", h.instance())
                .put("state", h.state().name())
                .put("since", h.since().toString())
                .put("detail", h.detail())
                .put("alarms", new JsonArray(h.alarms().stream().sorted().toList()))
                .put(
                        "lastContact",
                        h.lastContact() == null ? null : h.lastContact().toString())
                .put("spooled", h.spooled())
                .put("strayThreads", strays == 0 ? null : strays);
    }
}
