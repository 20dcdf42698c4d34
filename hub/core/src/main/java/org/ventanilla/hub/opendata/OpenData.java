package org.ventanilla.hub.opendata;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ventanilla.hub.incident.IncidentFilter;
import org.ventanilla.hub.incident.IncidentView;
import org.ventanilla.hub.incident.Incidents;
import org.ventanilla.hub.incident.Origin;

/**
 * The open-data room: once a day one node writes all that may be seen of incidents into files, with the figures that follow
 * from them. A page shows the newest days.
 */
public final class OpenData {
    private static final Logger LOG = LoggerFactory.getLogger(OpenData.class);
    private static final int PAGE = 500;
    private static final Duration LEASE = Duration.ofHours(1);

    private final Vertx vertx;
    private final Clock clock;
    private final Incidents incidents;
    private final SnapshotStore store;
    private final OpenRecord form;
    private final Keeping keeping;

    /**
     * Where the files are and for how long.
     *
     * @param dir shared by all nodes
     * @param days older ones are taken away
     */
    public record Keeping(Path dir, int days) {}

    /** What is asked. */
    public record Rooms(Pool pool, Incidents incidents) {}

    public OpenData(Vertx vertx, Clock clock, Rooms rooms, OpenRecord form, Keeping keeping) {
        this.vertx = vertx;
        this.clock = clock;
        this.incidents = rooms.incidents();
        this.store = new SnapshotStore(rooms.pool(), form.city().id());
        this.form = form;
        this.keeping = keeping;
    }

    /** Writes today's files, unless they are there or another node is at it. */
    public Future<Void> publish() {
        var now = clock.instant();
        LocalDate day = now.atZone(form.city().settings().timeZone()).toLocalDate();
        return store.claim(day, now, now.plus(LEASE)).compose(ours -> ours ? write(day) : Future.succeededFuture());
    }

    private Future<Void> write(LocalDate day) {
        return blocking(() -> new Snapshot(keeping.dir(), day)).compose(snapshot -> pages(snapshot, null)
                .compose(all -> blocking(snapshot::done))
                .compose(made -> store.written(day, clock.instant(), made.files(), made.statistics()))
                .compose(kept -> store.forget(day.minusDays(keeping.days())))
                .compose(old -> blocking(() -> remove(old)))
                .eventually(() -> blocking(() -> {
                    snapshot.close();
                    return null;
                }))
                .onSuccess(done -> LOG.info("open data written day={}", day)));
    }

    private Future<Void> pages(Snapshot snapshot, @Nullable Long before) {
        var filter = new IncidentFilter(null, Set.of(), Set.of(), null, Set.of(), before, PAGE);
        return incidents.list(filter, true, List.of()).compose(views -> rows(views)
                .compose(rows -> blocking(() -> {
                    snapshot.add(rows);
                    return null;
                }))
                .compose(added -> views.size() < PAGE
                        ? Future.succeededFuture()
                        : pages(snapshot, Long.valueOf(views.get(PAGE - 1).id()))));
    }

    /** Incidents as they are published, field by field; private ones are left out. */
    public Future<List<Map<String, @Nullable Object>>> rows(List<IncidentView> views) {
        List<IncidentView> shown = views.stream().filter(IncidentView::isPublic).toList();
        return incidents
                .origins(shown.stream().map(v -> Long.valueOf(v.id())).toList())
                .map(origins -> {
                    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
                    for (IncidentView view : shown) {
                        Origin origin = origins.get(Long.valueOf(view.id()));
                        if (origin != null) {
                            rows.add(form.of(view, origin));
                        }
                    }
                    return rows;
                });
    }

    private @Nullable Void remove(List<DataFile> old) throws IOException {
        for (DataFile file : old) {
            Files.deleteIfExists(keeping.dir().resolve(file.name()));
        }
        return null;
    }

    /** The files there are, of the newest day first. */
    public Future<List<DataFile>> files() {
        return store.files(keeping.days());
    }

    /** Where a listed file lies; empty for any other name, and when this node does not see it. */
    public Future<Optional<Path>> path(DataFile file) {
        Path path = keeping.dir().resolve(file.name());
        return blocking(() -> Files.isReadable(path) ? Optional.of(path.toAbsolutePath()) : Optional.empty());
    }

    /** Figures of the newest file; empty before the first. */
    public Future<Optional<Statistics>> statistics() {
        return store.statistics();
    }

    private <T extends @Nullable Object> Future<T> blocking(java.util.concurrent.Callable<T> work) {
        return vertx.executeBlocking(work, false);
    }
}
