package org.ventanilla.hub.geocode;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.city.LatLon;

/** OpenStreetMap's geocoder (nominatim.org, release docs, API reference), asked in parts and read as {@code jsonv2}. */
final class Nominatim implements Dialect {
    private static final String MOST = "5";

    @Override
    public Question where(Address address, Ground ground) {
        String street = address.number() == null ? address.street() : address.number() + " " + address.street();
        return new Question(
                "/search",
                Map.of(
                        "format",
                        "jsonv2",
                        "addressdetails",
                        "1",
                        "limit",
                        MOST,
                        "countrycodes",
                        ground.country(),
                        "viewbox",
                        ground.box(),
                        "bounded",
                        "1",
                        "street",
                        street,
                        "city",
                        ground.city()));
    }

    @Override
    public Question what(LatLon point) {
        return new Question(
                "/reverse",
                Map.of(
                        "format", "jsonv2",
                        "addressdetails", "1",
                        "zoom", "18",
                        "lat", Double.toString(point.lat()),
                        "lon", Double.toString(point.lon())));
    }

    @Override
    public List<Candidate> read(JsonNode answer) {
        List<Candidate> all = new ArrayList<>();
        if (answer.isArray()) {
            answer.forEach(one -> add(all, one));
        } else {
            add(all, answer);
        }
        return all;
    }

    private static void add(List<Candidate> all, JsonNode one) {
        double lat = one.path("lat").asDouble(Double.NaN);
        double lon = one.path("lon").asDouble(Double.NaN);
        if (Double.isNaN(lat) || Double.isNaN(lon)) {
            return;
        }
        JsonNode address = one.path("address");
        int number = Numbers.of(address.path("house_number"));
        String road = address.path("road").asText("");
        all.add(new Candidate(kind(one, number, road), road, number, new LatLon(lat, lon), corner(one)));
    }

    /** A number reckoned along a street is a house of which the way is the origin. */
    private static Candidate.Kind kind(JsonNode one, int number, String road) {
        boolean way = "way".equals(one.path("osm_type").asText(""));
        boolean house = "place".equals(one.path("category").asText(""))
                && "house".equals(one.path("type").asText(""));
        if (number > 0 && !road.isEmpty()) {
            return house && way ? Candidate.Kind.RECKONED : Candidate.Kind.HOUSE;
        }
        boolean street = "highway".equals(one.path("category").asText(""));
        return street && !road.isEmpty() ? Candidate.Kind.STREET : Candidate.Kind.OTHER;
    }

    /** The box is south, north, west, east, as texts. */
    private static @Nullable LatLon corner(JsonNode one) {
        JsonNode box = one.path("boundingbox");
        return box.size() == 4 ? new LatLon(box.get(1).asDouble(), box.get(3).asDouble()) : null;
    }
}
