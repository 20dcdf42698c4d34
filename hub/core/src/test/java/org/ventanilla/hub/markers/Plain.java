package org.ventanilla.hub.markers;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ventanilla.hub.incident.IncidentFilter;

/** The same answer the slow and obvious way: every incident looked at, squares as text. */
final class Plain {
    private Plain() {}

    record Place(long id, double lat, double lon) {}

    /** Squares of 64 pixels; from zoom 16 on everybody alone. All places are taken to fit the filter but for its window. */
    static List<Marker> gathered(List<Place> places, IncidentFilter filter, int zoom) {
        Map<String, List<Place>> cells = new HashMap<>();
        for (Place p : places) {
            var box = filter.bbox();
            boolean inside = box == null
                    || (p.lon() >= box.west()
                            && p.lon() <= box.east()
                            && p.lat() >= box.south()
                            && p.lat() <= box.north());
            if (inside) {
                cells.computeIfAbsent(cell(p, zoom), c -> new ArrayList<>()).add(p);
            }
        }
        return sorted(cells.values().stream().map(Plain::marker).toList());
    }

    private static Marker marker(List<Place> members) {
        Place first = members.get(0);
        if (members.size() == 1) {
            return new Marker(first.lat(), first.lon(), 1, first.id());
        }
        double x = members.stream().mapToDouble(p -> x(p.lon())).average().orElse(0);
        double y = members.stream().mapToDouble(p -> y(p.lat())).average().orElse(0);
        double lat = Math.toDegrees(2 * Math.atan(Math.exp(Math.PI * (1 - 2 * y))) - Math.PI / 2);
        return new Marker(lat, x * 360 - 180, members.size(), 0);
    }

    private static String cell(Place p, int zoom) {
        if (zoom >= 16) {
            return Long.toString(p.id());
        }
        double around = Math.scalb(4.0, zoom);
        return Math.floor(x(p.lon()) * around) + " " + Math.floor(y(p.lat()) * around);
    }

    private static double x(double lon) {
        return (lon + 180) / 360;
    }

    private static double y(double lat) {
        return 0.5 - Math.log(Math.tan(Math.PI / 4 + Math.toRadians(lat) / 2)) / (2 * Math.PI);
    }

    /** In an order of its own, places to a ten-millionth of a degree: a centimetre. */
    static List<Marker> sorted(List<Marker> markers) {
        return markers.stream()
                .map(m -> new Marker(rounded(m.lat()), rounded(m.lon()), m.count(), m.incident()))
                .sorted(Comparator.comparingLong(Marker::incident)
                        .thenComparingInt(Marker::count)
                        .thenComparingDouble(Marker::lat)
                        .thenComparingDouble(Marker::lon))
                .toList();
    }

    private static double rounded(double degrees) {
        return Math.rint(degrees * 1e6) / 1e6;
    }
}
