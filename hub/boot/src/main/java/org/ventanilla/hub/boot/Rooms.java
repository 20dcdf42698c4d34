package org.ventanilla.hub.boot;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import java.io.IOException;
import java.time.Clock;
import java.util.UUID;
import org.ventanilla.hub.city.City;
import org.ventanilla.hub.desk.Desk;
import org.ventanilla.hub.events.Events;
import org.ventanilla.hub.geocode.Geocoding;
import org.ventanilla.hub.identity.Identity;
import org.ventanilla.hub.identity.Tokens;
import org.ventanilla.hub.incident.Incidents;
import org.ventanilla.hub.incident.OpenTimes;
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
import org.ventanilla.hub.opendata.OpenData;
import org.ventanilla.hub.opendata.OpenRecord;
import org.ventanilla.hub.publish.Publishing;
import org.ventanilla.hub.remote.Remotes;
import org.ventanilla.hub.store.Database;
import org.ventanilla.hub.transcript.ConnectorRecordings;
import org.ventanilla.hub.transcript.Keeping;
import org.ventanilla.hub.transcript.Recordings;
import org.ventanilla.hub.transcript.Transcripts;
import org.ventanilla.hub.triage.Pacing;
import org.ventanilla.hub.triage.Policies;
import org.ventanilla.hub.triage.Similar;
import org.ventanilla.hub.triage.Surveyor;
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
        Reading reading,
        Maps maps,
        OpenData openData) {

    /** Rung when something was received; the lane of any node hears it. */
    static final String RECEIVED = "ventanilla.v1.internal.received";

    /** Rung when messages are owed. */
    static final String OWED = "ventanilla.v1.internal.owed";

    private static final int OPEN_DAYS = 31;

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
        var incidents = new Incidents(
                pool, events, clock, new Incidents.Naming(city.id(), c.incidentPrefix(), Publishing.of(city)));
        var ground = new Post.Ground(vertx, clock, city, numbers, settings);
        var post = Post.furnish(ground, new NoticeDispatch.Rooms(pool, events, incidents, identity));
        var speech = new Transcripts(
                pool, city.id(), intake, clock, settings.transcripts().fileFrom());
        Triage.Speaker speaker = (tx, what, asked) -> post.notices().remark(tx, asked, what == Triage.Remark.HELP);
        var triaged = new Triage.Rooms(intake, media, events, incidents, identity, speech, speaker);
        var mind = mind(ground, triaged, pool);
        var reading = Reading.furnish(ground, pool, events);
        var maps = Maps.furnish(ground, pool, events, reading);
        var openData = openData(ground, new OpenData.Rooms(pool, incidents));
        return new Rooms(
                city, pool, numbers, events, entrance, media, identity, incidents, post, mind, reading, maps, openData);
    }

    private static Mind mind(Post.Ground ground, Triage.Rooms rooms, Pool pool) throws IOException {
        var city = ground.city();
        var files = ground.settings().city();
        var categories = CategoryModelFile.of(
                city, files, ground.settings().node().dataDir().resolve("learned"));
        var geocoding = Geocoders.furnish(ground.vertx(), ground.clock(), pool, city, ground.settings());
        var judgement =
                new Triage.Judgement(city, new Understanding(city, categories), Matching.of(city, files), geocoding);
        return new Mind(
                judgement.understanding(),
                new Triage(ground.vertx(), rooms, judgement, ground.numbers()),
                rooms.transcripts(),
                recordings(ground, rooms.media(), pool),
                new Similar(ground.vertx(), ground.clock(), rooms.incidents(), judgement),
                new Surveyor(ground.vertx(), judgement),
                new Policies(ground.vertx(), ground.clock(), rooms.incidents(), judgement, ground.numbers()),
                categories,
                new Pacing(judgement.matching(), new OpenTimes(pool, city.id()), ground.clock()),
                geocoding,
                new NightSchool(
                        city,
                        files,
                        ground.clock(),
                        new ConfirmedHub(city, rooms.intake(), rooms.incidents())::samples));
    }

    private static Recordings recordings(Post.Ground g, Media media, Pool pool) {
        var audio = g.settings().transcripts().audio();
        var means = new Recordings.Means(new ConnectorRecordings(g.vertx()), media);
        var keeping = Keeping.days(audio.keepDays(), audio.deleteAtProvider());
        return new Recordings(pool, g.city().id(), g.clock(), means, keeping);
    }

    private static OpenData openData(Post.Ground g, OpenData.Rooms rooms) {
        var settings = g.settings();
        var form = new OpenRecord(g.city(), settings.http().publicUrl().toString());
        var keeping = new OpenData.Keeping(settings.node().dataDir().resolve("opendata"), OPEN_DAYS);
        return new OpenData(g.vertx(), g.clock(), rooms, form, keeping);
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

    /** What reads a report, files it, tells beforehand whether it is known, finds a place, and tries how it would be under other rules. */
    record Mind(
            Understanding understanding,
            Triage triage,
            Transcripts transcripts,
            Recordings recordings,
            Similar similar,
            Surveyor surveyor,
            Policies policies,
            CategoryModelFile categories,
            Pacing pacing,
            Geocoding geocoding,
            NightSchool school) {}

    Understanding understanding() {
        return mind.understanding();
    }

    Similar similar() {
        return mind.similar();
    }

    Surveyor surveyor() {
        return mind.surveyor();
    }

    Policies policies() {
        return mind.policies();
    }

    Triage triage() {
        return mind.triage();
    }

    /** What somebody who speaks with a citizen works with. */
    Desk desk(Vertx vertx, Clock clock) {
        var sense = new Desk.Mind(city, mind.understanding(), new Matching(city));
        return new Desk(vertx, new Desk.Rooms(intake(), identity, incidents.counter(), pool), sense, clock);
    }

    Transcripts transcripts() {
        return mind.transcripts();
    }

    Recordings recordings() {
        return mind.recordings();
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
