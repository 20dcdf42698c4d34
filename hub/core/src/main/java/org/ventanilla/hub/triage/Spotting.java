package org.ventanilla.hub.triage;

import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.city.Beside;
import org.ventanilla.hub.city.Gazetteer;
import org.ventanilla.hub.incident.Spot;
import org.ventanilla.hub.understand.PlaceGuess;

/** From a place as it was understood to the place of an incident, with a name where one is known. Pure. */
final class Spotting {
    /** A point known less well than this may lie in another street than the nearest one. */
    static final int NAMED_M = 60;

    private final Gazetteer gazetteer;

    Spotting(Gazetteer gazetteer) {
        this.gazetteer = gazetteer;
    }

    Spot of(PlaceGuess place) {
        var metres = gazetteer.projection();
        return new Spot(
                place.lat(),
                place.lon(),
                metres.x(place.lon()),
                metres.y(place.lat()),
                place.precisionM(),
                place.name() == null ? beside(place) : place.name(),
                place.source().name(),
                place.area());
    }

    /** A point that is known well lies beside something that has a name. */
    private @Nullable String beside(PlaceGuess place) {
        return place.precisionM() > NAMED_M
                ? null
                : gazetteer.beside(place.at()).map(Beside::name).orElse(null);
    }
}
