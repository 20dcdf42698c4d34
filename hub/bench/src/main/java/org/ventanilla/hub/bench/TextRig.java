package org.ventanilla.hub.bench;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ventanilla.connector.Blobs;
import org.ventanilla.connector.Connector;
import org.ventanilla.connector.ConnectorHost;
import org.ventanilla.connector.HostServices;
import org.ventanilla.connector.Patience;
import org.ventanilla.connector.SourceState;
import org.ventanilla.hub.api.BusDoors;
import org.ventanilla.hub.api.EventDoors;
import org.ventanilla.hub.api.EventWords;
import org.ventanilla.hub.consumers.Consumers;
import org.ventanilla.hub.events.Events;
import org.ventanilla.hub.identity.Identity;
import org.ventanilla.hub.identity.Tokens;
import org.ventanilla.hub.incident.Incidents;
import org.ventanilla.hub.intake.Intake;
import org.ventanilla.hub.intake.ReportNumbers;
import org.ventanilla.hub.intake.Sources;
import org.ventanilla.hub.intake.Trail;
import org.ventanilla.hub.media.Media;
import org.ventanilla.hub.media.MediaLimits;
import org.ventanilla.hub.media.StoredMedia;
import org.ventanilla.hub.notify.ChannelNews;
import org.ventanilla.hub.notify.NoticeSettings;
import org.ventanilla.hub.notify.Notices;
import org.ventanilla.hub.publish.Publishing;
import org.ventanilla.model.Attachment;

/** The text message connector from its webhook to a durable PostgreSQL, over the bus, as in the program. */
final class TextRig implements AutoCloseable {
    /** Nobody reads events here. */
    private static final EventWords NO_WORDS = new EventWords(code -> Set.of(), area -> false, office -> false);

    static final String PUBLIC = "https://avisos.bench.example";
    private static final String SECRET = "a secret for the bench, long enough for HMAC";

    private final Rig rig;
    private final Company company;
    private final HttpServer http;
    private final ConnectorHost host;
    private BusDoors bus;

    TextRig(Rig rig) throws IOException {
        this.rig = rig;
        Vertx vertx = rig.vertx();
        var clock = Clock.systemUTC();
        var media = new Media(
                vertx, Files.createTempDirectory("bench-media"), rig.pool(), clock, MediaLimits.usual(ZoneOffset.UTC));
        this.bus = bus(clock);
        var router = Router.router(vertx);
        this.http = joined(vertx.createHttpServer().requestHandler(router).listen(0, "127.0.0.1"));
        this.company = new Company(rig.outside(), "/in/sms/message", http.actualPort());
        var services = new HostServices(
                vertx,
                clock,
                URI.create(PUBLIC),
                Files.createTempDirectory("bench-state"),
                new Kept(media),
                new Leases(new Sources(rig.pool(), "bench")),
                Patience.STANDARD);
        this.host = new ConnectorHost(connector(), "sms", options(), services);
        host.mount(router);
        joined(bus.open());
        joined(host.start());
    }

    private BusDoors bus(Clock clock) {
        var pool = rig.pool();
        var numbers = new ReportNumbers(Rig.CITY, "AV", new Tokens(SECRET));
        var events = new Events(
                rig.vertx(),
                pool,
                clock,
                new Events.Naming(Rig.CITY, "bench", URI.create(PUBLIC), Publishing.unruled()));
        var incidents = new Incidents(pool, events, clock, new Incidents.Naming(Rig.CITY, "IN", Publishing.unruled()));
        var settings = new NoticeSettings(clock, Map.of(), Path.of("."), URI.create(PUBLIC));
        var news = new ChannelNews(
                new Notices(pool, Rig.CITY, events, incidents, settings),
                new Identity(rig.vertx(), pool, clock, SECRET),
                Rig.CITY,
                Map.of("sms", "sms"),
                clock);
        var intake = new Intake(pool, numbers, clock, rung -> {});
        var doors = new EventDoors(events, NO_WORDS, new Consumers(pool, clock, events, 0));
        return new BusDoors(rig.vertx(), new BusDoors.Rooms(intake, new Trail(pool, clock), news, doors));
    }

    /** Found as the program finds it: the connector's classes are on the run-time class path only. */
    private static Connector connector() {
        return ServiceLoader.load(Connector.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(connector -> connector.descriptor().type().equals("sms"))
                .findFirst()
                .orElseThrow();
    }

    private JsonObject options() {
        return new JsonObject()
                .put("accountSid", Company.ACCOUNT)
                .put("authTokens", new JsonArray().add(Company.TOKEN))
                .put("from", "+34942000000")
                .put("apiBase", company.address())
                .put("region", "ES");
    }

    Future<?> call(long n) {
        return company.call(PUBLIC + "/in/sms/message", n);
    }

    /** The hub no longer answers; the connector runs on. */
    void hubGoesAway() {
        joined(bus.close());
    }

    void hubComesBack() {
        bus = bus(Clock.systemUTC());
        joined(bus.open());
    }

    int spooled() {
        return host.health().spooled();
    }

    long kept() {
        return joined(rig.pool()
                        .query("select count(*) from personal.submission")
                        .execute())
                .iterator()
                .next()
                .getLong(0);
    }

    private static <T> T joined(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }

    /** The media room for a connector. */
    private record Kept(Media media) implements Blobs {
        @Override
        public Future<Attachment> put(Buffer bytes, @Nullable String declaredType, @Nullable String name) {
            return media.store(bytes, declaredType, name).map(StoredMedia::toAttachment);
        }

        @Override
        public Future<Buffer> get(String ref) {
            return media.original(ref);
        }
    }

    /** Leases and cursors for a connector. */
    private record Leases(Sources sources) implements SourceState {
        @Override
        public Future<@Nullable Long> lease(String instance, Duration ttl) {
            return sources.lease(instance, ttl);
        }

        @Override
        public Future<Void> release(String instance, long token) {
            return sources.release(instance, token);
        }

        @Override
        public Future<@Nullable String> cursor(String instance) {
            return sources.cursor(instance);
        }

        @Override
        public Future<Void> saveCursor(String instance, String cursor, long token) {
            return sources.saveCursor(instance, cursor, token).mapEmpty();
        }
    }

    @Override
    public void close() {
        joined(host.stop());
        joined(http.close());
        joined(bus.close());
        company.close();
    }
}
