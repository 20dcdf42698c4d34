package org.ventanilla.hub.boot;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ventanilla.hub.callout.Callout;
import org.ventanilla.hub.city.City;
import org.ventanilla.hub.incident.ReportRow;
import org.ventanilla.hub.intake.Intake;
import org.ventanilla.hub.intake.Received;
import org.ventanilla.hub.media.StoredMedia;
import org.ventanilla.hub.store.Migrations;
import org.ventanilla.model.Attachment;
import org.ventanilla.model.Receipt;
import org.ventanilla.model.Submission;

/**
 * As much of a hub as an import needs: its rooms, and a lane of its own that works when no other node holds it. With a hub
 * beside it, whichever has the lane files what either of them takes in.
 */
final class ImportHub implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ImportHub.class);
    private static final int LOOK_MS = 20;
    private static final int OK = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final City city;
    private final Running program = new Running();
    private final @Nullable Opened opened;

    private record Opened(Vertx vertx, Rooms rooms) {}

    /** @param closed whether nothing but the city's files is wanted */
    ImportHub(Settings settings, Clock clock, boolean closed) throws IOException {
        this.city = City.load(settings.city(), clock.instant());
        this.opened = closed ? null : open(settings, clock);
    }

    private Opened open(Settings settings, Clock clock) throws IOException {
        var database = program.database(settings);
        Migrations.apply(database);
        var vertx = Vertx.vertx();
        program.onStop(() -> Running.joined(vertx.close().toCompletionStage()));
        var rooms = Rooms.furnish(vertx, clock, database, settings, city);
        Running.joined(rooms.events().open().toCompletionStage());
        var lane = new LaneVerticle(Rooms.RECEIVED, on -> LaneWork.lane(rooms, database, on));
        Running.joined(vertx.deployVerticle(lane, new DeploymentOptions()).toCompletionStage());
        return new Opened(vertx, rooms);
    }

    City city() {
        return city;
    }

    /** The doors that an import uses; null when they are closed. */
    org.ventanilla.hub.boot.history.@Nullable Rooms rooms() {
        return opened == null ? null : new Doors(opened.vertx(), opened.rooms());
    }

    private record Doors(Vertx vertx, Rooms rooms) implements org.ventanilla.hub.boot.history.Rooms {
        @Override
        public Map<String, Intake.Standing> standing(String instance, List<String> keys) {
            return Running.joined(rooms.intake().standing(instance, keys).toCompletionStage());
        }

        @Override
        public Receipt accept(Submission submission) {
            return Running.joined(rooms.intake().accept(submission).toCompletionStage());
        }

        @Override
        public List<Received> received(List<Long> ids) {
            return Running.joined(rooms.intake().find(null, ids).toCompletionStage());
        }

        @Override
        public List<ReportRow> reports(List<Long> ids) {
            return Running.joined(rooms.incidents().reportsById(ids).toCompletionStage());
        }

        @Override
        public String number(long id) {
            return rooms.numbers().number(id);
        }

        @Override
        public Attachment keep(byte[] bytes, String name) {
            return Running.joined(rooms.media()
                    .store(Buffer.buffer(bytes), null, name)
                    .map(StoredMedia::toAttachment)
                    .toCompletionStage());
        }

        @Override
        public Optional<byte[]> fetch(URI from, Set<String> hosts, int mostBytes) {
            var call = new Callout.Call(from, hosts, MultiMap.caseInsensitiveMultiMap(), Buffer.buffer());
            return Running.joined(new Callout(vertx, PATIENCE)
                    .get(call, mostBytes)
                    .map(said -> said.status() == OK ? Optional.of(said.body().getBytes()) : Optional.<byte[]>empty())
                    .otherwise(cause -> {
                        LOG.warn(
                                "photo not fetched host={} cause={}",
                                from.getHost(),
                                cause.getClass().getSimpleName());
                        return Optional.empty();
                    })
                    .toCompletionStage());
        }

        @Override
        public void pause() {
            Running.joined(vertx.timer(LOOK_MS, TimeUnit.MILLISECONDS).toCompletionStage());
        }
    }

    @Override
    public void close() {
        program.stop();
    }
}
