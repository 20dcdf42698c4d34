package org.ventanilla.hub.boot;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.city.City;
import org.ventanilla.hub.incident.NewIncident;
import org.ventanilla.hub.incident.ReportFacts;
import org.ventanilla.hub.incident.Spot;
import org.ventanilla.hub.incident.Status;
import org.ventanilla.hub.incident.Triaged;
import org.ventanilla.hub.triage.Triage;
import org.ventanilla.model.Addresses;

/** A city with rules of its own: all rooms and all public doors on a real database, without connectors and lane. */
final class RuledTown implements AutoCloseable {
    private static final AtomicLong IDS = new AtomicLong(1_000_000);
    private static final Pattern VISIBILITY = Pattern.compile("(?m)^(    visibility: )\\w+$");

    final Rooms rooms;
    final City city;
    final Web web;
    final List<String> live = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    private RuledTown(Vertx vertx, EmbeddedDatabase database, Path folder) throws IOException {
        this.city = City.load(folder.resolve("city"));
        var plan = new DemoPlan(Town.HOME, folder, Town.freePorts(), DemoSecrets.in(folder));
        var raw = plan.settings().put("city", folder.resolve("city").toString());
        var settings = new SettingsFile(ConnectorCatalogue.find(null), System.getenv())
                .settings(new com.fasterxml.jackson.databind.ObjectMapper().readTree(raw.encode()));
        this.rooms = Rooms.furnish(vertx, Clock.systemUTC(), database.address(), settings, city);
        got(rooms.events().open());
        var unused = vertx.eventBus()
                .<JsonObject>consumer(
                        Addresses.EVENTS_LIVE, m -> live.add(m.body().encode()));
        Router router = Router.router(vertx);
        new Doors(vertx, Clock.systemUTC(), settings, rooms).all().forEach(door -> door.accept(router));
        this.server = got(vertx.createHttpServer().requestHandler(router).listen(0, "127.0.0.1"));
        this.web = new Web(URI.create("http://127.0.0.1:" + server.actualPort()));
    }

    /** @param visibility what each category's is, one after the other; given what it was */
    static RuledTown open(Vertx vertx, EmbeddedDatabase database, Path folder, UnaryOperator<String> visibility)
            throws IOException {
        Path city = Files.createDirectories(folder.resolve("city"));
        copy(Town.HOME.resolve("config/santander"), city);
        String id = "ruled-" + IDS.incrementAndGet();
        edit(city.resolve("city.yaml"), text -> text.replaceFirst("(?m)^id: .*$", "id: " + id));
        edit(city.resolve("taxonomy.yaml"), text -> VISIBILITY
                .matcher(text)
                .replaceAll(m -> m.group(1) + visibility.apply(m.group().strip().substring("visibility: ".length()))));
        return new RuledTown(vertx, database, folder);
    }

    private static void edit(Path file, UnaryOperator<String> change) throws IOException {
        Files.writeString(file, change.apply(Files.readString(file)));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }

    /** An incident of one report; answers its id. */
    long incident(String category, boolean isPublic, @Nullable Spot spot, Instant at, String... photos) {
        var known = city.taxonomy().find(category).orElseThrow();
        var what = new NewIncident(
                category, true, "incident", "P3", known.department(), false, isPublic, spot, at.plusSeconds(86_400));
        long id = IDS.incrementAndGet();
        var facts = new ReportFacts(
                id, null, "web", "web", "web", "es", at, "native-" + id, List.of(photos), true, null, false, false);
        var triaged = new Triaged(facts, what, new JsonObject().put("outcome", "NEW"));
        return got(rooms.events().write((tx, log) -> rooms.incidents().open(tx, log, triaged, null)));
    }

    void close(long incident, String text, String... resultPhotos) {
        got(rooms.incidents().changeStatus(incident, Status.RESOLVED, "fixed", text, List.of(resultPhotos)));
    }

    /** A picture nobody else has. */
    String photo(String unique) {
        Buffer picture = Buffer.buffer(Town.bytes("lamp-before.jpg"));
        picture.appendBytes(unique.getBytes(StandardCharsets.UTF_8));
        return got(rooms.media().store(picture, "image/jpeg", "foto.jpg")).ref();
    }

    /** Files everything that was handed in. */
    void triage() {
        Triage triage = rooms.triage();
        var connection = got(rooms.pool().getConnection());
        while (triage.mayHaveMore(got(triage.round(connection)))) {
            // The next round looks at the next ones.
        }
        got(connection.close());
    }

    String body(String path) {
        return web.get(URI.create(path)).body();
    }

    JsonObject json(String path) {
        return web.json(URI.create(path));
    }

    /** Everything that anybody can read without a secret, by address. */
    Map<String, String> everything(List<Long> incidents) {
        var all = new java.util.LinkedHashMap<String, String>();
        var paths = new ArrayList<>(List.of(
                "/",
                "/incidents",
                "/statistics",
                "/opendata",
                "/follow",
                "/v1/incidents?limit=500",
                "/v1/incidents.geojson?limit=500",
                "/v1/incidents.geojson?limit=500&zoom=12",
                "/v1/incidents.csv?limit=500",
                "/v1/incidents.atom?limit=500",
                "/v1/statistics",
                "/v1/snapshot?limit=500",
                "/v1/events?limit=1000",
                "/open311/v2/requests.json?extensions=true",
                "/open311/v2/requests.xml?extensions=true",
                "/open311/v2/servicerequestupdates.json",
                "/open311/v2/bulk.csv"));
        for (long id : incidents) {
            for (String form : List.of("", ".geojson", ".atom")) {
                paths.add("/v1/incidents/" + id + form);
            }
            paths.add("/incidents/" + id);
            paths.add("/incidents/" + id + "/follow");
        }
        got(rooms.openData().files()).forEach(f -> paths.add("/opendata/" + f.name()));
        paths.forEach(path -> all.put(path, body(path)));
        all.put("live bus", String.join("\n", live));
        return all;
    }

    static <T> T got(io.vertx.core.Future<T> future) {
        return Running.joined(future.toCompletionStage());
    }

    @Override
    public void close() {
        got(server.close());
        got(rooms.pool().close());
    }
}
