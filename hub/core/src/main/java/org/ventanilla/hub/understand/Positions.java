package org.ventanilla.hub.understand;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.city.Gazetteer;
import org.ventanilla.hub.city.LatLon;
import org.ventanilla.hub.city.Stop;
import org.ventanilla.hub.city.Street;
import org.ventanilla.hub.city.Street.House;
import org.ventanilla.hub.understand.PlaceGuess.Source;

/** Where things of the gazetteer are, with the radius that each way of knowing it deserves. */
final class Positions {
    private static final int HOUSE_M = 25;
    private static final int STOP_M = 20;
    /** Half of the interpolated numbers of one side lie closer to the truth than this. */
    private static final int INTERPOLATED_M = 70;

    private static final int CORNER_M = 40;
    private static final int SAME_SPOT_M = 400;
    /** Streets whose nearest known points are farther apart are not known to meet; one of them is told then. */
    private static final int MEETING_M = 600;

    private final Gazetteer gazetteer;

    Positions(Gazetteer gazetteer) {
        this.gazetteer = gazetteer;
    }

    PlaceGuess of(Named named, HouseNumbers.@Nullable Found number) {
        Street street = named.street();
        if (street == null) {
            return guess(named.at(), named.radiusM(), named.name(), source(named), named.approximate());
        }
        return number == null ? whole(street, street.name()) : numbered(street, number);
    }

    /** A name that could be several things lies in a circle that holds them all; when they are one spot, it is the first. */
    PlaceGuess oneOf(List<Named> candidates) {
        Named first = candidates.get(0);
        LatLon middle = first.at();
        for (Named n : candidates) {
            middle = gazetteer.projection().middle(middle, n.at());
        }
        LatLon centre = middle;
        double reach = candidates.stream()
                .mapToDouble(n -> metres(centre, n.at()) + n.radiusM())
                .max()
                .orElse(0);
        boolean together = reach <= SAME_SPOT_M + first.radiusM();
        return together
                ? of(first, null).within((int) reach)
                : new PlaceGuess(centre.lat(), centre.lon(), (int) reach, null, null, source(first), true);
    }

    static boolean knows(Named named, int number) {
        Street street = named.street();
        return street != null && street.numbers().stream().anyMatch(h -> h.number() == number);
    }

    private static Source source(Named named) {
        return switch (named.kind()) {
            case STREET -> Source.STREET;
            case PLACE -> Source.PLACE;
            case BARRIO -> Source.BARRIO;
        };
    }

    PlaceGuess stop(Stop stop) {
        return guess(stop.at(), STOP_M, stop.name() + " (" + stop.id() + ")", Source.STOP, false);
    }

    private PlaceGuess numbered(Street street, HouseNumbers.Found number) {
        PlaceGuess first = numbered(street, number.number());
        Integer last = number.last();
        if (last == null || first.source() == Source.STREET) {
            return first;
        }
        PlaceGuess second = numbered(street, last);
        double half = metres(first.at(), second.at()) / 2;
        LatLon middle = gazetteer.projection().middle(first.at(), second.at());
        int precision = (int) half + Math.max(first.precisionM(), second.precisionM());
        String name = street.name() + " " + number.number() + "–" + last;
        return guess(middle, precision, name, Source.STREET_NUMBER, true);
    }

    private PlaceGuess numbered(Street street, int number) {
        String name = street.name() + " " + number;
        House below = null;
        House above = null;
        for (House h : street.numbers()) {
            if (h.number() == number) {
                return guess(h.at(), HOUSE_M, name, Source.STREET_NUMBER, false);
            }
            boolean sameSide = (h.number() - number) % 2 == 0;
            if (sameSide && h.number() < number && (below == null || h.number() > below.number())) {
                below = h;
            }
            if (sameSide && h.number() > number && (above == null || h.number() < above.number())) {
                above = h;
            }
        }
        return below == null || above == null ? whole(street, name) : interpolated(name, number, below, above);
    }

    private PlaceGuess interpolated(String name, int number, House below, House above) {
        double share = (number - below.number()) / (double) (above.number() - below.number());
        var plane = gazetteer.projection();
        double x = plane.x(below.at().lon()) * (1 - share) + plane.x(above.at().lon()) * share;
        double y = plane.y(below.at().lat()) * (1 - share) + plane.y(above.at().lat()) * share;
        int precision = (int) Math.max(INTERPOLATED_M, metres(below.at(), above.at()) / 3);
        return guess(plane.at(x, y), precision, name, Source.STREET_NUMBER, true);
    }

    private PlaceGuess whole(Street street, String name) {
        return guess(street.centre(), street.radiusM(), name, Source.STREET, true);
    }

    /** Where two streets meet, or nothing when they are not known to. */
    @Nullable PlaceGuess corner(Street a, Street b) {
        return meeting(a, b, a.name() + " / " + b.name());
    }

    private @Nullable PlaceGuess meeting(Street a, Street b, String name) {
        LatLon onA = nearest(a.points(), b.points());
        LatLon onB = nearest(b.points(), List.of(onA));
        double apart = metres(onA, onB);
        if (apart > MEETING_M + a.radiusM() + b.radiusM()) {
            return null;
        }
        LatLon middle = gazetteer.projection().middle(onA, onB);
        return guess(middle, (int) (CORNER_M + apart / 2), name, Source.CORNER, true);
    }

    /** The stretch of a street between two others; the first is told when no street of its own was said. */
    @Nullable PlaceGuess between(@Nullable Street street, Named one, Named other) {
        String names = one.name() + " – " + other.name();
        LatLon from = on(street, one);
        LatLon to = on(street, other);
        double half = metres(from, to) / 2;
        double off = Math.max(apart(from, one), apart(to, other));
        if (half > MEETING_M * 2) {
            return null;
        }
        String name = street == null ? names : street.name() + " (" + names + ")";
        return guess(
                gazetteer.projection().middle(from, to), (int) (CORNER_M + half + off), name, Source.BETWEEN, true);
    }

    /** How far the other street really is from where the known points say it crosses. */
    private double apart(LatLon at, Named cross) {
        Street other = cross.street();
        return metres(at, other == null ? cross.at() : nearest(other.points(), List.of(at)));
    }

    private LatLon on(@Nullable Street street, Named cross) {
        Street other = cross.street();
        List<LatLon> there = other == null ? List.of(cross.at()) : other.points();
        return street == null ? cross.at() : nearest(street.points(), there);
    }

    /** A street near something: its known point that lies nearest, when that tells more than the whole street does. */
    PlaceGuess near(PlaceGuess street, Street known, Named landmark) {
        LatLon point = nearest(known.points(), List.of(landmark.at()));
        double apart = metres(point, landmark.at());
        int precision = (int) Math.max(landmark.radiusM(), apart);
        boolean better = apart <= MEETING_M && precision < street.precisionM();
        return better ? guess(point, precision, known.name(), Source.STREET, true) : street;
    }

    double metres(LatLon a, LatLon b) {
        return gazetteer.projection().distance(a, b);
    }

    private LatLon nearest(List<LatLon> points, List<LatLon> to) {
        return points.stream()
                .min(Comparator.comparingDouble(
                        p -> to.stream().mapToDouble(t -> metres(p, t)).min().orElse(0)))
                .orElseThrow();
    }

    private PlaceGuess guess(LatLon at, int precision, String name, Source source, boolean approximate) {
        String area = gazetteer.area(at).orElse(null);
        return new PlaceGuess(at.lat(), at.lon(), Math.max(1, precision), name, area, source, approximate);
    }
}
