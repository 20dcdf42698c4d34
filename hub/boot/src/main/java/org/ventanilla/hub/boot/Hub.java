package org.ventanilla.hub.boot;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ventanilla.connector.Connector;
import org.ventanilla.connector.HostServices;
import org.ventanilla.connector.Patience;
import org.ventanilla.hub.api.BusDoors;
import org.ventanilla.hub.api.EventDoors;
import org.ventanilla.hub.api.PlaceDoor;
import org.ventanilla.hub.api.SimilarDoor;
import org.ventanilla.hub.city.City;
import org.ventanilla.hub.store.Database;
import org.ventanilla.hub.store.Migrations;

/** One node of the hub: starts everything in order, and stops it in reverse. */
final class Hub {
    private static final Logger LOG = LoggerFactory.getLogger(Hub.class);

    private final Settings settings;
    private final Database database;
    private final Clock clock;
    private final Vertx vertx;
    private final Rooms rooms;
    private final Channels channels;
    private final BusDoors bus;
    private final PlaceDoor places;
    private final SimilarDoor similar;
    private final Clustering cluster;
    private final Seat seat;
    private final ManagementVerticle management;
    private @Nullable String http;
    private volatile List<Route> routes = List.of();

    private Hub(Settings settings, Database database, Clustering cluster, ConnectorCatalogue connectors) {
        this.settings = settings;
        this.database = database;
        this.clock = Clock.systemUTC();
        this.cluster = cluster;
        this.vertx = cluster.vertx();
        this.seat = Seat.take(settings.node().dataDir());
        try {
            this.rooms = Rooms.furnish(vertx, clock, database, settings, City.load(settings.city(), clock.instant()));
            this.channels = channels(connectors);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.bus = new BusDoors(vertx, busRooms(rooms));
        this.places = new PlaceDoor(vertx, rooms.understanding()::place);
        this.similar = new SimilarDoor(vertx, rooms.similar()::find);
        this.management = management();
    }

    private static BusDoors.Rooms busRooms(Rooms rooms) {
        var reading = rooms.reading();
        var events = new EventDoors(rooms.events(), reading.words(), reading.consumers());
        return new BusDoors.Rooms(rooms.intake(), rooms.trail(), rooms.news(), events);
    }

    /** Migrates the database, joins the cluster, opens all doors. */
    static Future<Hub> start(Settings settings, Database database, Map<String, Connector> connectors) {
        return start(settings, database, new ConnectorCatalogue(connectors, List.of()));
    }

    /** The same, with the names of what was left out of the connectors there are. */
    static Future<Hub> start(Settings settings, Database database, ConnectorCatalogue connectors) {
        return Clustering.join(settings.cluster()).compose(cluster -> cluster.vertx()
                .executeBlocking(() -> {
                    Migrations.apply(database);
                    return new Hub(settings, database, cluster, connectors);
                })
                .compose(hub ->
                        hub.open().map(hub).recover(cause -> hub.quiet().transform(done -> Future.failedFuture(cause))))
                .onFailure(cause -> cluster.vertx().close().onFailure(e -> LOG.warn("did not close", e))));
    }

    private Channels channels(ConnectorCatalogue connectors) {
        var services = new HostServices(
                vertx,
                clock,
                settings.http().publicUrl(),
                seat.folder(),
                new RoomBlobs(rooms.media()),
                new RoomSources(rooms.sources()),
                Patience.STANDARD);
        return Channels.assemble(settings.connectors(), connectors, services, this::options, Channels.DEADLINE);
    }

    /** What a file leaves out and the city knows. */
    private JsonObject options(Connector connector, Settings.ConnectorSetting c) {
        return CityOptions.filled(connector.descriptor().optionsSchema(), c.json(), rooms.city());
    }

    private Future<Void> open() {
        List<Consumer<Router>> doors = new Doors(vertx, clock, settings, rooms).all();
        doors.add(0, channels::mount);
        doors.add(router -> routes = router.getRoutes());
        var loop = new DeploymentOptions().setThreadingModel(ThreadingModel.EVENT_LOOP);
        return rooms.events()
                .open()
                .compose(opened -> rooms.reading().live().open())
                .onSuccess(opened -> rooms.maps().open())
                .compose(opened -> bus.open())
                .compose(opened -> places.open())
                .compose(opened -> similar.open())
                .compose(opened -> rooms.remotes().open())
                .compose(opened -> vertx.deployVerticle(new HttpVerticle(settings.http(), doors), loop))
                .onSuccess(id -> http = id)
                .compose(id -> vertx.deployVerticle(
                        new LaneVerticle(Rooms.RECEIVED, on -> LaneWork.lane(rooms, database, on)), loop))
                .compose(id -> vertx.deployVerticle(new PostVerticle(Rooms.OWED, rooms.dispatch()::round), loop))
                .compose(id -> vertx.deployVerticle(
                        new UpkeepVerticle(rooms, clock, settings.events().keepDays()), loop))
                .compose(id -> vertx.deployVerticle(new PulseVerticle(rooms), loop))
                .compose(id -> vertx.deployVerticle(new BridgeVerticle(settings.bridges()), loop))
                .compose(id -> channels.start())
                .compose(started -> vertx.deployVerticle(management, loop))
                .mapEmpty();
    }

    private ManagementVerticle management() {
        var figures = new HubFigures(rooms, channels, clock, cluster::members);
        return new ManagementVerticle(settings.management(), rooms.pool(), channels, figures);
    }

    /** Goes on for a moment, but says that it is about to stop. */
    Future<Void> leave() {
        return management.leave();
    }

    /** No new work, then what is in flight ends. {@link #vertx()} is to be closed afterwards, from outside its threads. */
    Future<Void> quiet() {
        rooms.reading().streams().close();
        rooms.maps().close();
        Future<?> shut = http == null ? Future.succeededFuture() : vertx.undeploy(http);
        return shut.transform(done -> channels.stop())
                .transform(done -> rooms.remotes().close())
                .transform(done -> bus.close())
                .transform(done -> rooms.reading().live().close())
                .transform(done -> places.close())
                .transform(done -> similar.close())
                .onComplete(done -> seat.close());
    }

    /** What the public listener has mounted. */
    List<Route> routes() {
        return routes;
    }

    /** What the listener for operators has mounted. */
    List<Route> managementRoutes() {
        return management.routes();
    }

    Vertx vertx() {
        return vertx;
    }

    Rooms rooms() {
        return rooms;
    }
}
