package org.ventanilla.hub;

import static org.ventanilla.hub.Waiting.get;

import io.vertx.core.Vertx;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.ventanilla.hub.city.City;
import org.ventanilla.hub.city.CityFiles;
import org.ventanilla.hub.events.EventSchemas;
import org.ventanilla.hub.events.Events;
import org.ventanilla.hub.events.LiveLog;
import org.ventanilla.hub.identity.Identity;
import org.ventanilla.hub.identity.Tokens;
import org.ventanilla.hub.incident.Incidents;
import org.ventanilla.hub.intake.Intake;
import org.ventanilla.hub.intake.Quarantine;
import org.ventanilla.hub.intake.ReportNumbers;
import org.ventanilla.hub.intake.Trail;
import org.ventanilla.hub.match.Matching;
import org.ventanilla.hub.media.Media;
import org.ventanilla.hub.media.MediaLimits;
import org.ventanilla.hub.notify.ChannelNews;
import org.ventanilla.hub.notify.NoticeSettings;
import org.ventanilla.hub.notify.Notices;
import org.ventanilla.hub.remote.RemoteSettings;
import org.ventanilla.hub.remote.Remotes;
import org.ventanilla.hub.store.TestDatabase;
import org.ventanilla.hub.transcript.Transcripts;
import org.ventanilla.hub.triage.Triage;
import org.ventanilla.hub.understand.Understanding;

/** All rooms of the hub wired to one fresh database, for tests that follow a report through several of them. */
public final class TestHub implements AutoCloseable {
    public static final City CITY = City.load(CityFiles.folder());
    public static final Events.Naming NAMING = new Events.Naming(
            CITY.id(), CITY.settings().eventTypePrefix(), URI.create("https://ventanilla.example.org"));

    public final Vertx vertx;
    public final TestClock clock = new TestClock();
    public final TestDatabase database;
    public final ReportNumbers numbers =
            new ReportNumbers(CITY.id(), "AV", new Tokens("a secret that only the tests of this module know"));
    public final Events events;
    public final LiveLog live;
    public final Intake intake;
    public final Quarantine quarantine;
    public final Trail trail;
    public final Media media;
    public final Identity identity;
    public final Incidents incidents;
    public final Notices notices;
    public final ChannelNews news;
    public final Remotes remotes;
    public final Transcripts transcripts;
    public final List<String> hurried = new CopyOnWriteArrayList<>();

    /** @param files folder for media; made when first needed */
    public TestHub(Vertx vertx, Path files) {
        this.vertx = vertx;
        this.database = TestDatabase.fresh(vertx);
        var pool = database.pool();
        this.events = new Events(vertx, pool, clock, NAMING);
        get(events.open());
        this.live = new LiveLog(vertx, events);
        get(live.open());
        this.intake = new Intake(pool, numbers, clock, rung -> {});
        this.transcripts = new Transcripts(pool, CITY.id(), intake, clock, 0.8);
        this.trail = new Trail(pool, clock);
        this.quarantine = new Quarantine(pool, CITY.id(), clock);
        this.media = new Media(
                vertx, files, pool, clock, MediaLimits.usual(CITY.settings().timeZone()));
        this.identity = new Identity(vertx, pool, clock, "a session secret of more than 32 bytes");
        this.incidents = new Incidents(pool, events, clock, new Incidents.Naming(CITY.id(), "IN"));
        var settings = new NoticeSettings(
                clock, Map.of(), CityFiles.folder().resolve("templates"), URI.create("https://ventanilla.example.org"));
        this.notices = new Notices(pool, CITY.id(), events, incidents, settings);
        this.news = new ChannelNews(
                notices, identity, CITY.id(), Map.of("sms", "sms", "buzon", "email", "bot", "chat"), clock);
        var polled = new RemoteSettings("bot", RemoteSettings.Outbound.POLL, null, List.of(), Set.of());
        this.remotes = new Remotes(vertx, pool, clock, List.of(polled), hurried::add);
    }

    /** The rooms that triage needs. */
    public Triage.Rooms triageRooms() {
        Triage.Speaker speaker = (tx, what, asked) -> notices.remark(tx, asked, what == Triage.Remark.HELP);
        return new Triage.Rooms(intake, media, events, incidents, identity, transcripts, speaker);
    }

    /** The lane's work with the hub's own judgement. */
    public Triage triage() {
        var judgement = new Triage.Judgement(CITY, new Understanding(CITY), new Matching(CITY));
        return new Triage(vertx, triageRooms(), judgement, numbers);
    }

    /** Triages until nothing is waiting, as the lane does. */
    public void file(Triage triage) {
        var lane = get(database.pool().getConnection());
        while (triage.mayHaveMore(get(triage.round(lane)))) {
            // The next round looks at the next ones.
        }
        get(lane.close());
    }

    /** Whatever the test made the program write keeps to the schemas. */
    @Override
    public void close() {
        EventSchemas.check(events);
        get(live.close());
        database.close();
    }
}
