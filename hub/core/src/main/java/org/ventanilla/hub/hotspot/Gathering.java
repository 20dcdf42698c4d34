package org.ventanilla.hub.hotspot;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.ventanilla.hub.city.HotspotRules.Rule;

/**
 * Which incidents are gathered. Each hotspot has a heart, one of its incidents, and takes what lies within half the greatest
 * distance allowed around it: so no two of its incidents are farther apart than that, and no chain of neighbours leads out of
 * it. Incidents are looked at in the order of their ids, whatever the order in which they are given. Pure.
 */
final class Gathering {
    private final Function<String, Rule> rules;
    private final TreeMap<Long, Place> free = new TreeMap<>();
    private final List<Known> known;
    private final List<Join> joins = new ArrayList<>();
    private final List<Founding> foundings = new ArrayList<>();

    private Gathering(Function<String, Rule> rules, List<Known> open) {
        this.rules = rules;
        this.known = new ArrayList<>(open);
    }

    /**
     * What to decide about.
     *
     * @param arrivals incidents that are new, or new here
     * @param around open incidents near them that are in no hotspot
     * @param open hotspots near them
     */
    record Case(List<Place> arrivals, List<Place> around, List<Known> open) {}

    /** An incident and the number of the hotspot that takes it in. */
    record Join(Place incident, long hotspot) {}

    /** A hotspot that is new; its number is negative. */
    record Founding(long number, Place heart, List<Place> incidents) {}

    /** What becomes of them; those named nowhere stay by themselves. */
    record Decision(List<Join> joins, List<Founding> foundings) {}

    static Decision decide(Case about, Function<String, Rule> rules) {
        var gathering = new Gathering(rules, about.open());
        about.around().forEach(p -> gathering.free.put(p.id(), p));
        about.arrivals().forEach(p -> gathering.free.put(p.id(), p));
        about.arrivals().stream().map(Place::id).sorted().distinct().forEach(gathering::arrive);
        gathering.sweep();
        return new Decision(gathering.joins, gathering.foundings);
    }

    private void arrive(long id) {
        Place p = free.get(id);
        if (p != null && rule(p).isOn() && !join(p)) {
            found(p);
        }
    }

    private Rule rule(Place p) {
        return rules.apply(p.kind().group());
    }

    /** Into the hotspot whose heart is nearest. */
    private boolean join(Place p) {
        Duration window = rule(p).window();
        Optional<Known> nearest = known.stream()
                .filter(h -> h.takes(p, window))
                .min(Comparator.<Known>comparingDouble(h -> p.metresTo(h.x(), h.y()))
                        .thenComparing(Known::number));
        nearest.ifPresent(h -> {
            joins.add(new Join(p, h.number()));
            known.set(known.indexOf(h), h.with(p));
            free.remove(p.id());
        });
        return nearest.isPresent();
    }

    /** Around the incident, itself or a neighbour, that has the most others around it; of equals the one in their middle. */
    private void found(Place p) {
        Rule rule = rule(p);
        var circle = circle(p, rule).stream()
                .map(seed -> new Circle(seed, circle(seed, rule)))
                .filter(c -> c.members().size() >= rule.least())
                .min(Comparator.<Circle>comparingInt(c -> -c.members().size())
                        .thenComparingDouble(Circle::spread)
                        .thenComparingLong(c -> c.heart().id()));
        circle.ifPresent(c -> {
            long number = -1L - foundings.size();
            foundings.add(new Founding(number, c.heart(), c.members()));
            known.add(c.known(number, rule.reachM()));
            c.members().forEach(m -> free.remove(m.id()));
        });
    }

    private record Circle(Place heart, List<Place> members) {
        double spread() {
            return members.stream()
                    .mapToDouble(m -> m.metresTo(heart.x(), heart.y()))
                    .sum();
        }

        Known known(long number, double reachM) {
            Instant first = members.stream()
                    .map(Place::at)
                    .min(Comparator.naturalOrder())
                    .orElse(heart.at());
            Instant last = members.stream()
                    .map(Place::at)
                    .max(Comparator.naturalOrder())
                    .orElse(heart.at());
            return new Known(number, heart.kind(), heart.x(), heart.y(), reachM, first, last);
        }
    }

    private List<Place> circle(Place heart, Rule rule) {
        return free.values().stream()
                .filter(p -> p.kind().equals(heart.kind()))
                .filter(p -> p.metresTo(heart.x(), heart.y()) <= rule.reachM())
                .filter(p -> Duration.between(p.at(), heart.at()).abs().compareTo(rule.window()) <= 0)
                .toList();
    }

    /** What a hotspot that was founded later in the batch, or that grew in time, takes of those looked at before. */
    private void sweep() {
        boolean more = true;
        while (more) {
            more = false;
            for (Place p : List.copyOf(free.values())) {
                more |= rule(p).isOn() && join(p);
            }
        }
    }
}
