package org.ventanilla.hub.bench;

import com.hazelcast.config.Config;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.eventbus.EventBusOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.spi.cluster.hazelcast.HazelcastClusterManager;
import io.vertx.sqlclient.Pool;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ventanilla.hub.api.EventStreams;
import org.ventanilla.hub.api.EventWords;
import org.ventanilla.hub.api.EventsApi;
import org.ventanilla.hub.consumers.Consumers;
import org.ventanilla.hub.downstream.Webhooks;
import org.ventanilla.hub.events.Events;
import org.ventanilla.hub.events.LiveLog;
import org.ventanilla.hub.events.NewEvent;
import org.ventanilla.hub.identity.Identity;
import org.ventanilla.hub.publish.Publishing;
import org.ventanilla.hub.store.Database;
import org.ventanilla.hub.store.Migrations;

/**
 * The log on a durable PostgreSQL and everybody's ways to it, on one member of a cluster; the readers are on a second member with
 * threads of its own, in this process so that both read one clock. What goes between the two goes over TCP.
 */
final class EventRig implements AutoCloseable {
    private static final int POOL = 8;
    private static final int INCIDENTS = 200;
    private static final Duration LOOK = Duration.ofSeconds(1);

    final Vertx hub;
    final Vertx outside;
    final Pool pool;
    final Events events;
    final LiveLog live;
    final EventStreams streams;
    final Webhooks webhooks;
    final Consumers consumers;
    final int port;
    private final Clock clock = Clock.systemUTC();
    private final EmbeddedPostgres server;
    private final long looking;
    private long written;

    EventRig() throws IOException {
        this.server = durable();
        var database = new Database("127.0.0.1", server.getPort(), "postgres", "postgres", "postgres", POOL);
        Migrations.apply(database);
        int first = Program.freePort();
        int second = Program.freePort();
        this.hub = member(first, second);
        this.outside = member(second, first);
        this.pool = database.pool(hub);
        this.events = new Events(
                hub,
                pool,
                clock,
                new Events.Naming(
                        "bench", "es.bench.ventanilla", URI.create("http://127.0.0.1"), Publishing.unruled()));
        get(events.open());
        this.live = new LiveLog(hub, events);
        get(live.open());
        var words = new EventWords(code -> Set.of(), area -> false, department -> false);
        this.streams = new EventStreams(hub, new EventStreams.Rooms(events, live), words, EventStreams.Limits.STANDARD);
        this.consumers = new Consumers(pool, clock, events, 0);
        this.webhooks = new Webhooks(
                hub, pool, clock, events, new Webhooks.Limits(Duration.ofSeconds(10), Set.of("127.0.0.1")));
        var identity = new Identity(hub, pool, clock, "a secret for the bench, long enough for HMAC");
        this.port = serve(new EventsApi(hub, new EventsApi.Rooms(events, live, identity), words, clock));
        this.looking = hub.setPeriodic(LOOK.toMillis(), tick -> live.look());
    }

    private static EmbeddedPostgres durable() throws IOException {
        return EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .start();
    }

    private int serve(EventsApi api) {
        var router = Router.router(hub);
        streams.mount(router);
        api.mount(router);
        return get(hub.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .map(HttpServer::actualPort));
    }

    private static Vertx member(int own, int other) {
        var config = new Config().setClusterName("bench-" + Math.min(own, other));
        Map.of(
                        "hazelcast.phone.home.enabled", "false",
                        "hazelcast.wait.seconds.before.join", "0",
                        "hazelcast.logging.type", "slf4j",
                        "hazelcast.socket.bind.any", "false")
                .forEach(config::setProperty);
        var network = config.getNetworkConfig().setPort(own).setPortAutoIncrement(false);
        network.getInterfaces().setEnabled(true).addInterface("127.0.0.1");
        network.getJoin().getMulticastConfig().setEnabled(false);
        network.getJoin()
                .getTcpIpConfig()
                .setEnabled(true)
                .setMembers(List.of("127.0.0.1:" + own, "127.0.0.1:" + other));
        var bus = new EventBusOptions().setHost("127.0.0.1");
        return get(Vertx.builder()
                .with(new VertxOptions().setEventBusOptions(bus))
                .withClusterManager(new HazelcastClusterManager(config))
                .buildClustered());
    }

    static <T> T get(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }

    /** One transaction with so many events of many incidents; each says when its transaction was about to be committed. */
    Future<Void> write(int count) {
        return events.write((tx, log) -> {
            log.addAll(some(count));
            return Future.succeededFuture();
        });
    }

    private List<NewEvent> some(int count) {
        var list = new ArrayList<NewEvent>(count);
        for (int i = 0; i < count; i++) {
            String id = Long.toString(written++ % INCIDENTS + 1);
            list.add(new NewEvent("incident.created", id, clock.instant(), data(id, System.nanoTime())));
        }
        return list;
    }

    /** As long as a real one. */
    static Map<String, Object> data(String id, long sent) {
        return Map.ofEntries(
                Map.entry("incidentId", id),
                Map.entry("version", 1),
                Map.entry("category", "ALU-01"),
                Map.entry("categoryCertain", true),
                Map.entry("kind", "incident"),
                Map.entry("status", "RECEIVED"),
                Map.entry("priority", "P3"),
                Map.entry("department", "ALUMBRADO"),
                Map.entry("danger", false),
                Map.entry("public", true),
                Map.entry("lat", 43.4623057),
                Map.entry("lon", -3.8099803),
                Map.entry("precisionM", 15),
                Map.entry("place", "Calle Burgos 11"),
                Map.entry("area", "Centro"),
                Map.entry("placeKnown", true),
                Map.entry("reportId", "1042"),
                Map.entry("channel", "web"),
                Map.entry("sent", sent));
    }

    @Override
    public void close() throws IOException {
        hub.cancelTimer(looking);
        streams.close();
        get(outside.close());
        get(hub.close());
        server.close();
    }
}
