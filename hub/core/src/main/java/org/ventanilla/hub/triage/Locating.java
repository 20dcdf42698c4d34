package org.ventanilla.hub.triage;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.ventanilla.hub.city.Beside;
import org.ventanilla.hub.city.Gazetteer;
import org.ventanilla.hub.city.LatLon;
import org.ventanilla.hub.geocode.Address;
import org.ventanilla.hub.geocode.Geocoding;
import org.ventanilla.hub.geocode.Located;
import org.ventanilla.hub.incident.Spot;
import org.ventanilla.hub.understand.PlaceGuess;
import org.ventanilla.hub.understand.PlaceGuess.Source;
import org.ventanilla.hub.understand.Sought;

/**
 * Has a geocoder of others asked for what the gazetteer does not know about the reports of a round: streets it does not have, and
 * names of points beside nothing it has. All are asked at once and waited for once, so that a service that is slow or away costs
 * a round no more than that; what is answered later is kept for the next who says it.
 */
final class Locating {
    private static final Set<String> POINTS =
            Set.of(Source.POINT_DEVICE.name(), Source.EXIF.name(), Source.SHARED.name(), Source.MAP.name());

    private final Reading reading;
    private final Geocoding geocoding;
    private final Gazetteer gazetteer;

    Locating(Reading reading, Geocoding geocoding, Gazetteer gazetteer) {
        this.reading = reading;
        this.geocoding = geocoding;
        this.gazetteer = gazetteer;
    }

    /** What is to be made of the reports, one for each, in their order; nothing to do for most. Never fails. */
    Future<List<UnaryOperator<Reading.Read>>> of(List<Reading.Read> reads) {
        if (!geocoding.isOn()) {
            return Future.succeededFuture(reads.stream()
                    .map(read -> UnaryOperator.<Reading.Read>identity())
                    .toList());
        }
        var asked = reads.stream().map(this::within).toList();
        return Future.join(asked)
                .transform(done -> Future.succeededFuture(IntStream.range(0, asked.size())
                        .mapToObj(i -> asked.get(i).result())
                        .toList()));
    }

    private Future<UnaryOperator<Reading.Read>> within(Reading.Read read) {
        return of(read).timeout(geocoding.roundWait().toMillis(), TimeUnit.MILLISECONDS)
                .recover(late -> Future.succeededFuture(UnaryOperator.identity()));
    }

    private Future<UnaryOperator<Reading.Read>> of(Reading.Read read) {
        Sought sought = read.understood().sought();
        Spot spot = read.incident().spot();
        if (sought != null) {
            return geocoding
                    .find(new Address(sought.street(), sought.number()))
                    .map(found -> then(found.map(this::guess), (r, place) -> reading.located(r, place)));
        }
        return spot != null && isNameless(spot)
                ? geocoding
                        .at(new LatLon(spot.lat(), spot.lon()))
                        .map(found -> then(found.map(Locating::name), (r, name) -> reading.named(r, name)))
                : Future.succeededFuture(UnaryOperator.identity());
    }

    private static boolean isNameless(Spot spot) {
        return spot.place() == null && spot.precisionM() <= Spotting.NAMED_M && POINTS.contains(spot.source());
    }

    private static <T> UnaryOperator<Reading.Read> then(Optional<T> found, Change<T> change) {
        return read -> found.map(f -> change.of(read, f)).orElse(read);
    }

    @FunctionalInterface
    private interface Change<T> {
        Reading.Read of(Reading.Read read, T found);
    }

    private static String name(Address address) {
        return new Beside(address.street(), address.number()).name();
    }

    private PlaceGuess guess(Located found) {
        return guess(found, gazetteer);
    }

    /** What others found, as a place of ours. */
    static PlaceGuess guess(Located found, Gazetteer gazetteer) {
        LatLon at = found.at();
        return new PlaceGuess(
                at.lat(),
                at.lon(),
                found.precisionM(),
                found.address().name(),
                gazetteer.area(at).orElse(null),
                Source.GEOCODER,
                !found.exact());
    }
}
