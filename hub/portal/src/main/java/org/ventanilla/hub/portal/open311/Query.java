package org.ventanilla.hub.portal.open311;

import io.vertx.core.MultiMap;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.incident.IncidentFilter.Bbox;
import org.ventanilla.hub.incident.ReportFilter;
import org.ventanilla.hub.incident.ReportFilter.Page;
import org.ventanilla.hub.incident.ReportFilter.Span;
import org.ventanilla.model.open311.Times;

/**
 * Reads which requests are asked for (GeoReport v2, "GET Service Requests", and the extensions that clients use). An empty
 * parameter counts as absent. Pure; throws {@link BadAsk}.
 *
 * @param ids the id behind a number, if it is one
 */
record Query(Open311Settings settings, Function<String, OptionalLong> ids) {
    static final int MAX = 1_000;
    private static final Duration LONGEST = Duration.ofDays(90);
    private static final int BAD = 400;
    private static final double METRES_PER_DEGREE = 111_320;
    private static final int USUAL_RADIUS_M = 750;
    private static final int MAX_SKIP = 1_000_000;

    ReportFilter requests(MultiMap params, Instant now) {
        String numbers = value(params, "service_request_id");
        if (numbers != null) {
            List<Long> wanted = new ArrayList<>();
            list(numbers).forEach(n -> ids.apply(n).ifPresent(wanted::add));
            return ReportFilter.of(wanted, MAX);
        }
        Span updated = span(params, "updated_after", "updated_before");
        Span received = span(params, "start_date", "end_date");
        boolean byUpdate = !updated.equals(Span.ALWAYS);
        return new ReportFilter(
                null,
                null,
                list(value(params, "service_code")),
                closed(value(params, "status")),
                byUpdate && received.equals(Span.ALWAYS) ? received : window(received, now),
                updated,
                box(params),
                page(params));
    }

    /** A stretch of time for updates; the last 90 days when none is given. */
    Span stretch(MultiMap params, Instant now) {
        return window(span(params, "start_date", "end_date"), now);
    }

    /** Both ends count, to the second. */
    private Span span(MultiMap params, String from, String to) {
        Instant start = time(params, from);
        Instant end = time(params, to);
        if (start != null && end != null && start.isAfter(end)) {
            throw new BadAsk(BAD, "bad.order", "");
        }
        return new Span(
                start == null ? null : start.truncatedTo(ChronoUnit.SECONDS),
                end == null ? null : end.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1));
    }

    /** With the missing end set, so that it is at most 90 days long. */
    private static Span window(Span given, Instant now) {
        Instant from = given.from();
        Instant before = given.before();
        if (from != null && before != null) {
            if (Duration.between(from, before).compareTo(LONGEST.plusSeconds(1)) > 0) {
                throw new BadAsk(BAD, "bad.span", "");
            }
            return given;
        }
        if (from != null) {
            return new Span(from, from.plus(LONGEST).plusSeconds(1));
        }
        return before == null ? new Span(now.minus(LONGEST), null) : new Span(before.minus(LONGEST), before);
    }

    private @Nullable Instant time(MultiMap params, String name) {
        String given = value(params, name);
        return given == null
                ? null
                : Times.read(given, settings.zone()).orElseThrow(() -> new BadAsk(BAD, "bad.date", name));
    }

    private static @Nullable Boolean closed(@Nullable String given) {
        if (given == null) {
            return null;
        }
        Set<String> wanted = new TreeSet<>(list(given));
        if (!Set.of("open", "closed").containsAll(wanted)) {
            throw new BadAsk(BAD, "bad.status", "");
        }
        return wanted.size() == 2 ? null : wanted.contains("closed");
    }

    private static @Nullable Bbox box(MultiMap params) {
        String given = value(params, "bbox");
        if (given != null) {
            List<String> parts = list(given);
            if (parts.size() != 4) {
                throw new BadAsk(BAD, "bad.bbox", "");
            }
            var d = parts.stream().map(Query::number).toList();
            return new Bbox(d.get(0), d.get(1), d.get(2), d.get(3));
        }
        String lat = value(params, "lat");
        String lon = value(params, "long");
        if (lat == null || lon == null) {
            return null;
        }
        String radius = value(params, "radius");
        double north = number(lat);
        double east = number(lon);
        double up = (radius == null ? USUAL_RADIUS_M : number(radius)) / METRES_PER_DEGREE;
        double side = up / Math.max(0.01, Math.cos(Math.toRadians(north)));
        return new Bbox(east - side, north - up, east + side, north + up);
    }

    private static double number(String given) {
        if (given.matches("[+-]?\\d{1,9}([.]\\d{1,20})?")) {
            return Double.parseDouble(given);
        }
        throw new BadAsk(BAD, "bad.bbox", "");
    }

    /** Who pages gets the oldest first: what comes in meanwhile comes last, so nothing is missed or told twice. */
    private static Page page(MultiMap params) {
        String page = value(params, "page");
        String size = value(params, "page_size");
        int limit = size == null ? MAX : whole(size, MAX);
        long skip = page == null ? 0 : (whole(page, MAX_SKIP) - 1L) * limit;
        return new Page(page != null || size != null, skip, limit);
    }

    private static int whole(String given, int max) {
        if (given.matches("[1-9]\\d{0,6}") && Integer.parseInt(given) <= max) {
            return Integer.parseInt(given);
        }
        throw new BadAsk(BAD, "bad.page", String.valueOf(MAX));
    }

    private static List<String> list(@Nullable String given) {
        return given == null
                ? List.of()
                : List.of(given.split(",", -1)).stream()
                        .map(String::strip)
                        .filter(v -> !v.isEmpty())
                        .toList();
    }

    static @Nullable String value(MultiMap params, String name) {
        String given = params.get(name);
        return given == null || given.isBlank() ? null : given.strip();
    }
}
