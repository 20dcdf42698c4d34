package org.ventanilla.hub.geocode;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.ventanilla.hub.city.LatLon;

/**
 * The geocoder of the Spanish mapping institute (repository IDEESpain/Cartociudad): {@code find} looks for what sounds like it and
 * gives the first, {@code reverseGeocode} the nearest address within 350 m. One object each; the town cannot be filtered, so that
 * it is only said with the address, and the boundary decides.
 */
final class CartoCiudad implements Dialect {

    @Override
    public Question where(Address address, Ground ground) {
        return new Question("/find", Map.of("q", address.name() + ", " + ground.city()));
    }

    @Override
    public Question what(LatLon point) {
        return new Question(
                "/reverseGeocode", Map.of("lat", Double.toString(point.lat()), "lon", Double.toString(point.lon())));
    }

    @Override
    public List<Candidate> read(JsonNode answer) {
        // Each of the two may also come as a list of one.
        JsonNode found = answer.isArray() ? answer.path(0) : answer;
        double lat = found.path("lat").asDouble(Double.NaN);
        double lon = found.path("lng").asDouble(Double.NaN);
        if (Double.isNaN(lat) || Double.isNaN(lon)) {
            return List.of();
        }
        String type = found.path("tip_via").asText("");
        String name = found.path("address").asText("");
        int number = Numbers.of(found.path("portalNumber"));
        var kind =
                switch (found.path("type").asText("")) {
                    case "portal" -> number > 0 ? Candidate.Kind.HOUSE : Candidate.Kind.STREET;
                    case "callejero" -> Candidate.Kind.STREET;
                    default -> Candidate.Kind.OTHER;
                };
        String street = StreetNames.readable(StreetNames.startsWith(name, type) ? name : type + " " + name);
        return List.of(new Candidate(kind, street, number, new LatLon(lat, lon), null));
    }
}
