package org.ventanilla.hub.match;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Lets labelled reports arrive again in their order, with only what was known at the time. */
final class Replay {
    private final List<Labelled> reports;

    Replay(List<Labelled> reports) {
        this.reports = reports;
    }

    /** A report at the moment it came. */
    record Moment(Labelled report, Scene scene, Map<Long, Labelled> firsts) {
        /** Whether the incident is the one the report was said to be about. */
        boolean isRight(Known known) {
            Labelled first = firsts.get(known.id());
            return report.judged() && first != null && first.incident().equals(report.incident());
        }
    }

    /** @param decide the incident that the report joins; null for a new one */
    void run(Function<Moment, @Nullable Known> decide) {
        Map<String, Town> towns = new HashMap<>();
        for (Labelled report : reports) {
            Town town = towns.computeIfAbsent(report.city(), c -> new Town(latitude(report)));
            Side side = report.side(town.latitude);
            Known joined = decide.apply(new Moment(report, town.incidents.scene(side), town.firsts));
            Long closed = report.closedAt() == null
                    ? null
                    : Long.valueOf(report.closedAt().getEpochSecond());
            if (joined == null) {
                town.firsts.put(town.incidents.open(side, closed), report);
            } else {
                town.incidents.join(joined.id(), side, closed);
            }
        }
    }

    /** Every judged report with what was around it, had nobody ever joined anything. */
    List<Moment> moments() {
        List<Moment> all = new ArrayList<>();
        run(moment -> {
            if (moment.report().judged()) {
                all.add(moment);
            }
            return null;
        });
        return all;
    }

    private double latitude(Labelled of) {
        return reports.stream()
                .filter(r -> r.city().equals(of.city()))
                .map(Labelled::lat)
                .filter(lat -> lat != null && Double.isFinite(lat))
                .findFirst()
                .orElse(0.0);
    }

    private static final class Town {
        private final double latitude;
        private final OpenIncidents incidents = new OpenIncidents();
        private final Map<Long, Labelled> firsts = new HashMap<>();

        Town(double latitude) {
            this.latitude = latitude;
        }
    }
}
