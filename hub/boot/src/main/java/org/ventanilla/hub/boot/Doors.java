package org.ventanilla.hub.boot;

import io.vertx.core.Vertx;
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
import org.ventanilla.hub.api.ContactApi;
import org.ventanilla.hub.api.EventsApi;
import org.ventanilla.hub.api.IntakeApi;
import org.ventanilla.hub.api.IntakeTokens;
import org.ventanilla.hub.api.LedgerApi;
import org.ventanilla.hub.api.LoginApi;
import org.ventanilla.hub.api.OrganisationApi;
import org.ventanilla.hub.api.QuarantineApi;
import org.ventanilla.hub.api.ReconcileApi;
import org.ventanilla.hub.api.RemoteApi;
import org.ventanilla.hub.api.SnapshotApi;
import org.ventanilla.hub.api.StaffApi;
import org.ventanilla.hub.api.TrailApi;
import org.ventanilla.hub.api.UploadApi;
import org.ventanilla.hub.api.WebhookApi;
import org.ventanilla.hub.catalogue.Catalogue;
import org.ventanilla.hub.console.Console;
import org.ventanilla.hub.console.ConsoleSettings;
import org.ventanilla.hub.portal.Portal;
import org.ventanilla.hub.portal.open311.Open311;
import org.ventanilla.hub.portal.open311.Open311Settings;

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
        doors.add(
                new CategoryApi(rooms.incidents(), rooms.identity(), code -> CategoryBook.find(rooms.city(), code))
                        ::mount);
        doors.add(new LedgerApi(rooms.intake(), rooms.notices(), rooms.identity())::mount);
        doors.add(new QuarantineApi(vertx, rooms.quarantine(), rooms.media(), rooms.identity())::mount);
        doors.add(new ReconcileApi(vertx, instances(), rooms.identity())::mount);
        doors.add(new TrailApi(rooms.intake(), rooms.trail(), rooms.identity())::mount);
        doors.add(new ContactApi(rooms.identity(), rooms.pool())::mount);
        doors.add(new OrganisationApi(rooms.identity(), rooms.incidents(), rooms.numbers())::mount);
        doors.addAll(events());
        doors.add(new Console(new ConsoleRooms(vertx, rooms), console(uploads))::mount);
        doors.add(open311()::mount);
        doors.add(new Portal(new PortalRooms(rooms), PortalLook.of(settings, rooms.city()))::mount);
        return doors;
    }

    private List<Consumer<Router>> events() {
        var reading = rooms.reading();
        var told = new EventsApi.Rooms(rooms.events(), reading.live(), rooms.identity());
        return List.of(
                reading.streams()::mount, // before the address of one event, which would take it for an id
                new EventsApi(vertx, told, reading.words(), clock)::mount,
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
