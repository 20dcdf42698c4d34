package org.ventanilla.hub.api;

import io.vertx.core.json.JsonArray;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.incident.Status;
import org.ventanilla.hub.incident.WorksUpdate;

/** The fields of an update of a system that does the work, from JSON or a form; a wrong one is named without repeating it. */
final class WorksFields {
    private static final List<String> FIELDS =
            List.of("incident", "service_request_id", "at", "stage", "why", "status", "reason", "text");
    private static final Map<String, String> EXTENSION =
            Map.of("updateId", "update_id", "at", "updated_datetime", "text", "description");
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);
    private static final int LONGEST = 4_000;
    private static final int LONGEST_ID = 100;

    private final Clock clock;

    WorksFields(Clock clock) {
        this.clock = clock;
    }

    /**
     * An update whose photos are not kept yet.
     *
     * @param isReport whether its number is that of a report, of which the incident is to be found
     */
    record Asked(WorksUpdate update, boolean isReport, String said) {
        long number() {
            return update.incident();
        }

        WorksUpdate of(long incident, List<String> photos) {
            var u = update;
            String print = print(said + photos);
            return new WorksUpdate(
                    u.consumer(),
                    u.updateId(),
                    print,
                    incident,
                    u.at(),
                    u.accepted(),
                    u.why(),
                    u.status(),
                    u.reason(),
                    u.text(),
                    photos);
        }
    }

    Asked of(RoutingContext ctx, String consumer) {
        var said = new JsonArray();
        FIELDS.forEach(field -> said.add(either(ctx, field)));
        String report = optional(ctx, "service_request_id");
        var update = new WorksUpdate(
                consumer,
                needed(ctx, "updateId"),
                "",
                number(report == null ? needed(ctx, "incident") : report),
                at(ctx),
                accepted(ctx),
                optional(ctx, "why"),
                status(ctx),
                reason(ctx),
                either(ctx, "text"),
                List.of());
        return new Asked(update, report != null, said.encode());
    }

    /** A field by our name, or by that of Open311's updates extension. */
    private static @Nullable String either(RoutingContext ctx, String field) {
        String own = optional(ctx, field);
        String other = EXTENSION.get(field);
        return own != null || other == null ? own : optional(ctx, other);
    }

    private static long number(String text) {
        String digits = text.replaceFirst("^[A-Z]{1,5}-", "");
        if (!digits.matches("[0-9]{1,18}")) {
            throw Parameters.bad("incident", "an incident's id");
        }
        return Long.parseLong(digits);
    }

    private static String needed(RoutingContext ctx, String field) {
        String value = either(ctx, field);
        if (value == null || value.length() > LONGEST_ID) {
            throw Parameters.bad(field, "1 to " + LONGEST_ID + " characters");
        }
        return value;
    }

    private static @Nullable String optional(RoutingContext ctx, String field) {
        String value = Bodies.text(ctx, field, "");
        if (value == null || value.isBlank()) {
            return null;
        }
        if (value.length() > LONGEST) {
            throw Parameters.bad(field, "at most " + LONGEST + " characters");
        }
        return value.strip();
    }

    /** Without it, now. */
    private Instant at(RoutingContext ctx) {
        String given = either(ctx, "at");
        Instant now = clock.instant();
        if (given == null) {
            return now;
        }
        try {
            Instant at = OffsetDateTime.parse(given).toInstant();
            if (at.isAfter(now.plus(CLOCKS_DIFFER))) {
                throw Parameters.bad("at", "a time that is not in the future");
            }
            return at;
        } catch (DateTimeParseException e) {
            throw Parameters.bad("at", "a time with its zone, for example 2026-03-02T10:00:00Z");
        }
    }

    private static @Nullable Boolean accepted(RoutingContext ctx) {
        String word = optional(ctx, "stage");
        if (word == null) {
            return null;
        }
        return switch (word) {
            case "accepted" -> true;
            case "refused" -> false;
            default -> throw Parameters.bad("stage", "'accepted' or 'refused'");
        };
    }

    private static @Nullable Status status(RoutingContext ctx) {
        String word = optional(ctx, "status");
        return word == null ? null : WorksWords.status(word).orElse(null);
    }

    private static @Nullable String reason(RoutingContext ctx) {
        String given = optional(ctx, "reason");
        String word = optional(ctx, "status");
        return given != null || word == null ? given : WorksWords.reason(word).orElse(null);
    }

    private static String print(String said) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(said.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
