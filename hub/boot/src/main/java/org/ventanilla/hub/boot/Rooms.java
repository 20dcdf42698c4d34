package org.ventanilla.hub.boot;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import java.io.IOException;
import java.time.Clock;
import java.util.UUID;
import org.ventanilla.hub.city.City;
import org.ventanilla.hub.events.Events;
import org.ventanilla.hub.identity.Identity;
import org.ventanilla.hub.identity.Tokens;
import org.ventanilla.hub.incident.Incidents;
import org.ventanilla.hub.intake.Intake;
import org.ventanilla.hub.intake.Quarantine;
import org.ventanilla.hub.intake.ReportNumbers;
import org.ventanilla.hub.intake.Sources;
import org.ventanilla.hub.intake.Trail;
import org.ventanilla.hub.match.Matching;
import org.ventanilla.hub.media.Media;
import org.ventanilla.hub.media.MediaLimits;
import org.ventanilla.hub.notify.ChannelNews;
import org.ventanilla.hub.notify.NoticeDispatch;
import org.ventanilla.hub.notify.Notices;
import org.ventanilla.hub.remote.Remotes;
import org.ventanilla.hub.store.Database;
import org.ventanilla.hub.triage.Triage;
import org.ventanilla.hub.understand.Understanding;

/** The rooms of the hub, furnished and connected for one city. */
record Rooms(
        City city,
        Pool pool,
        ReportNumbers numbers,
        Events events,
        Entrance entrance,
        Media media,
        Identity identity,
        Incidents incidents,
        Post post,
        Mind mind,
        Reading reading) {

    /** Rung when something was received; the lane of any node hears it. */
    static final String RECEIVED = "ventanilla.v1.internal.received";

    /** Rung when messages are owed. */
    static final String OWED = "ventanilla.v1.internal.owed";

    static Rooms furnish(Vertx vertx, Clock clock, Database database, Settings settings, City city) throws IOException {
        var pool = database.pool(vertx);
        var c = city.settings();
        var numbers = new ReportNumbers(
                city.id(), c.reportPrefix(), new Tokens(settings.secrets().links()));
        var events = new Events(
                vertx, pool, clock, Reading.naming(city, settings.http().publicUrl()));
        var intake = new Intake(pool, numbers, clock, jurisdiction -> ring(vertx, RECEIVED));
        var entrance = entrance(pool, clock, city, intake);
        var media = new Media(
                vertx, settings.node().dataDir().resolve("media"), pool, clock, MediaLimits.usual(c.timeZone()));
        var identity = new Identity(vertx, pool, clock, settings.secrets().sessions());
        var incidents = new Incidents(pool, events, clock, new Incidents.Naming(city.id(), c.incidentPrefix()));
        var ground = new Post.Ground(vertx, clock, city, numbers, settings);
        var post = Post.furnish(ground, new NoticeDispatch.Rooms(pool, events, incidents, identity));
        var categories = CategoryModelFile.of(city, settings.city());
        var understanding = new Understanding(city, categories);
        var triage = new Triage(
                vertx,
                new Triage.Rooms(intake, media, events, incidents, identity, (tx, what, asked) -> post.notices()
                        .remark(tx, asked, what == Triage.Remark.HELP)),
                new Triage.Judgement(city, understanding, Matching.of(city, settings.city())),
                numbers);
        var reading = Reading.furnish(ground, pool, events);
        var mind = new Mind(understanding, triage, categories);
        return new Rooms(city, pool, numbers, events, entrance, media, identity, incidents, post, mind, reading);
    }

    private static Entrance entrance(Pool pool, Clock clock, City city, Intake intake) {
        return new Entrance(
                intake,
                new Quarantine(pool, city.id(), clock),
                new Trail(pool, clock),
                new Sources(pool, UUID.randomUUID().toString()));
    }

    /** The front door and what stands beside it. */
    record Entrance(Intake intake, Quarantine quarantine, Trail trail, Sources sources) {}

    /** What reads a report, and what then files it. */
    record Mind(Understanding understanding, Triage triage, CategoryModelFile categories) {}

    Understanding understanding() {
        return mind.understanding();
    }

    Triage triage() {
        return mind.triage();
    }

    Intake intake() {
        return entrance.intake();
    }

    Quarantine quarantine() {
        return entrance.quarantine();
    }

    Trail trail() {
        return entrance.trail();
    }

    Sources sources() {
        return entrance.sources();
    }

    Notices notices() {
        return post.notices();
    }

    ChannelNews news() {
        return post.news();
    }

    Remotes remotes() {
        return post.remotes();
    }

    NoticeDispatch dispatch() {
        return post.dispatch();
    }

    static void ring(Vertx vertx, String doorbell) {
        vertx.eventBus().publish(doorbell, new JsonObject());
    }
}
