package org.ventanilla.hub.portal;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Doors whose end the document of the interface tells, with {@code deprecated: true}, {@code x-deprecated-since} and {@code
 * x-sunset} (dates): their answers tell it as well, by {@code Deprecation} (RFC 9745) and {@code Sunset} (RFC 8594).
 */
record Retiring(List<Door> doors) {
    private static final Pattern NAME = Pattern.compile("\\{[^}]+}");
    private static final int BEFORE_ALL_OTHERS = -1;

    /** @param sunset from when on it may be gone */
    private record Door(HttpMethod method, String path, Instant since, Instant sunset) {
        private void tell(RoutingContext ctx) {
            ctx.response()
                    .putHeader("Deprecation", "@" + since.getEpochSecond())
                    .putHeader("Sunset", Fresh.httpDate(sunset));
            ctx.next();
        }
    }

    /** Fails when an entry that is deprecated does not say since when and until when. */
    static Retiring of(ApiDocument document) {
        var doors = new ArrayList<Door>();
        for (Map.Entry<String, JsonNode> path : document.root().path("paths").properties()) {
            for (Map.Entry<String, JsonNode> one : path.getValue().properties()) {
                if (one.getValue().path("deprecated").asBoolean()) {
                    doors.add(door(one.getKey(), path.getKey(), one.getValue()));
                }
            }
        }
        return new Retiring(doors);
    }

    private static Door door(String method, String path, JsonNode entry) {
        return new Door(
                HttpMethod.valueOf(method.toUpperCase(Locale.ROOT)),
                path,
                day(entry, "x-deprecated-since"),
                day(entry, "x-sunset"));
    }

    private static Instant day(JsonNode entry, String field) {
        return LocalDate.parse(entry.path(field).asText())
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
    }

    /** Whoever answers there, and whatever: also a refusal says it. */
    void mount(Router router) {
        for (Door door : doors) {
            var route = router.routeWithRegex(door.method(), pattern(door.path()));
            route.order(BEFORE_ALL_OTHERS).handler(door::tell);
        }
    }

    private static String pattern(String path) {
        var pattern = new StringBuilder();
        Matcher names = NAME.matcher(path);
        int from = 0;
        while (names.find()) {
            pattern.append(Pattern.quote(path.substring(from, names.start()))).append("[^/]+");
            from = names.end();
        }
        return pattern.append(Pattern.quote(path.substring(from))).toString();
    }
}
