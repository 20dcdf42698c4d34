package org.ventanilla.hub.geocode;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.city.LatLon;

/** Komoot's geocoder on OpenStreetMap's data (repository komoot/photon, docs/api-v1.md); answers are GeoJSON. */
final class Photon implements Dialect {
    private static final String MOST = "5";
    /** In kilometres: what is farther from a point is not its address. */
    private static final String REACH = "0.1";

    @Override
    public Question where(Address address, Ground ground) {
        return new Question(
                "/api",
                Map.of(
                        "q", address.name() + ", " + ground.city(),
                        "limit", MOST,
                        "lat", Double.toString(ground.centre().lat()),
                        "lon", Double.toString(ground.centre().lon()),
                        "bbox", ground.box()));
    }

    @Override
    public Question what(LatLon point) {
        return new Question(
                "/reverse",
                Map.of(
                        "lat",
                        Double.toString(point.lat()),
                        "lon",
                        Double.toString(point.lon()),
                        "radius",
                        REACH,
                        "limit",
                        "1"));
    }

    @Override
    public List<Candidate> read(JsonNode answer) {
        List<Candidate> all = new ArrayList<>();
        for (JsonNode feature : answer.path("features")) {
            JsonNode point = feature.path("geometry").path("coordinates");
            double lon = point.path(0).asDouble(Double.NaN);
            double lat = point.path(1).asDouble(Double.NaN);
            if (!Double.isNaN(lat) && !Double.isNaN(lon)) {
                all.add(candidate(feature.path("properties"), new LatLon(lat, lon)));
            }
        }
        return all;
    }

    private static Candidate candidate(JsonNode p, LatLon at) {
        int number = Numbers.of(p.path("housenumber"));
        String street = p.path("street").asText("");
        if (number > 0 && !street.isEmpty()) {
            return new Candidate(Candidate.Kind.HOUSE, street, number, at, null);
        }
        boolean isStreet = "highway".equals(p.path("osm_key").asText(""));
        return isStreet
                ? new Candidate(Candidate.Kind.STREET, p.path("name").asText(""), 0, at, corner(p))
                : new Candidate(Candidate.Kind.OTHER, street, 0, at, null);
    }

    /** The extent is west, north, east, south. */
    private static @Nullable LatLon corner(JsonNode p) {
        JsonNode extent = p.path("extent");
        return extent.size() == 4
                ? new LatLon(extent.get(1).asDouble(), extent.get(0).asDouble())
                : null;
    }
}
