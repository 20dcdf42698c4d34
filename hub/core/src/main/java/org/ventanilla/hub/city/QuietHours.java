package org.ventanilla.hub.city;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

/** Hours of the day, in the city's own time, in which telephones should stay silent. They may span midnight. Pure. */
public record QuietHours(LocalTime from, LocalTime to) {

    /** When silence ends; empty when it is no quiet hour. */
    public Optional<Instant> end(Instant now, ZoneId zone) {
        ZonedDateTime here = now.atZone(zone);
        LocalTime time = here.toLocalTime();
        boolean over = from.isAfter(to);
        boolean late = !time.isBefore(from);
        boolean early = time.isBefore(to);
        if (over ? !late && !early : !late || !early) {
            return Optional.empty();
        }
        ZonedDateTime end = here.toLocalDate().atTime(to).atZone(zone);
        return Optional.of((end.toInstant().isAfter(now) ? end : end.plusDays(1)).toInstant());
    }
}
