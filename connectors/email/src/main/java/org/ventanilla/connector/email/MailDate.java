package org.ventanilla.connector.email;

import jakarta.mail.internet.MailDateFormat;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When a mail was written: its Date field, or the topmost Received when the Date is missing or cannot be true. */
final class MailDate {
    private static final Instant OLDEST = Instant.parse("1990-01-01T00:00:00Z");
    private static final Duration CLOCK_ERROR = Duration.ofDays(1);

    private MailDate() {}

    /** Null when neither field tells a believable time. */
    static @Nullable Instant of(MailHeaders headers, Instant now) {
        var written = parse(headers.value("date"));
        if (believable(written, now)) {
            return written;
        }
        String received = headers.value("received");
        var arrived = parse(received.substring(received.lastIndexOf(';') + 1));
        return believable(arrived, now) ? arrived : null;
    }

    private static boolean believable(@Nullable Instant time, Instant now) {
        return time != null && time.isAfter(OLDEST) && time.isBefore(now.plus(CLOCK_ERROR));
    }

    private static @Nullable Instant parse(String text) {
        try {
            return text.isBlank()
                    ? null
                    : new MailDateFormat().parse(text.strip()).toInstant();
        } catch (ParseException e) {
            return null;
        }
    }
}
