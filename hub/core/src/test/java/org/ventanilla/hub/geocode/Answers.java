package org.ventanilla.hub.geocode;

import java.util.Locale;
import org.ventanilla.hub.city.LatLon;
import org.ventanilla.hub.geocode.GeocoderSettings.Service;

/** Answers in the form of the three services, of our own making: streets and points are invented. */
final class Answers {
    private Answers() {}

    static String house(Service service, String type, String name, int number, LatLon at) {
        return switch (service) {
            case CARTOCIUDAD -> carto("portal", type, name, number, at);
            case NOMINATIM -> nominatim("place", "house", "node", type + " " + name, number, at);
            case PHOTON -> photon("building", "yes", "", type + " " + name, number, at);
        };
    }

    static String street(Service service, String type, String name, LatLon at) {
        return switch (service) {
            case CARTOCIUDAD -> carto("callejero", type, name, 0, at);
            case NOMINATIM -> nominatim("highway", "residential", "way", type + " " + name, 0, at);
            case PHOTON -> photon("highway", "residential", type + " " + name, "", 0, at);
        };
    }

    /** What is given for an address that is not known: the town. */
    static String town(Service service, LatLon at) {
        return switch (service) {
            case CARTOCIUDAD -> carto("municipio", "", "SANTANDER", 0, at);
            case NOMINATIM -> nominatim("boundary", "administrative", "relation", "", 0, at);
            case PHOTON -> photon("place", "city", "Santander", "", 0, at);
        };
    }

    static String nothing(Service service) {
        return switch (service) {
            case CARTOCIUDAD -> "";
            case NOMINATIM -> "[]";
            case PHOTON -> "{\"features\":[],\"type\":\"FeatureCollection\"}";
        };
    }

    private static String carto(String kind, String type, String name, int number, LatLon at) {
        return """
            {"id":"390750000001","province":"Cantabria","provinceCode":"39","comunidadAutonoma":"Cantabria","muni":"Santander",
             "muniCode":"39075","type":"%s","address":"%s","postalCode":"39001","poblacion":"Santander","geom":"POINT(0 0)",
             "tip_via":"%s","lat":%s,"lng":%s,"portalNumber":%s,"noNumber":false,"stateMsg":"","extension":"","state":0,
             "refCatastral":null,"countryCode":"011"}"""
                .formatted(
                        kind,
                        name.toUpperCase(Locale.ROOT),
                        type.toUpperCase(Locale.ROOT),
                        at.lat(),
                        at.lon(),
                        number == 0 ? "null" : String.valueOf(number));
    }

    private static String nominatim(String category, String type, String osm, String road, int number, LatLon at) {
        String house = number == 0 ? "" : "\"house_number\":\"" + number + "\",";
        String street = road.isEmpty() ? "" : "\"road\":\"" + road + "\",";
        return """
            [{"place_id":1,"licence":"x","osm_type":"%s","osm_id":1,"lat":"%s","lon":"%s","category":"%s","type":"%s",
              "place_rank":26,"importance":0.05,"addresstype":"road","name":"","display_name":"x",
              "address":{%s%s"city":"Santander","country_code":"es"},
              "boundingbox":["%s","%s","%s","%s"]}]"""
                .formatted(
                        osm,
                        at.lat(),
                        at.lon(),
                        category,
                        type,
                        house,
                        street,
                        at.lat() - 0.001,
                        at.lat() + 0.001,
                        at.lon() - 0.001,
                        at.lon() + 0.001);
    }

    private static String photon(String key, String value, String name, String street, int number, LatLon at) {
        String house = number == 0 ? "" : "\"housenumber\":\"" + number + "\",";
        String road = street.isEmpty() ? "" : "\"street\":\"" + street + "\",";
        return """
            {"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"Point","coordinates":[%s,%s]},
             "properties":{"osm_type":"W","osm_id":1,"osm_key":"%s","osm_value":"%s",%s%s"name":"%s","city":"Santander",
             "countrycode":"ES","extent":[%s,%s,%s,%s]}}]}"""
                .formatted(
                        at.lon(),
                        at.lat(),
                        key,
                        value,
                        house,
                        road,
                        name,
                        at.lon() - 0.001,
                        at.lat() + 0.001,
                        at.lon() + 0.001,
                        at.lat() - 0.001);
    }
}
