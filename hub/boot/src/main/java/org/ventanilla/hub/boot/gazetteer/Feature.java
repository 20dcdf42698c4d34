package org.ventanilla.hub.boot.gazetteer;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.city.LatLon;

/**
 * One thing of a source.
 *
 * @param where in the source, for the report: a line, or an element's name there
 * @param tags as OpenStreetMap names them: {@code name}, {@code addr:street}, {@code addr:housenumber}, {@code highway} …
 * @param points at least one when its place is known
 */
record Feature(String where, Map<String, String> tags, List<LatLon> points) {
    Feature {
        tags = Map.copyOf(tags);
        points = List.copyOf(points);
    }

    @Nullable String tag(String name) {
        String value = tags.get(name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    /** The middle of its points. */
    LatLon centre() {
        double lat = points.stream().mapToDouble(LatLon::lat).average().orElse(Double.NaN);
        double lon = points.stream().mapToDouble(LatLon::lon).average().orElse(Double.NaN);
        return new LatLon(lat, lon);
    }
}
