package org.ventanilla.hub.city;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a point lies beside: the nearest house whose place is known, else the nearest street.
 *
 * @param street name with type
 * @param number of the nearest house; absent when none is near
 */
public record Beside(String street, @Nullable Integer number) {
    /** The place of a house is known to 25 m; with a device's own error the next house may still be nearer. */
    private static final int HOUSE_M = 40;
    /** As far as one would say that one stands in a street. */
    private static final int STREET_M = 60;

    /** For show. The sign says that the number is only the nearest, so that it is taken for no address that somebody gave. */
    public String name() {
        return number == null ? street : street + " \u2248" + number;
    }

    static Optional<Beside> of(List<Street> streets, LatLon point, Projection plane) {
        Beside house = null;
        Beside street = null;
        double toHouse = HOUSE_M;
        double toStreet = STREET_M;
        for (Street s : streets) {
            for (Street.House h : s.numbers()) {
                double metres = plane.distance(point, h.at());
                if (metres <= toHouse) {
                    toHouse = metres;
                    house = new Beside(s.name(), h.number());
                }
            }
            double metres = s.handApprox() ? Double.MAX_VALUE : toStreet(s, point, plane);
            if (metres <= toStreet) {
                toStreet = metres;
                street = new Beside(s.name(), null);
            }
        }
        return Optional.ofNullable(house == null ? street : house);
    }

    private static double toStreet(Street street, LatLon point, Projection plane) {
        return street.points().stream()
                .mapToDouble(p -> plane.distance(point, p))
                .min()
                .orElse(Double.MAX_VALUE);
    }
}
