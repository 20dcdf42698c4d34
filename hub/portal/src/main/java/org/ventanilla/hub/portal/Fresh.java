package org.ventanilla.hub.portal;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.look.Replies;

/**
 * Conditional answers (RFC 9110, section 13): who has it already is told so. The tag is a weak one, because the answer may
 * travel compressed.
 */
final class Fresh {
    private static final int NOT_MODIFIED = 304;
    /** As it is read; as it is written it has two digits for every day (IMF-fixdate, RFC 9110 §5.6.7). */
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.RFC_1123_DATE_TIME;

    private static final DateTimeFormatter IMF_FIXDATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);

    private Fresh() {}

    /** @param changed when the newest of what is shown was changed; null when nothing is */
    static void send(RoutingContext ctx, String type, Buffer body, @Nullable Instant changed) {
        String tag = "W/\"" + digest(body) + '"';
        ctx.response().putHeader("ETag", tag);
        if (changed != null) {
            ctx.response().putHeader("Last-Modified", httpDate(changed));
        }
        if (has(ctx.request(), tag, changed)) {
            ctx.response().setStatusCode(NOT_MODIFIED);
            Replies.send(ctx, type, Buffer.buffer());
        } else {
            Replies.send(ctx, type, body);
        }
    }

    static String httpDate(Instant at) {
        return IMF_FIXDATE.format(at.atOffset(ZoneOffset.UTC));
    }

    /** A tag says more than a date, so that the date is looked at only without one. */
    private static boolean has(HttpServerRequest request, String tag, @Nullable Instant changed) {
        String tags = request.getHeader("If-None-Match");
        if (tags != null) {
            return Stream.of(tags.split(",", -1))
                    .map(String::strip)
                    .anyMatch(t -> t.equals("*") || opaque(t).equals(opaque(tag)));
        }
        Instant since = date(request.getHeader("If-Modified-Since"));
        return since != null
                && changed != null
                && !changed.truncatedTo(ChronoUnit.SECONDS).isAfter(since);
    }

    private static String opaque(String tag) {
        return tag.startsWith("W/") ? tag.substring(2) : tag;
    }

    /** A date that cannot be read is none (section 13.1.3). */
    private static @Nullable Instant date(@Nullable String given) {
        try {
            return given == null ? null : Instant.from(HTTP_DATE.parse(given));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static String digest(Buffer body) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(body.getBytes());
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
