package org.ventanilla.hub.boot;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ventanilla.hub.api.CategoryApi;
import org.ventanilla.hub.api.ConsumerApi;
import org.ventanilla.hub.api.ContactApi;
import org.ventanilla.hub.api.DeskApi;
import org.ventanilla.hub.api.EventsApi;
import org.ventanilla.hub.api.HotspotApi;
import org.ventanilla.hub.api.IncidentStages;
import org.ventanilla.hub.api.IntakeApi;
import org.ventanilla.hub.api.IntakeTokens;
import org.ventanilla.hub.api.LedgerApi;
import org.ventanilla.hub.api.LoginApi;
import org.ventanilla.hub.api.OrganisationApi;
import org.ventanilla.hub.api.PlaceApi;
import org.ventanilla.hub.api.PolicyApi;
import org.ventanilla.hub.api.ProposalApi;
import org.ventanilla.hub.api.QuarantineApi;
import org.ventanilla.hub.api.ReconcileApi;
import org.ventanilla.hub.api.RecordingApi;
import org.ventanilla.hub.api.RecurrenceApi;
import org.ventanilla.hub.api.RemoteApi;
import org.ventanilla.hub.api.SnapshotApi;
import org.ventanilla.hub.api.StaffApi;
import org.ventanilla.hub.api.TrailApi;
import org.ventanilla.hub.api.UploadApi;
import org.ventanilla.hub.api.WebhookApi;
import org.ventanilla.hub.api.WorksApi;
import org.ventanilla.hub.catalogue.Catalogue;
import org.ventanilla.hub.console.Console;
import org.ventanilla.hub.console.ConsoleSettings;
import org.ventanilla.hub.desk.Desk;
import org.ventanilla.hub.match.Policy;
import org.ventanilla.hub.portal.Portal;
import org.ventanilla.hub.portal.open311.Open311;
import org.ventanilla.hub.portal.open311.Open311Settings;
import org.ventanilla.model.Wire;

/** Everything the public listener shows, in the order in which it is asked. */
record Doors(Vertx vertx, Clock clock, Settings settings, Rooms rooms) {
    /** The portal comes last: it answers for unknown addresses. */
    List<Consumer<Router>> all() {
        Path uploads = settings.node().dataDir().resolve("uploads");
        List<Consumer<Router>> doors = new ArrayList<>();
        var tokens = tokens();
        var secrets = new UploadApi.Secrets(rooms.numbers().tokens(), tokens);
        doors.add(new UploadApi(vertx, clock, rooms.media(), secrets, uploads)::mount);
        doors.add(new IntakeApi(rooms.intake(), rooms.media(), tokens)::mount);
        doors.add(new RemoteApi(vertx, clock, rooms.remotes(), rooms.news(), tokens)::mount);
        doors.add(new LoginApi(rooms.identity(), rooms.city().id())::mount);
        doors.add(new StaffApi(rooms.incidents(), rooms.media(), rooms.identity(), uploads)::mount);
        doors.addAll(incidents());
        doors.add(new LedgerApi(rooms.intake(), rooms.notices(), rooms.identity())::mount);
        doors.add(new QuarantineApi(vertx, rooms.quarantine(), rooms.media(), rooms.identity())::mount);
        doors.add(new ReconcileApi(vertx, instances(), rooms.identity())::mount);
        doors.add(new TrailApi(rooms.intake(), rooms.trail(), rooms.identity())::mount);
        doors.add(new ContactApi(rooms.identity(), rooms.pool())::mount);
        doors.add(new OrganisationApi(rooms.identity(), rooms.incidents(), rooms.numbers())::mount);
        Desk desk = rooms.desk(vertx, clock);
        doors.addAll(desk(desk));
        doors.addAll(events());
        var stages = new IncidentStages(rooms.reading().consumers(), rooms.incidents());
        doors.add(new WorksApi(new WorksApi.Rooms(stages, rooms.media(), rooms.identity()), clock, uploads)::mount);
        doors.add(new Console(new ConsoleRooms(vertx, rooms, desk), console(uploads))::mount);
        doors.add(open311()::mount);
        doors.add(new Portal(new PortalRooms(vertx, rooms), PortalLook.of(settings, rooms.city()))::mount);
        return doors;
    }

    /** What staff ask and say of incidents beside the work on one. */
    private List<Consumer<Router>> incidents() {
        var identity = rooms.identity();
        return List.of(
                new RecurrenceApi(rooms.incidents(), identity)::mount,
                new PolicyApi(this::simulated, identity)::mount,
                new HotspotApi(rooms.maps().hotspots(), identity)::mount,
                new CategoryApi(rooms.incidents(), identity, CategoryBook.codes(rooms.city()))::mount,
                new PlaceApi(rooms.incidents(), identity, rooms.surveyor()::find)::mount);
    }

    private Future<JsonObject> simulated(PolicyApi.Tried t) {
        return rooms.policies()
                .simulate(new Policy(t.category(), t.radiusM(), t.days(), t.bar()))
                .map(result -> new JsonObject(Wire.toMap(result)));
    }

    private List<Consumer<Router>> events() {
        var reading = rooms.reading();
        var told = new EventsApi.Rooms(rooms.events(), reading.live(), rooms.identity());
        var api = new EventsApi(vertx, told, reading.words(), clock);
        return List.of(
                reading.streams()::mount, // before the address of one event, which would take it for an id
                api::mount,
                ConsumerApi.of(reading.consumers(), api)::mount,
                new WebhookApi(reading.webhooks(), rooms.events(), reading.words(), rooms.identity())::mount,
                new SnapshotApi(rooms.incidents(), rooms.events())::mount);
    }

    private Open311 open311() {
        var city = rooms.city();
        var about = new Open311Settings(
                settings.http().publicUrl(),
                city.id(),
                city.settings().timeZone(),
                city.settings().contact(),
                clock);
        return new Open311(new Open311Rooms(rooms, new Catalogue(rooms.pool(), clock, city)), about);
    }

    private List<Consumer<Router>> desk(Desk desk) {
        var proposed = new ProposalApi.Rooms(desk, rooms.transcripts(), rooms.identity(), rooms.numbers());
        return List.of(
                new ProposalApi(proposed, channels())::mount,
                new RecordingApi(rooms.recordings(), rooms.transcripts(), rooms.identity())::mount,
                new DeskApi(desk, rooms.identity(), rooms.numbers(), channels(), clock)::mount);
    }

    /** On which somebody may be answered, as far as there is a connector. */
    private Set<String> channels() {
        return settings.connectors().stream()
                .map(Settings.ConnectorSetting::channel)
                .collect(Collectors.toUnmodifiableSet());
    }

    private Set<String> instances() {
        return settings.connectors().stream()
                .map(Settings.ConnectorSetting::instance)
                .collect(Collectors.toUnmodifiableSet());
    }

    private ConsoleSettings console(Path uploads) {
        boolean secure = "https".equals(settings.http().publicUrl().getScheme());
        return new ConsoleSettings(secure, uploads, rooms.numbers().tokens(), clock);
    }

    /** A connector that runs elsewhere brings its own token, which speaks for it alone. */
    private IntakeTokens tokens() {
        var named = settings.intakeTokens().stream().map(t -> new IntakeTokens.Token(t.token(), t.instance()));
        var remote = settings.connectors().stream()
                .filter(Settings.ConnectorSetting::isRemote)
                .map(c -> new IntakeTokens.Token(c.json().getString("token"), c.instance()));
        return new IntakeTokens(Stream.concat(named, remote).toList());
    }
}
