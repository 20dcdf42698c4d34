package org.ventanilla.hub.geocode;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.ventanilla.hub.city.LatLon;

/** How one kind of geocoder is asked and what its answers mean. Pure. */
interface Dialect {
    /**
     * A question.
     *
     * @param path below the address of the interface
     * @param query names and values, not encoded
     */
    record Question(String path, Map<String, String> query) {
        @Override
        public String toString() {
            return "Question[" + path + "]";
        }
    }

    /** Where an address is. */
    Question where(Address address, Ground ground);

    /** What address a point has. */
    Question what(LatLon point);

    /** What was answered to either, the likeliest first; empty when nothing was found. Fields that are missing are no error. */
    List<Candidate> read(JsonNode answer);

    static Dialect of(GeocoderSettings.Service service) {
        return switch (service) {
            case CARTOCIUDAD -> new CartoCiudad();
            case NOMINATIM -> new Nominatim();
            case PHOTON -> new Photon();
        };
    }
}
