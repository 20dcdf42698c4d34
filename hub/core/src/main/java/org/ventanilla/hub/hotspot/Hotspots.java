package org.ventanilla.hub.hotspot;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ventanilla.hub.city.HotspotRules;
import org.ventanilla.hub.events.Events;
import org.ventanilla.hub.incident.Sighting;
import org.ventanilla.hub.incident.Sightings;
import org.ventanilla.hub.store.Outage;
import org.ventanilla.model.CloudEvent;

/**
 * Incidents that belong together in space and time: a storm, a feeder fault, a dumping spot. The lane follows the event log here,
 * so there is one writer a city and the same hotspots however many nodes there are. What an event means is asked of the room of
 * incidents: the event only says which one to look at.
 */
public final class Hotspots {
    private static final Logger LOG = LoggerFactory.getLogger(Hotspots.class);
    private static final int PAGE = 500;
    private static final String INCIDENT = "incident.";

    /** How often it is looked for hotspots to which nothing was added for long. */
    private static final Duration SWEEP = Duration.ofMinutes(1);

    /** After a failure that is ours, the lane goes on with what it has to do for citizens. */
    private static final Duration REST = Duration.ofMinutes(1);

    private final Pool pool;
    private final Clock clock;
    private final Events events;
    private final Parts parts;
    private Instant nextSweep = Instant.MIN;
    private Instant restUntil = Instant.MIN;

    public Hotspots(Pool pool, Clock clock, Events events, Sightings sightings, HotspotRules rules) {
        this.pool = pool;
        this.clock = clock;
        this.events = events;
        this.parts = new Parts(new HotspotStore(events.jurisdiction()), new MemberStore(), sightings, rules);
    }

    /** What the room works with. */
    record Parts(HotspotStore store, MemberStore members, Sightings sightings, HotspotRules rules) {}

    /** A hotspot and the ids of its incidents, oldest first. */
    public record WithIncidents(Hotspot hotspot, List<Long> incidents) {}

    /**
     * Reads what happened to incidents and gathers, on the lane's connection, a transaction for each page.
     *
     * @return how many events were read; there may be more unless it is 0
     */
    public Future<Integer> follow(SqlConnection lane) {
        Instant now = clock.instant();
        if (now.isBefore(restUntil)) {
            return Future.succeededFuture(0);
        }
        return parts.store()
                .cursor(lane)
                .compose(cursor -> events.after(lane, cursor, PAGE))
                .compose(batch -> batch.isEmpty() ? sweep(lane, now).map(0) : round(lane, batch, now))
                .recover(cause -> Outage.is(cause) ? Future.failedFuture(cause) : rest(now, cause));
    }

    private Future<Integer> rest(Instant now, Throwable cause) {
        LOG.error("hotspots not gathered jurisdiction={}", events.jurisdiction(), cause);
        restUntil = now.plus(REST);
        return Future.succeededFuture(0);
    }

    private Future<Integer> round(SqlConnection lane, List<CloudEvent> batch, Instant now) {
        List<Long> ids = batch.stream()
                .filter(e -> events.shortType(e).startsWith(INCIDENT))
                .map(e -> Long.valueOf(e.subject()))
                .distinct()
                .sorted()
                .toList();
        long last = batch.get(batch.size() - 1).position();
        Future<Void> done = ids.isEmpty()
                ? parts.store().move(lane, last)
                : events.write(lane, (tx, log) -> new Round(tx, parts, now)
                        .run(ids, log)
                        .compose(gathered -> parts.store().move(tx, last)));
        return done.map(batch.size());
    }

    private Future<Void> sweep(SqlConnection lane, Instant now) {
        if (now.isBefore(nextSweep)) {
            return Future.succeededFuture();
        }
        nextSweep = now.plus(SWEEP);
        return parts.store()
                .quiet(lane, parts.rules(), now)
                .compose(quiet -> quiet.isEmpty()
                        ? Future.succeededFuture()
                        : events.write(
                                lane, (tx, log) -> Round.each(quiet, h -> new Ending(parts, now).end(tx, log, h))));
    }

    /** Newest first; those that are open, those that are not, or all. */
    public Future<List<Hotspot>> list(@Nullable Boolean open, int limit) {
        return parts.store().list(pool, open, limit);
    }

    /**
     * Open ones that everybody may see, newest first: those of which every incident is shown where it is, by the rules of today.
     * One private incident, or one shown as a square, and nothing is told: where the others are would tell where it is.
     */
    public Future<List<WithIncidents>> shown(int limit) {
        return parts.store().list(pool, true, limit).compose(open -> {
            var candidates = open.stream().filter(Hotspot::isPublic).toList();
            var ids = candidates.stream().map(Hotspot::id).toList();
            return parts.members().in(pool, ids).compose(members -> parts.sightings()
                    .of(pool, members.values().stream().flatMap(List::stream).toList())
                    .map(seen -> shown(candidates, members, seen)));
        });
    }

    private static List<WithIncidents> shown(
            List<Hotspot> candidates, Map<Long, List<Long>> members, List<Sighting> seen) {
        Set<Long> exact =
                seen.stream().filter(Sighting::isPublic).map(Sighting::id).collect(Collectors.toSet());
        return candidates.stream()
                .map(h -> new WithIncidents(h, members.getOrDefault(h.id(), List.of())))
                .filter(h -> !h.incidents().isEmpty() && exact.containsAll(h.incidents()))
                .toList();
    }

    /** One with its incidents. */
    public Future<Optional<WithIncidents>> find(long id) {
        return parts.store()
                .get(pool, List.of(id))
                .compose(found -> found.isEmpty()
                        ? Future.succeededFuture(Optional.empty())
                        : parts.members().in(pool, id).map(ids -> Optional.of(new WithIncidents(found.get(0), ids))));
    }

    /** The one that an incident is in. */
    public Future<Optional<Hotspot>> of(long incident) {
        return parts.store().of(pool, incident);
    }
}
