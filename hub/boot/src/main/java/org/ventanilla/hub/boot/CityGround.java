package org.ventanilla.hub.boot;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.ventanilla.hub.city.Barrio;
import org.ventanilla.hub.city.City;
import org.ventanilla.hub.city.LatLon;
import org.ventanilla.hub.incident.IncidentFilter.Bbox;

/** The city's outline, main streets and neighbourhoods as GeoJSON: a map that needs nobody else's tiles. */
final class CityGround {
    /** Degrees around the outline, about 300 m. */
    private static final double MARGIN = 0.003;

    private CityGround() {}

    static Bbox box(City city) {
        List<LatLon> all =
                city.gazetteer().outline().stream().flatMap(List::stream).toList();
        return new Bbox(
                all.stream()
                                .mapToDouble(LatLon::lon)
                                .min()
                                .orElse(city.settings().centre().lon())
                        - MARGIN,
                all.stream()
                                .mapToDouble(LatLon::lat)
                                .min()
                                .orElse(city.settings().centre().lat())
                        - MARGIN,
                all.stream()
                                .mapToDouble(LatLon::lon)
                                .max()
                                .orElse(city.settings().centre().lon())
                        + MARGIN,
                all.stream()
                                .mapToDouble(LatLon::lat)
                                .max()
                                .orElse(city.settings().centre().lat())
                        + MARGIN);
    }

    static Buffer geoJson(City city) {
        var features = new JsonArray();
        for (List<LatLon> ring : city.gazetteer().outline()) {
            var line = new JsonArray();
            ring.forEach(p -> line.add(position(p)));
            var polygon = new JsonObject().put("type", "Polygon").put("coordinates", new JsonArray().add(line));
            features.add(feature(polygon, city.name()));
        }
        for (List<LatLon> street : StreetLines.of(city.gazetteer())) {
            var line = new JsonArray();
            street.forEach(p -> line.add(position(p)));
            var drawn = new JsonObject().put("type", "LineString").put("coordinates", line);
            features.add(feature(drawn, ""));
        }
        for (Barrio barrio : city.gazetteer().barrios()) {
            var point = new JsonObject().put("type", "Point").put("coordinates", position(barrio.centre()));
            features.add(feature(point, barrio.name()));
        }
        return new JsonObject()
                .put("type", "FeatureCollection")
                .put("features", features)
                .toBuffer();
    }

    private static JsonArray position(LatLon p) {
        return new JsonArray().add(p.lon()).add(p.lat());
    }

    private static JsonObject feature(JsonObject geometry, String name) {
        return new JsonObject()
                .put("type", "Feature")
                .put("properties", new JsonObject().put("name", name))
                .put("geometry", geometry);
    }
}
