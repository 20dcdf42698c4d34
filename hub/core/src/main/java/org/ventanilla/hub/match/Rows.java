package org.ventanilla.hub.match;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What a report and each of the incidents around it have in common, and how many others come into question. Pure. */
final class Rows {
    /** As many as are looked at closely. */
    static final int MOST = 14;
    /** Where an incident without a position is taken to be when others are counted, metres. */
    private static final double UNPLACED_M = 20;

    private static final double NOBODY = 999;
    private static final double HOUR = 3600;

    private final Side report;
    private final double usualHours;
    private final Priors priors;
    private final List<Pair> all;
    private final List<Pair> rivals;

    private Rows(Scene scene, Priors priors) {
        this.report = scene.report();
        this.usualHours = scene.usualHours();
        this.priors = priors;
        this.all = scene.around().stream().map(k -> Pair.of(report, k)).toList();
        this.rivals = all.stream()
                .filter(p -> p.same() && p.known().isOpen())
                .sorted(Comparator.comparingDouble(Pair::assumed)
                        .thenComparing(p -> -p.known().first().at())
                        .thenComparing(p -> p.known().id()))
                .toList();
    }

    /** One incident and its row, in the order of {@link Feature}. */
    @SuppressWarnings("ArrayRecordComponent") // made once, read once, never compared
    record Row(Known known, double[] values) {}

    private record Pair(Known known, double metres, boolean same, double hours) {
        static Pair of(Side report, Known known) {
            Side first = known.first();
            double hours = Math.max(0, report.at() - first.at()) / HOUR;
            return new Pair(known, known.metres(report), first.category().equals(report.category()), hours);
        }

        double assumed() {
            return metres < 0 ? UNPLACED_M : metres;
        }

        /** Roughly how unlikely it is: only to choose which are looked at closely. */
        double unlikely() {
            return Math.log1p(metres < 0 ? UNPLACED_M - 5 : metres)
                    + (same ? 0 : 2.5)
                    + 0.15 * Math.log1p(hours)
                    + (known.isOpen() ? 0 : 1.5);
        }
    }

    static List<Row> of(Scene scene, Priors priors) {
        var rows = new Rows(scene, priors);
        return rows.all.stream()
                .sorted(Comparator.comparingDouble(Pair::unlikely)
                        .thenComparing(p -> p.known().id()))
                .limit(MOST)
                .map(p -> new Row(p.known(), rows.values(p)))
                .toList();
    }

    private double[] values(Pair p) {
        Map<Feature, Double> f = new EnumMap<>(Feature.class);
        f.put(Feature.METRES, p.metres());
        address(f, p);
        categories(f, p);
        time(f, p);
        others(f, p);
        Side first = p.known().first();
        f.put(Feature.SAME_CHANNEL, flag(first.channel().equals(report.channel())));
        f.put(Feature.REPORT_CHANNEL, priors.channel(report.channel()));
        f.put(Feature.INCIDENT_CHANNEL, priors.channel(first.channel()));
        double[] row = new double[Feature.values().length];
        f.forEach((feature, value) -> row[feature.place()] = value);
        return row;
    }

    private void address(Map<Feature, Double> f, Pair p) {
        Street here = report.street();
        var there = p.known().reports().stream().map(Side::street).toList();
        int gap = there.stream().mapToInt(here::gap).filter(g -> g >= 0).min().orElse(-1);
        f.put(Feature.SAME_ADDRESS, flag(there.stream().anyMatch(here::isSame)));
        f.put(Feature.SAME_STREET, flag(there.stream().anyMatch(here::isSameStreet)));
        f.put(Feature.HOUSES_APART, (double) gap);
        f.put(Feature.OTHER_SIDE, (double) (gap < 0 ? -1 : gap % 2));
        f.put(Feature.REPORT_CORNER, flag(here.isCorner()));
        f.put(Feature.INCIDENT_CORNER, flag(there.stream().anyMatch(Street::isCorner)));
    }

    private void categories(Map<Feature, Double> f, Pair p) {
        Side first = p.known().first();
        f.put(Feature.SAME_CATEGORY, flag(p.same()));
        f.put(Feature.SAME_GROUP, flag(first.group().equals(report.group())));
        f.put(Feature.AFFINITY, priors.affinity(report.category(), first.category()));
        f.put(Feature.CATEGORY_RATE, priors.rate(report.category()));
        f.put(Feature.NEARBY_RATE, priors.nearby(report.category(), p.metres()));
    }

    private void time(Map<Feature, Double> f, Pair p) {
        Long closed = p.known().closedAt();
        f.put(Feature.OPEN, flag(p.known().isOpen()));
        f.put(Feature.CLOSED_HOURS, closed == null ? -1 : (report.at() - closed) / HOUR);
        f.put(Feature.HOURS, p.hours());
        f.put(Feature.USUAL_HOURS, usualHours);
        f.put(Feature.AGE_SHARE, usualHours > 0 ? p.hours() / usualHours : Tempo.UNKNOWN);
        f.put(
                Feature.NEWEST_HOURS,
                rivals.stream().mapToDouble(Pair::hours).min().orElse(-1));
        f.put(
                Feature.OLDEST_HOURS,
                rivals.stream().mapToDouble(Pair::hours).max().orElse(-1));
    }

    private void others(Map<Feature, Double> f, Pair p) {
        f.put(Feature.RIVALS, (double) rivals.size());
        f.put(Feature.RIVALS_50M, within(rivals, 50));
        f.put(Feature.RIVALS_10M, within(rivals, 10));
        f.put(Feature.RIVALS_1M, within(rivals, 1));
        f.put(Feature.ALL_50M, within(all, 50));
        f.put(Feature.ALL_1M, within(all, 1));
        f.put(
                Feature.AS_NEAR,
                count(rivals.stream()
                        .filter(r -> Math.abs(r.assumed() - p.assumed()) < 1)
                        .toList()));
        f.put(Feature.RANK, (double) rivals.indexOf(p));
        f.put(
                Feature.NEWER,
                count(rivals.stream().filter(r -> r.hours() < p.hours()).toList()));
        f.put(
                Feature.LEAD_M,
                rivals.size() < 2
                        ? NOBODY
                        : rivals.get(1).assumed() - rivals.get(0).assumed());
        f.put(Feature.NEAREST_M, rivals.isEmpty() ? NOBODY : rivals.get(0).assumed());
    }

    private static double within(List<Pair> pairs, double metres) {
        return count(pairs.stream().filter(p -> p.assumed() <= metres).toList());
    }

    private static double count(List<Pair> pairs) {
        return pairs.size();
    }

    private static double flag(boolean yes) {
        return yes ? 1 : 0;
    }
}
