package org.ventanilla.hub.opendata;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Figures of one day's file, which anybody can work out again from it.
 *
 * @param date the day of the file
 * @param file its name below {@code /opendata/}
 * @param sha256 its checksum, lower-case hex
 */
public record Statistics(LocalDate date, String file, String sha256, Sums sums) {
    /**
     * The sums.
     *
     * @param byCategory by {@code concepto_codigo}
     * @param byArea by {@code barrio}; an empty key where it is not known
     * @param byMonth received: by the month of {@code fecha}; resolved and days: by that of {@code fecha_resolucion}
     */
    public record Sums(
            Line total, List<Line> byCategory, List<Line> byArea, List<Line> byMonth, List<Share> byChannel) {}

    /**
     * One line.
     *
     * @param medianDays days of the calendar from {@code fecha} to {@code fecha_resolucion}; null when none is resolved
     */
    public record Line(String key, long received, long resolved, @Nullable Double medianDays) {}

    /** How many came by a channel first, and their share in percent, to one decimal. */
    public record Share(String channel, long received, double percent) {}
}
