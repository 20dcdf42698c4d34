package org.ventanilla.hub.boot;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.ventanilla.hub.city.City;
import org.ventanilla.hub.geocode.GeocoderSettings;
import org.ventanilla.hub.geocode.Geocoding;

/** The geocoder as it is configured. */
final class Geocoders {
    private Geocoders() {}

    static Geocoding furnish(Vertx vertx, Clock clock, Pool pool, City city, Settings settings) {
        var g = settings.geocoder();
        return g == null
                ? Geocoding.off()
                : Geocoding.of(
                        vertx,
                        clock,
                        pool,
                        city,
                        new GeocoderSettings(
                                GeocoderSettings.Service.valueOf(g.service().toUpperCase(Locale.ROOT)),
                                g.url(),
                                g.contact(),
                                Set.copyOf(g.allowHosts()),
                                g.requestsPerSecond(),
                                Duration.ofMillis(g.timeoutMillis()),
                                Duration.ofMillis(g.waitMillis()),
                                Duration.ofDays(g.keepDays()),
                                g.reverse()));
    }

    /** What the schema cannot say: addresses of citizens do not travel in clear, unless to a host that is allowed to. */
    static List<String> problems(JsonNode settings) {
        String url = settings.path("geocoder").path("url").asText("");
        if (!url.startsWith("http:")) {
            return List.of();
        }
        boolean allowed = StreamSupport.stream(
                        settings.path("geocoder").path("allowHosts").spliterator(), false)
                .anyMatch(host -> host.asText().equals(host(url)));
        return allowed ? List.of() : List.of("geocoder.url: expected: https, or a host that allowHosts names");
    }

    private static String host(String url) {
        try {
            String host = URI.create(url).getHost();
            return host == null ? "" : host;
        } catch (IllegalArgumentException e) {
            return ""; // no address at all, and so none that is allowed
        }
    }
}
