package org.ventanilla.hub.bench;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import org.ventanilla.hub.city.City;
import org.ventanilla.hub.events.Events;
import org.ventanilla.hub.events.LiveLog;
import org.ventanilla.hub.hotspot.Hotspots;
import org.ventanilla.hub.identity.Identity;
import org.ventanilla.hub.identity.Tokens;
import org.ventanilla.hub.incident.Incidents;
import org.ventanilla.hub.incident.Sightings;
import org.ventanilla.hub.intake.Intake;
import org.ventanilla.hub.intake.ReportNumbers;
import org.ventanilla.hub.markers.Markers;
import org.ventanilla.hub.match.Matching;
import org.ventanilla.hub.media.Media;
import org.ventanilla.hub.media.MediaLimits;
import org.ventanilla.hub.notify.NoticeSettings;
import org.ventanilla.hub.notify.Notices;
import org.ventanilla.hub.publish.Publishing;
import org.ventanilla.hub.store.Database;
import org.ventanilla.hub.store.Migrations;
import org.ventanilla.hub.transcript.Transcripts;
import org.ventanilla.hub.triage.Triage;
import org.ventanilla.hub.understand.Understanding;

/** The rooms of the hub that a report passes, on a durable PostgreSQL, as the program furnishes them. */
final class MatchRig implements AutoCloseable {
    private static final String SECRET = "a secret for the bench, long enough for HMAC";
    private static final URI PUBLIC = URI.create("https://avisos.bench.example");
    private static final int POOL = 8;

    final City city;
    final Vertx vertx = Vertx.vertx();
    final Pool pool;
    final Intake intake;
    final Incidents incidents;
    final Understanding understanding;
    final Matching matching;
    final Triage triage;
    final Notices notices;
    final Hotspots hotspots;
    private final EmbeddedPostgres server;
    private final Database database;
    private final Events events;
    private final LiveLog live;
    private final Sightings sightings;

    MatchRig(City city, Understanding understanding, Path files) throws IOException {
        this.city = city;
        this.server = server();
        this.database = new Database("127.0.0.1", server.getPort(), "postgres", "postgres", "postgres", POOL);
        Migrations.apply(database);
        this.pool = database.pool(vertx);
        var clock = Clock.systemUTC();
        var numbers = new ReportNumbers(city.id(), "AV", new Tokens(SECRET));
        var publishing = Publishing.of(city);
        this.events = new Events(
                vertx,
                pool,
                clock,
                new Events.Naming(city.id(), city.settings().eventTypePrefix(), PUBLIC, publishing));
        this.live = new LiveLog(vertx, events);
        this.intake = new Intake(pool, numbers, clock, rung -> {});
        this.incidents = new Incidents(pool, events, clock, new Incidents.Naming(city.id(), "IN", publishing));
        this.sightings = new Sightings(pool, city.id(), publishing);
        this.understanding = understanding;
        this.matching = new Matching(city);
        this.notices = new Notices(pool, city.id(), events, incidents, noticeSettings(clock));
        this.triage = triage(files, clock, numbers);
        this.hotspots =
                new Hotspots(pool, clock, events, sightings, city.settings().hotspots());
        joined(events.open());
        joined(live.open());
    }

    private static EmbeddedPostgres server() throws IOException {
        return EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("shared_buffers", "256MB")
                .setServerConfig("max_wal_size", "4GB")
                .start();
    }

    private static NoticeSettings noticeSettings(Clock clock) {
        return new NoticeSettings(clock, Map.of(), Program.home().resolve("config/santander/templates"), PUBLIC);
    }

    private Triage triage(Path files, Clock clock, ReportNumbers numbers) throws IOException {
        Path folder = Files.createDirectories(files.resolve("media"));
        var media = new Media(vertx, folder, pool, clock, MediaLimits.usual(ZoneOffset.UTC));
        var identity = new Identity(vertx, pool, clock, SECRET);
        Triage.Speaker speaker = (tx, what, asked) -> notices.remark(tx, asked, what == Triage.Remark.HELP);
        var transcripts = new Transcripts(pool, city.id(), intake, clock, 1);
        return new Triage(
                vertx,
                new Triage.Rooms(intake, media, events, incidents, identity, transcripts, speaker),
                new Triage.Judgement(city, understanding, matching),
                numbers);
    }

    /** Empty as yet. */
    Markers markers() {
        return new Markers(vertx, events, live, sightings);
    }

    /** What the lane does until nothing is left. */
    void lane(boolean all) {
        SqlConnection lane = laneConnection();
        boolean more = true;
        while (more) {
            more = triage.mayHaveMore(joined(triage.round(lane)));
            if (all) {
                more |= joined(notices.owe(lane)) > 0;
                more |= joined(hotspots.follow(lane)) > 0;
            }
        }
        joined(lane.close());
    }

    /** As the lane has one. */
    SqlConnection laneConnection() {
        return joined(PgConnection.connect(vertx, database.laneOptions()));
    }

    static <T> T joined(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }

    @Override
    public void close() throws IOException {
        joined(live.close());
        joined(vertx.close());
        server.close();
    }
}
