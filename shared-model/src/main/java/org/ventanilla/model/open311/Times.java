package org.ventanilla.model.open311;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Points in time as Open311 writes and reads them: W3C date and time with a zone, whole seconds. Pure. */
public final class Times {
    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssXXX", Locale.ROOT);

    /** A plus sign that was not escaped in a query arrives as a space. */
    private static final Pattern LOST_PLUS = Pattern.compile(" (?=\\d\\d:?\\d\\d$)");

    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
    private static final Pattern SHORT_ZONE = Pattern.compile("([+-]\\d\\d)(\\d\\d)?$");
    private static final Pattern HAS_TIME = Pattern.compile(".*T\\d\\d:\\d\\d.*");

    private Times() {}

    /** In the zone of the city, without fractions: other servers' readers refuse them. */
    public static @Nullable String text(@Nullable Instant at, ZoneId zone) {
        return at == null
                ? null
                : FORM.format(at.truncatedTo(ChronoUnit.SECONDS).atZone(zone));
    }

    /** Empty when it cannot be understood. A date alone is its first moment in the city. */
    public static Optional<Instant> read(String given, ZoneId zone) {
        try {
            String text = LOST_PLUS.matcher(given.strip()).replaceFirst("+");
            if (DATE.matcher(text).matches()) {
                return Optional.of(LocalDate.parse(text).atStartOfDay(zone).toInstant());
            }
            if (HAS_TIME.matcher(text).matches()) {
                text = SHORT_ZONE
                        .matcher(text)
                        .replaceFirst(m -> m.group(1) + ":" + (m.group(2) == null ? "00" : m.group(2)));
            }
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
