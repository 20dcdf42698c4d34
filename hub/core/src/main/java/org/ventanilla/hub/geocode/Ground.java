package org.ventanilla.hub.geocode;

import java.util.List;
import java.util.Locale;
import org.ventanilla.hub.city.City;
import org.ventanilla.hub.city.LatLon;

/**
 * What every question says about the city.
 *
 * @param country ISO 3166-1 alpha-2, lower case
 * @param southWest corner of the box around the city, its tolerance not counted
 * @param northEast the other corner
 */
record Ground(String city, String country, LatLon centre, LatLon southWest, LatLon northEast) {

    static Ground of(City city) {
        var settings = city.settings();
        List<LatLon> all =
                city.gazetteer().outline().stream().flatMap(List::stream).toList();
        var lat = all.stream().mapToDouble(LatLon::lat).summaryStatistics();
        var lon = all.stream().mapToDouble(LatLon::lon).summaryStatistics();
        return new Ground(
                settings.name(),
                settings.country().toLowerCase(Locale.ROOT),
                settings.centre(),
                new LatLon(lat.getMin(), lon.getMin()),
                new LatLon(lat.getMax(), lon.getMax()));
    }

    /** West, south, east and north, as two of the three want it. */
    String box() {
        return southWest.lon() + "," + southWest.lat() + "," + northEast.lon() + "," + northEast.lat();
    }
}
