package org.ventanilla.hub.boot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.ventanilla.hub.city.Gazetteer;
import org.ventanilla.hub.city.LatLon;
import org.ventanilla.hub.city.Projection;
import org.ventanilla.hub.city.Street;

/**
 * Streets as lines, as well as the places known on them tell: enough to find one's way on a map without tiles. What is known
 * of a street are points on both its sides, so they are joined in the order along its length.
 */
final class StreetLines {
    private static final int FEWEST = 3;
    /** Metres between two known points beyond which nobody knows how the street runs. */
    private static final double TOO_FAR = 450;

    private StreetLines() {}

    static List<List<LatLon>> of(Gazetteer gazetteer) {
        return gazetteer.streets().stream()
                .filter(street -> !street.handApprox())
                .map(street -> along(points(street), gazetteer.projection()))
                .flatMap(points -> pieces(points, gazetteer.projection()).stream())
                .filter(piece -> piece.size() >= FEWEST)
                .toList();
    }

    private static List<LatLon> points(Street street) {
        return Stream.concat(street.numbers().stream().map(Street.House::at), street.points().stream())
                .distinct()
                .toList();
    }

    /** In the order in which they lie between the two that are farthest apart. */
    private static List<LatLon> along(List<LatLon> points, Projection plane) {
        LatLon from = null;
        LatLon to = null;
        double longest = 0;
        for (LatLon a : points) {
            for (LatLon b : points) {
                double d = plane.distance(a, b);
                if (d > longest) {
                    longest = d;
                    from = a;
                    to = b;
                }
            }
        }
        if (from == null || to == null) {
            return List.of();
        }
        double x = plane.x(to.lon()) - plane.x(from.lon());
        double y = plane.y(to.lat()) - plane.y(from.lat());
        return points.stream()
                .sorted(Comparator.comparingDouble(p -> plane.x(p.lon()) * x + plane.y(p.lat()) * y))
                .toList();
    }

    private static List<List<LatLon>> pieces(List<LatLon> points, Projection plane) {
        List<List<LatLon>> pieces = new ArrayList<>();
        LatLon before = null;
        for (LatLon point : points) {
            if (before == null || plane.distance(before, point) > TOO_FAR) {
                pieces.add(new ArrayList<>());
            }
            pieces.get(pieces.size() - 1).add(point);
            before = point;
        }
        return pieces;
    }
}
