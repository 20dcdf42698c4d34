package org.ventanilla.hub.geocode;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.city.Gazetteer;
import org.ventanilla.hub.city.LatLon;

/**
 * What is believed of an answer. Points of towns, quarters and post codes are no place; nor is the middle of the city, which is
 * what many geocoders give for what they do not know; nor is anything outside of the boundary or in another street. Pure.
 */
final class Choice {
    private static final int HOUSE_M = 25;
    private static final int RECKONED_M = 70;
    /** Of a house that stands near the one asked for; what is farther along only tells the street. */
    private static final int NEIGHBOUR_M = 100;

    private static final int NEIGHBOURS = 10;
    /** A street of which it is not said how long it is. */
    private static final int STREET_M = 300;

    private static final int SHORTEST_M = 50;
    private static final int LONGEST_M = 2000;
    /** A point so near to the middle of the city is the middle of the city. */
    private static final int MIDDLE_M = 10;
    /** Addresses farther from a point are not its own. */
    private static final int BESIDE_M = 80;

    private final Gazetteer gazetteer;
    private final LatLon middle;

    Choice(Gazetteer gazetteer, LatLon middle) {
        this.gazetteer = gazetteer;
        this.middle = middle;
    }

    /** Where the address is; empty when none of them is it. */
    Optional<Located> where(Address asked, List<Candidate> answered) {
        return answered.stream()
                .filter(c -> c.kind() != Candidate.Kind.OTHER && isPlace(c.at()))
                .filter(c -> StreetNames.agree(asked.street(), c.street()))
                .map(c -> located(asked, c))
                .min(Comparator.comparing((Located l) -> !StreetNames.isSameType(
                                asked.street(), l.address().street()))
                        .thenComparingInt(Located::precisionM));
    }

    /** The address that a point has; empty when what was answered is too far from it. */
    Optional<Address> what(LatLon point, List<Candidate> answered) {
        return answered.stream()
                .filter(c -> !c.street().isBlank() && isPlace(c.at()))
                .filter(c -> c.kind() != Candidate.Kind.OTHER)
                .filter(c -> c.kind() == Candidate.Kind.STREET || metres(point, c.at()) <= BESIDE_M)
                .map(c -> new Address(c.street(), c.number() > 0 ? c.number() : null))
                .findFirst();
    }

    private boolean isPlace(LatLon at) {
        return gazetteer.isInside(at) && metres(at, middle) > MIDDLE_M;
    }

    private Located located(Address asked, Candidate c) {
        @Nullable Integer number = asked.number();
        if (number == null || c.number() == 0) {
            return new Located(c.at(), reach(c), new Address(c.street(), number), false);
        }
        int apart = Math.abs(number - c.number());
        boolean house = c.kind() == Candidate.Kind.HOUSE;
        int precision = apart == 0 ? (house ? HOUSE_M : RECKONED_M) : apart <= NEIGHBOURS ? NEIGHBOUR_M : STREET_M;
        return new Located(c.at(), precision, new Address(c.street(), number), apart == 0 && house);
    }

    private int reach(Candidate c) {
        LatLon corner = c.corner();
        int half = corner == null ? STREET_M : (int) metres(c.at(), corner);
        return Math.max(SHORTEST_M, Math.min(LONGEST_M, half));
    }

    private double metres(LatLon a, LatLon b) {
        return gazetteer.projection().distance(a, b);
    }
}
