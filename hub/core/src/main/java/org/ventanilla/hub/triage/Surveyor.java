package org.ventanilla.hub.triage;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.city.Gazetteer;
import org.ventanilla.hub.city.LatLon;
import org.ventanilla.hub.geocode.Address;
import org.ventanilla.hub.geocode.Geocoding;
import org.ventanilla.hub.incident.Spot;
import org.ventanilla.hub.understand.Evidence;
import org.ventanilla.hub.understand.Heard;
import org.ventanilla.hub.understand.PlaceGuess;
import org.ventanilla.hub.understand.PlaceGuess.Source;
import org.ventanilla.hub.understand.Sought;
import org.ventanilla.hub.understand.Understanding;
import org.ventanilla.hub.understand.Understood;
import org.ventanilla.model.GivenLocation.Obtained;

/** Where staff say that an incident is: in words, read as those of a report are, or as a point. Keeps nothing. */
public final class Surveyor {
    /** Who points at a map of the city hits the thing, or the house beside it. */
    private static final double POINTED_M = 10;

    private static final String DESK = "desk";

    private final Vertx vertx;
    private final Understanding understanding;
    private final Geocoding geocoding;
    private final Gazetteer gazetteer;
    private final Spotting spotting;

    public Surveyor(Vertx vertx, Triage.Judgement judgement) {
        this.vertx = vertx;
        this.understanding = judgement.understanding();
        this.geocoding = judgement.geocoding();
        this.gazetteer = judgement.city().gazetteer();
        this.spotting = new Spotting(gazetteer);
    }

    /**
     * The place of these words, or of this point with these words for its name.
     *
     * @param words street and number, a crossing, a place that everybody knows, or two degrees
     * @param at WGS 84 degrees
     * @return empty when the words name no place that is known here, or the point lies outside of the city
     */
    public Future<Optional<Spot>> find(@Nullable String words, @Nullable LatLon at) {
        var points = at == null
                ? List.<Evidence>of()
                : List.of(new Evidence(at.lat(), at.lon(), POINTED_M, Obtained.OPERATOR));
        var heard = new Heard("", null, null, null, null, points, words, DESK, null);
        return vertx.executeBlocking(() -> understanding.understand(heard), false)
                .compose(this::found)
                // A point that was not believed is refused, whatever place its name may be.
                .map(best -> best.filter(place -> at == null || place.source() == Source.MAP)
                        .map(spotting::of));
    }

    /** The same order as for a report: others are asked only for a street that the gazetteer does not have. */
    private Future<Optional<PlaceGuess>> found(Understood understood) {
        var place = Optional.ofNullable(understood.place());
        Sought sought = understood.sought();
        return sought == null
                ? Future.succeededFuture(place)
                : geocoding.find(new Address(sought.street(), sought.number())).map(located -> located.map(
                                l -> Locating.guess(l, gazetteer))
                        .or(() -> place));
    }
}
