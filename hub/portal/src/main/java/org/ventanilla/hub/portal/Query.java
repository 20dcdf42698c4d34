package org.ventanilla.hub.portal;

import io.vertx.core.MultiMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.incident.IncidentFilter;
import org.ventanilla.hub.incident.IncidentFilter.Bbox;
import org.ventanilla.hub.incident.Status;
import org.ventanilla.hub.look.Languages;

/** Reads the filter of a list from the address. Pure; an unreadable value is a {@link BadParameter} naming its field. */
final class Query {
    static final int MAX_LIMIT = 500;
    private static final int MAX_WORDS = 200;
    private static final int MAX_ZOOM = 22;
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_-]{1,40}");

    private Query() {}

    /** {@code bbox, status, category, q, area, after, limit}; empty values count as absent. */
    static IncidentFilter filter(MultiMap params, int defaultLimit) {
        return new IncidentFilter(
                bbox(value(params, "bbox")),
                statuses(value(params, "status")),
                categories(value(params, "category")),
                words(value(params, "q")),
                areas(params.getAll("area")),
                after(value(params, "after")),
                limit(value(params, "limit"), defaultLimit));
    }

    /** Zoom level of the map that asks, 0 to 22; null when it does not say. */
    static @Nullable Integer zoom(MultiMap params) {
        String given = value(params, "zoom");
        return given == null ? null : number("zoom", given, 0, MAX_ZOOM).intValue();
    }

    private static @Nullable String value(MultiMap params, String name) {
        String given = params.get(name);
        return given == null || given.isBlank() ? null : given.strip();
    }

    private static @Nullable Bbox bbox(@Nullable String given) {
        if (given == null) {
            return null;
        }
        String[] parts = given.split(",", -1);
        if (parts.length != 4) {
            throw new BadParameter("bbox");
        }
        var box =
                new Bbox(degrees(parts[0], 180), degrees(parts[1], 90), degrees(parts[2], 180), degrees(parts[3], 90));
        if (box.west() >= box.east() || box.south() >= box.north()) {
            throw new BadParameter("bbox");
        }
        return box;
    }

    private static double degrees(String given, int max) {
        try {
            double value = Double.parseDouble(given.strip());
            if (Math.abs(value) <= max) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw new BadParameter("bbox");
        }
        throw new BadParameter("bbox");
    }

    private static Set<Status> statuses(@Nullable String given) {
        var wanted = EnumSet.noneOf(Status.class);
        if (given != null) {
            for (String part : given.split(",", -1)) {
                wanted.addAll(status(part.strip().toUpperCase(Locale.ROOT)));
            }
        }
        return wanted;
    }

    private static Set<Status> status(String name) {
        var all = EnumSet.allOf(Status.class);
        switch (name) {
            case "OPEN" -> all.removeIf(Status::isClosed);
            case "CLOSED" -> all.removeIf(s -> !s.isClosed());
            default -> all.removeIf(s -> !s.name().equals(name));
        }
        if (all.isEmpty()) {
            throw new BadParameter("status");
        }
        return all;
    }

    private static Set<String> categories(@Nullable String given) {
        var wanted = new LinkedHashSet<String>();
        if (given != null) {
            for (String part : given.split(",", -1)) {
                if (!CODE.matcher(part.strip()).matches()) {
                    throw new BadParameter("category");
                }
                wanted.add(part.strip());
            }
        }
        return wanted;
    }

    /** Names may hold commas, so that several are given one by one. */
    private static Set<String> areas(List<String> given) {
        var wanted = new LinkedHashSet<String>();
        given.stream().map(String::strip).filter(name -> !name.isEmpty()).forEach(wanted::add);
        return wanted;
    }

    /** The same question for what comes after an id. */
    static String after(String path, MultiMap params, String id) {
        String rest = without(path, params, "after");
        return rest + (rest.contains("?") ? "&" : "?") + "after=" + id;
    }

    /** The address of a question without one of its parameters. */
    static String without(String path, MultiMap params, String name) {
        String query = params.entries().stream()
                .filter(p -> !p.getKey().equals(name) && !p.getValue().isBlank())
                .map(p -> Languages.encode(p.getKey()) + "=" + Languages.encode(p.getValue()))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? path : path + "?" + query;
    }

    private static @Nullable String words(@Nullable String given) {
        if (given != null && (given.length() > MAX_WORDS || given.indexOf('\0') >= 0)) {
            throw new BadParameter("q");
        }
        return given;
    }

    private static @Nullable Long after(@Nullable String given) {
        return given == null ? null : number("after", given, 1, Long.MAX_VALUE);
    }

    private static int limit(@Nullable String given, int defaultLimit) {
        return given == null
                ? defaultLimit
                : number("limit", given, 1, MAX_LIMIT).intValue();
    }

    private static Long number(String field, String given, long min, long max) {
        try {
            long value = Long.parseLong(given);
            if (value >= min && value <= max) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw new BadParameter(field);
        }
        throw new BadParameter(field);
    }
}
