package org.ventanilla.hub.opendata;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Figures that follow from the published rows alone, so that anybody can do the sum again: how many were received and
 * resolved, and in how many days. A day is a day of the calendar: received and resolved on the same date is none.
 */
final class Figures {
    private static final String CHANNEL = "canal_entrada";

    private final Tally total = new Tally();
    private final Map<String, Map<String, Tally>> groups = new LinkedHashMap<>();
    private final Map<String, Long> channels = new TreeMap<>();

    /** What is counted together: the name of a figure and the field it goes by. */
    private static final Map<String, String> BY = by();

    private static Map<String, String> by() {
        var by = new LinkedHashMap<String, String>();
        by.put("byCategory", "concepto_codigo");
        by.put("byArea", "barrio");
        return by;
    }

    /** Counts one row. */
    void add(Map<String, @Nullable Object> row) {
        String received = String.valueOf(row.get("fecha"));
        Object resolved = row.get("fecha_resolucion");
        Long days = resolved == null
                ? null
                : ChronoUnit.DAYS.between(LocalDate.parse(received), LocalDate.parse(String.valueOf(resolved)));
        total.add(true, days);
        BY.forEach((figure, field) -> tally(figure, text(row.get(field))).add(true, days));
        tally("byMonth", month(received)).add(true, null);
        if (days != null) {
            tally("byMonth", month(String.valueOf(resolved))).add(false, days);
        }
        channels.merge(text(row.get(CHANNEL)), 1L, Long::sum);
    }

    private Tally tally(String figure, String key) {
        return groups.computeIfAbsent(figure, f -> new TreeMap<>()).computeIfAbsent(key, k -> new Tally());
    }

    private static String month(String date) {
        return date.substring(0, 7);
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : String.valueOf(value);
    }

    Statistics.Sums sums() {
        var shares = new ArrayList<Statistics.Share>();
        long all = Math.max(1, total.received);
        channels.forEach(
                (channel, count) -> shares.add(new Statistics.Share(channel, count, rounded(100.0 * count / all))));
        return new Statistics.Sums(total.line(""), lines("byCategory"), lines("byArea"), lines("byMonth"), shares);
    }

    private List<Statistics.Line> lines(String figure) {
        var lines = new ArrayList<Statistics.Line>();
        groups.getOrDefault(figure, Map.of()).forEach((key, tally) -> lines.add(tally.line(key)));
        return lines;
    }

    private static double rounded(double value) {
        return Math.round(value * 10) / 10.0;
    }

    /** Counts of one group. */
    private static final class Tally {
        private long received;
        private long resolved;
        private final List<Integer> days = new ArrayList<>();

        private void add(boolean isReceived, @Nullable Long resolvedAfter) {
            received += isReceived ? 1 : 0;
            if (resolvedAfter != null) {
                resolved++;
                days.add(resolvedAfter.intValue());
            }
        }

        private Statistics.Line line(String key) {
            return new Statistics.Line(key, received, resolved, median());
        }

        /** Between the two in the middle when there are two; null when there is none. */
        private @Nullable Double median() {
            if (days.isEmpty()) {
                return null;
            }
            Collections.sort(days);
            int middle = days.size() / 2;
            return days.size() % 2 == 1
                    ? days.get(middle).doubleValue()
                    : (days.get(middle - 1) + days.get(middle)) / 2.0;
        }
    }
}
