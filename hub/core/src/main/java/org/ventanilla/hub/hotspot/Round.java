package org.ventanilla.hub.hotspot;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.ventanilla.hub.city.HotspotRules;
import org.ventanilla.hub.city.HotspotRules.Rule;
import org.ventanilla.hub.events.NewEvent;
import org.ventanilla.hub.hotspot.Gathering.Decision;
import org.ventanilla.hub.hotspot.Gathering.Join;
import org.ventanilla.hub.incident.Sighting;
import org.ventanilla.hub.incident.Sightings;
import org.ventanilla.hub.incident.Sightings.Around;

/** What one batch of changed incidents does to hotspots, in one transaction. Used once. */
final class Round {
    private final SqlClient tx;
    private final HotspotStore store;
    private final MemberStore members;
    private final Sightings sightings;
    private final HotspotRules rules;
    private final Instant now;
    private final Map<Long, Sighting> seen = new HashMap<>();
    private final Map<Long, Hotspot> before = new HashMap<>();
    private final Map<Long, List<Long>> joined = new TreeMap<>();
    private final Map<Long, List<Long>> left = new TreeMap<>();
    private final Map<Long, Boolean> states = new TreeMap<>();

    Round(SqlClient tx, Hotspots.Parts parts, Instant now) {
        this.tx = tx;
        this.store = parts.store();
        this.members = parts.members();
        this.sightings = parts.sightings();
        this.rules = parts.rules();
        this.now = now;
    }

    /** Incidents with these ids came or changed. */
    Future<Void> run(List<Long> ids, List<NewEvent> log) {
        return sightings
                .of(tx, ids)
                .compose(found -> {
                    found.forEach(s -> seen.put(s.id(), s));
                    return members.of(tx, ids).compose(in -> store.get(tx, List.copyOf(new TreeSet<>(in.values())))
                            .compose(hotspots -> {
                                hotspots.forEach(h -> before.put(h.id(), h));
                                in.forEach(this::look);
                                List<Place> arrivals = arrivals(found, in);
                                return members.remove(tx, all(left))
                                        .compose(gone -> members.state(tx, states))
                                        .compose(kept -> gather(arrivals));
                            }));
                })
                .compose(done -> tell(log));
    }

    /** An incident that is in a hotspot stays where it is, or goes because it is something else or elsewhere now. */
    private void look(long incident, long hotspot) {
        Hotspot h = Objects.requireNonNull(before.get(hotspot));
        if (!h.isOpen()) {
            return;
        }
        Sighting s = seen.get(incident);
        if (s != null && kind(h).equals(Place.of(s).kind()) && isWithin(h, Place.of(s))) {
            states.put(incident, !s.status().isClosed());
            joined.computeIfAbsent(hotspot, h2 -> new ArrayList<>());
        } else {
            left.computeIfAbsent(hotspot, h2 -> new ArrayList<>()).add(incident);
        }
    }

    private static Place.Kind kind(Hotspot h) {
        return new Place.Kind(h.group(), h.isPublic());
    }

    private static boolean isWithin(Hotspot h, Place p) {
        return p.metresTo(h.x(), h.y()) <= h.reachM();
    }

    /** Open ones that are in no hotspot. What is history makes none. */
    private List<Place> arrivals(List<Sighting> found, Map<Long, Long> in) {
        var gone = all(left);
        return found.stream()
                .filter(s -> !s.status().isClosed())
                .filter(s -> !in.containsKey(s.id()) || gone.contains(s.id()))
                .map(Place::of)
                .filter(p -> rule(p).isOn() && !p.at().isBefore(now.minus(rule(p).window())))
                .toList();
    }

    private Rule rule(Place p) {
        return rules.of(p.kind().group());
    }

    private static List<Long> all(Map<Long, List<Long>> lists) {
        return lists.values().stream().flatMap(List::stream).toList();
    }

    /** Twice the reach and twice the window: whoever is around a neighbour decides with. */
    private Future<Void> gather(List<Place> arrivals) {
        if (arrivals.isEmpty()) {
            return Future.succeededFuture();
        }
        var places = arrivals.stream().map(this::around).toList();
        return sightings.around(tx, places).compose(near -> {
            near.forEach(s -> seen.put(s.id(), s));
            List<Long> ids = near.stream().map(Sighting::id).toList();
            return members.of(tx, ids)
                    .compose(in -> store.near(tx, arrivals, rules.farthestM()).compose(open -> {
                        open.forEach(h -> before.put(h.id(), h));
                        var free = near.stream()
                                .filter(s -> !in.containsKey(s.id()))
                                .map(Place::of)
                                .toList();
                        var known = open.stream().map(Round::known).toList();
                        return apply(Gathering.decide(new Gathering.Case(arrivals, free, known), rules::of));
                    }));
        });
    }

    private Around around(Place p) {
        var since = p.at().minus(rule(p).window().multipliedBy(2));
        return new Around(
                p.x(), p.y(), 2 * rule(p).reachM(), p.kind().group(), p.kind().isPublic(), since);
    }

    private static Known known(Hotspot h) {
        return new Known(h.id(), kind(h), h.x(), h.y(), h.reachM(), h.firstAt(), h.lastAt());
    }

    private Future<Void> apply(Decision decision) {
        Map<Long, Long> ids = new HashMap<>();
        Future<Void> founded = Future.succeededFuture();
        for (var founding : decision.foundings()) {
            founded = founded.compose(done -> found(founding, ids));
        }
        return founded.compose(done -> {
            List<Join> all = new ArrayList<>();
            decision.foundings().forEach(f -> f.incidents().forEach(p -> all.add(new Join(p, id(ids, f.number())))));
            decision.joins().forEach(j -> all.add(new Join(j.incident(), id(ids, j.hotspot()))));
            all.forEach(j -> joined.computeIfAbsent(j.hotspot(), h -> new ArrayList<>())
                    .add(j.incident().id()));
            return members.add(tx, all);
        });
    }

    private static long id(Map<Long, Long> ids, long number) {
        return ids.getOrDefault(number, number);
    }

    private Future<Void> found(Gathering.Founding f, Map<Long, Long> ids) {
        Sighting heart = Objects.requireNonNull(seen.get(f.heart().id()));
        var found = new HotspotStore.Found(
                f.heart(), heart.lat(), heart.lon(), rule(f.heart()).reachM());
        return store.open(tx, found, now).map(id -> {
            ids.put(f.number(), id);
            return null;
        });
    }

    /** Counts the hotspots that something happened to, and says what. */
    private Future<Void> tell(List<NewEvent> log) {
        var touched = new TreeSet<>(joined.keySet());
        touched.addAll(left.keySet());
        List<Long> ids = List.copyOf(touched);
        return ids.isEmpty()
                ? Future.succeededFuture()
                : store.recount(tx, ids)
                        .compose(done -> store.get(tx, ids))
                        .compose(rows -> each(rows, h -> {
                            tell(h, log);
                            return new Ending(parts(), now).end(tx, log, h);
                        }));
    }

    private Hotspots.Parts parts() {
        return new Hotspots.Parts(store, members, sightings, rules);
    }

    private void tell(Hotspot h, List<NewEvent> log) {
        var change =
                new HotspotEvents.Change(joined.getOrDefault(h.id(), List.of()), left.getOrDefault(h.id(), List.of()));
        Hotspot was = before.get(h.id());
        if (was == null) {
            log.add(HotspotEvents.opened(h, change.joined().stream().sorted().toList(), now));
        } else if (!change.joined().isEmpty() || !change.left().isEmpty() || was.open() != h.open()) {
            log.add(HotspotEvents.updated(h, change, now));
        }
    }

    static Future<Void> each(List<Hotspot> rows, Function<Hotspot, Future<Void>> what) {
        Future<Void> all = Future.succeededFuture();
        for (Hotspot h : rows) {
            all = all.compose(done -> what.apply(h));
        }
        return all;
    }
}
