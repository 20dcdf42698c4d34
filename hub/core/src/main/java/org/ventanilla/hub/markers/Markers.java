package org.ventanilla.hub.markers;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ventanilla.hub.events.BadCursor;
import org.ventanilla.hub.events.EventFilter;
import org.ventanilla.hub.events.Events;
import org.ventanilla.hub.events.LiveLog;
import org.ventanilla.hub.incident.IncidentFilter;
import org.ventanilla.hub.incident.Sightings;
import org.ventanilla.hub.store.Outage;
import org.ventanilla.model.CloudEvent;
import org.ventanilla.model.EventCursor;

/**
 * Public incidents in this node's memory, for the maps. Loaded at the start from the room of incidents; from then on every event
 * of an incident makes it be looked up again there. The event only says that something changed: what it means is known in one
 * place.
 */
public final class Markers {
    private static final Logger LOG = LoggerFactory.getLogger(Markers.class);
    private static final int LOADED_AT_ONCE = 20_000;
    private static final int READ_AT_ONCE = 1_000;
    private static final Duration REST = Duration.ofSeconds(1);
    private static final String INCIDENT = "incident.";

    private final Vertx vertx;
    private final Events events;
    private final LiveLog live;
    private final Sightings sightings;
    private volatile @Nullable MarkerIndex index;
    private volatile boolean closed;
    private @Nullable EventCursor cursor;
    private long listener;
    private boolean reading;
    private boolean again;

    public Markers(Vertx vertx, Events events, LiveLog live, Sightings sightings) {
        this.vertx = vertx;
        this.events = events;
        this.live = live;
        this.sightings = sightings;
    }

    /** Loads what there is and follows the log from there; done when the maps can be answered. */
    public Future<Void> open() {
        listener = live.listen(this::look);
        return load().onSuccess(loaded -> look()).onFailure(cause -> {
            Outage.log(LOG, "markers not loaded, trying again", events.jurisdiction(), cause);
            later();
        });
    }

    /** Follows the log no more. */
    public void close() {
        closed = true;
        live.forget(listener);
    }

    /** How many incidents are known here; empty while they are being loaded. */
    public Optional<Integer> size() {
        return Optional.ofNullable(index).map(MarkerIndex::size);
    }

    /**
     * What a map shows. Empty when it cannot be told from here: still loading, or words, a neighbourhood or a part of a list are asked for.
     *
     * @param filter its limit is not heeded: nothing is left out
     * @param zoom of a Web Mercator map with tiles of 256 pixels
     */
    public Optional<List<Marker>> find(IncidentFilter filter, int zoom) {
        var known = index;
        boolean words = filter.query() != null && !filter.query().isBlank();
        return known == null || words || !filter.areas().isEmpty() || filter.before() != null
                ? Optional.empty()
                : Optional.of(known.find(filter, zoom));
    }

    /** The end of the log is asked first: what changes while the incidents are read is looked up again. */
    private Future<Void> load() {
        var fresh = new MarkerIndex();
        return events.head().compose(head -> load(fresh, 0).map(loaded -> {
            setCursor(head.cursor());
            index = fresh;
            LOG.info("markers loaded jurisdiction={} count={}", events.jurisdiction(), fresh.size());
            return null;
        }));
    }

    private Future<Void> load(MarkerIndex fresh, long after) {
        return sightings.shownAfter(after, LOADED_AT_ONCE).compose(some -> {
            fresh.put(List.of(), some);
            return some.size() < LOADED_AT_ONCE
                    ? Future.succeededFuture()
                    : load(fresh, some.get(some.size() - 1).id());
        });
    }

    private synchronized void setCursor(EventCursor at) {
        cursor = at;
    }

    /** Up to where the log is in it. */
    synchronized Optional<EventCursor> at() {
        return Optional.ofNullable(cursor);
    }

    /** The log has grown. Many calls at once are one. */
    private void look() {
        synchronized (this) {
            again = true;
            if (reading || closed || index == null) {
                return;
            }
            reading = true;
            again = false;
        }
        at().map(this::follow).orElse(Future.succeededFuture(false)).onComplete(done -> {
            boolean more;
            synchronized (this) {
                reading = false;
                more = done.succeeded() && (again || Boolean.TRUE.equals(done.result()));
            }
            if (more) {
                look();
            } else if (done.failed() && !closed) {
                Outage.log(LOG, "markers do not follow", events.jurisdiction(), done.cause());
                later();
            }
        });
    }

    private void later() {
        if (!closed) {
            vertx.setTimer(REST.toMillis(), timer -> {
                if (index == null) {
                    load().onComplete(done -> look(), cause -> later());
                } else {
                    look();
                }
            });
        }
    }

    /** Whether there was something; there may be more then. */
    private Future<Boolean> follow(EventCursor from) {
        var near = live.after(from, READ_AT_ONCE);
        if (near.isPresent()) {
            var some = near.get().stream().map(LiveLog.Told::event).toList();
            return some.isEmpty()
                    ? Future.succeededFuture(false)
                    : apply(
                            some,
                            new EventCursor(
                                    from.epoch(), some.get(some.size() - 1).position()));
        }
        return events.page(from, READ_AT_ONCE, EventFilter.ALL)
                .compose(page ->
                        page.events().isEmpty() ? Future.succeededFuture(false) : apply(page.events(), page.next()))
                // Another log, or one that no longer reaches back so far: everything is read anew.
                .recover(cause -> cause instanceof BadCursor ? load().map(true) : Future.failedFuture(cause));
    }

    private Future<Boolean> apply(List<CloudEvent> some, EventCursor next) {
        List<Long> ids = some.stream()
                .filter(e -> events.shortType(e).startsWith(INCIDENT))
                .map(e -> Long.valueOf(e.subject()))
                .distinct()
                .toList();
        return sightings.shown(ids).map(told -> {
            var known = index;
            if (known != null) {
                known.put(ids, told);
            }
            setCursor(next);
            return true;
        });
    }
}
