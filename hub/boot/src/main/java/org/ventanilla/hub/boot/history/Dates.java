package org.ventanilla.hub.boot.history;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ventanilla.model.open311.Times;

/** Dates as other systems write them: with a zone, or in the city's own. Pure. */
final class Dates {
    private static final DateTimeFormatter LOCAL =
            DateTimeFormatter.ofPattern("uuuu-MM-dd['T'][' ']HH:mm[:ss][.SSSSSSSSS][.SSSSSS][.SSS]", Locale.ROOT);

    private final @Nullable DateTimeFormatter given;
    private final ZoneId zone;

    /** @param given how the file writes them; null for ISO 8601, a time without a zone being the city's */
    Dates(@Nullable DateTimeFormatter given, ZoneId zone) {
        this.given = given;
        this.zone = zone;
    }

    /** Empty when it cannot be understood. */
    Optional<Instant> read(String text) {
        if (given != null) {
            return parsed(given, text);
        }
        return Times.read(text, zone).or(() -> parsed(LOCAL, text));
    }

    private Optional<Instant> parsed(DateTimeFormatter form, String text) {
        try {
            TemporalAccessor time =
                    form.parseBest(text.strip(), ZonedDateTime::from, LocalDateTime::from, LocalDate::from);
            if (time instanceof ZonedDateTime zoned) {
                return Optional.of(zoned.toInstant());
            }
            var local = time instanceof LocalDateTime full ? full : ((LocalDate) time).atStartOfDay();
            return Optional.of(local.atZone(zone).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
