package org.ventanilla.hub.boot;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.sqlclient.Pool;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.ventanilla.connector.ConnectorHost;
import org.ventanilla.connector.Health;
import org.ventanilla.hub.api.Replies;

/** The listener for those who run the hub: is it alive, can it take reports, how are the channels. Never public. */
final class ManagementVerticle extends VerticleBase {
    private static final int PATIENCE_S = 3;

    private final Settings.Management settings;
    private final Pool pool;
    private final List<ConnectorHost> hosts;

    ManagementVerticle(Settings.Management settings, Pool pool, List<ConnectorHost> hosts) {
        this.settings = settings;
        this.pool = pool;
        this.hosts = List.copyOf(hosts);
    }

    @Override
    public Future<?> start() {
        Router router = Router.router(vertx);
        router.get("/live").handler(ctx -> Replies.json(ctx, 200, new JsonObject().put("live", true)));
        router.get("/ready").handler(this::ready);
        router.get("/version").handler(ctx -> Replies.json(ctx, 200, Version.json()));
        router.get("/metrics").handler(Metrics::scrape);
        return vertx.createHttpServer().requestHandler(router).listen(settings.port(), settings.host());
    }

    private void ready(RoutingContext ctx) {
        pool.query("select 1").execute().timeout(PATIENCE_S, TimeUnit.SECONDS).onComplete(database -> {
            var channels = new JsonArray();
            hosts.forEach(host -> channels.add(channel(host.health())));
            boolean ready = database.succeeded() && hosts.stream().allMatch(ConnectorHost::isReady);
            Replies.json(
                    ctx,
                    ready ? 200 : 503,
                    new JsonObject()
                            .put("ready", ready)
                            .put("database", database.succeeded() ? "ok" : "away")
                            .put("connectors", channels));
        });
    }

    private static JsonObject channel(Health h) {
        return new JsonObject()
                .put("instance", h.instance())
                .put("state", h.state().name())
                .put("since", h.since().toString())
                .put("detail", h.detail())
                .put(
                        "lastContact",
                        h.lastContact() == null ? null : h.lastContact().toString())
                .put("spooled", h.spooled());
    }
}
