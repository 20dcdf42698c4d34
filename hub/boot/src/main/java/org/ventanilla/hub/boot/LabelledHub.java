package org.ventanilla.hub.boot;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.ventanilla.hub.city.Category;
import org.ventanilla.hub.city.City;
import org.ventanilla.hub.events.Events;
import org.ventanilla.hub.incident.Incidents;
import org.ventanilla.hub.incident.MatchHistory;
import org.ventanilla.hub.incident.Spot;
import org.ventanilla.hub.match.Labelled;
import org.ventanilla.hub.publish.Publishing;
import org.ventanilla.hub.store.Database;
import org.ventanilla.hub.store.Migrations;

/** The hub's own reports with what its staff decided of them, to learn from. */
final class LabelledHub {
    private LabelledHub() {}

    static List<Labelled> read(Path config) throws IOException {
        Settings settings = RunCommand.settings(config);
        City city = City.load(settings.city(), Clock.systemUTC().instant());
        var program = new Running();
        Database database = program.database(settings);
        Migrations.apply(database);
        var vertx = Vertx.vertx();
        program.onStop(() -> Running.joined(vertx.close().toCompletionStage()));
        var pool = database.pool(vertx);
        var c = city.settings();
        var events = new Events(
                vertx,
                pool,
                Clock.systemUTC(),
                Reading.naming(city, settings.http().publicUrl()));
        var naming = new Incidents.Naming(city.id(), c.incidentPrefix(), Publishing.of(city));
        var incidents = new Incidents(pool, events, Clock.systemUTC(), naming);
        return Running.joined(incidents.matchHistory().toCompletionStage()).stream()
                .map(h -> labelled(city, h))
                .toList();
    }

    private static Labelled labelled(City city, MatchHistory h) {
        Spot spot = h.understood().spot();
        String category = h.understood().category();
        String place = spot == null ? null : spot.place();
        return new Labelled(
                Long.toString(h.report()),
                "",
                category,
                city.taxonomy().find(category).map(Category::group).orElse(""),
                spot == null ? null : Double.valueOf(spot.lat()),
                spot == null ? null : Double.valueOf(spot.lon()),
                place == null ? "" : place,
                h.channel(),
                h.receivedAt(),
                h.closedAt(),
                Long.toString(h.first()),
                h.judged());
    }
}
