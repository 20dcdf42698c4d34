package org.ventanilla.hub.city;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Houses and streets by the square they lie in, so that a city with all its house numbers costs a report no more than one with few. */
final class Besides {
    /** The place of a house is known to 25 m; with a device's own error the next house may still be nearer. */
    private static final int HOUSE_M = 40;
    /** As far as one would say that one stands in a street; also the side of a square. */
    private static final int STREET_M = 60;

    private final Projection plane;
    private final Map<Square, List<Thing>> squares = new HashMap<>();

    private record Square(long x, long y) {
        static Square of(double x, double y) {
            return new Square((long) Math.floor(x / STREET_M), (long) Math.floor(y / STREET_M));
        }

        Square beside(int east, int north) {
            return new Square(x + east, y + north);
        }
    }

    private record Thing(double x, double y, Beside what) {
        double metres(double fromX, double fromY) {
            return Math.hypot(x - fromX, y - fromY);
        }
    }

    Besides(List<Street> streets, Projection plane) {
        this.plane = plane;
        for (Street s : streets) {
            s.numbers().forEach(h -> add(h.at(), new Beside(s.name(), h.number())));
            if (!s.handApprox()) {
                s.points().forEach(p -> add(p, new Beside(s.name(), null)));
            }
        }
    }

    private void add(LatLon at, Beside what) {
        double x = plane.x(at.lon());
        double y = plane.y(at.lat());
        squares.computeIfAbsent(Square.of(x, y), square -> new ArrayList<>()).add(new Thing(x, y, what));
    }

    /** The nearest house, else the nearest street; empty when none is near enough to be told. */
    Optional<Beside> of(LatLon point) {
        double x = plane.x(point.lon());
        double y = plane.y(point.lat());
        Thing house = null;
        Thing street = null;
        Square middle = Square.of(x, y);
        for (int east = -1; east <= 1; east++) {
            for (int north = -1; north <= 1; north++) {
                for (Thing thing : squares.getOrDefault(middle.beside(east, north), List.of())) {
                    house = thing.what().number() == null ? house : nearer(house, thing, x, y, HOUSE_M);
                    street = nearer(street, thing, x, y, STREET_M);
                }
            }
        }
        Thing found = house == null ? street : house;
        return Optional.ofNullable(found)
                .map(thing -> thing.metres(x, y) <= HOUSE_M
                        ? thing.what()
                        : new Beside(thing.what().street(), null));
    }

    private static @Nullable Thing nearer(@Nullable Thing known, Thing thing, double x, double y, int reach) {
        double metres = thing.metres(x, y);
        return metres <= reach && (known == null || metres < known.metres(x, y)) ? thing : known;
    }
}
