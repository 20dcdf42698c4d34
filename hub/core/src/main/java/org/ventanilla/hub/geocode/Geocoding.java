package org.ventanilla.hub.geocode;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ventanilla.hub.city.City;
import org.ventanilla.hub.city.LatLon;

/**
 * Asks a geocoder of others for what our own gazetteer does not know; off unless it is configured. It is told an address or a
 * point and nothing else of what a citizen said. Answers are kept in the database: every node and every start has them, and
 * public services ask for it. Whatever goes wrong, the answer is "not known", at once or in time.
 */
public final class Geocoding {
    private static final Logger LOG = LoggerFactory.getLogger(Geocoding.class);
    /** Who would have to wait longer for their turn does not ask: reports do not wait for it, and the next one will. */
    private static final Duration LONGEST_TURN = Duration.ofSeconds(10);

    private static final Duration AWAY = Duration.ofMinutes(1);

    private final @Nullable Parts parts;
    private final Map<String, Future<Optional<Located>>> underWay = new ConcurrentHashMap<>();
    private final Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);

    /** How questions ended. */
    public enum Outcome {
        /** It was known from before, found or not. */
        KEPT,
        FOUND,
        NOT_FOUND,
        /** It was not its turn, or the service rests after it was away. */
        NOT_ASKED,
        /** No answer, or none that can be read. */
        FAILED
    }

    /** What the room works with. */
    private record Parts(
            Vertx vertx,
            Clock clock,
            GeocoderSettings settings,
            Ground ground,
            Dialect dialect,
            Choice choice,
            Pace pace,
            GeocodeStore store,
            Enquiry enquiry) {}

    private Geocoding(@Nullable Parts parts) {
        this.parts = parts;
    }

    /** Asks nobody. */
    public static Geocoding off() {
        return new Geocoding(null);
    }

    public static Geocoding of(Vertx vertx, Clock clock, Pool pool, City city, GeocoderSettings settings) {
        return new Geocoding(new Parts(
                vertx,
                clock,
                settings,
                Ground.of(city),
                Dialect.of(settings.service()),
                new Choice(city.gazetteer(), city.settings().centre()),
                new Pace(settings.perSecond(), LONGEST_TURN),
                new GeocodeStore(pool, city.id(), settings.service().code()),
                new Enquiry(vertx, settings)));
    }

    public boolean isOn() {
        return parts != null;
    }

    /** How long a round of triage waits for all its questions. */
    public Duration roundWait() {
        return parts == null ? Duration.ZERO : parts.settings().roundWait();
    }

    /** Where an address is; empty when that is not known. Never fails; may take as long as the turn and the patience. */
    public Future<Optional<Located>> find(Address address) {
        return parts == null
                ? Future.succeededFuture(Optional.empty())
                : answer(parts, address.key(), parts.dialect().where(address, parts.ground()), found -> parts.choice()
                        .where(address, found));
    }

    /** The address that a point has; empty when that is not known, or may not be asked. Never fails. */
    public Future<Optional<Address>> at(LatLon point) {
        if (parts == null || !parts.settings().reverse()) {
            return Future.succeededFuture(Optional.empty());
        }
        var choice = parts.choice();
        // Four decimals are about 10 m: the next report of the same thing need not ask again.
        String key = String.format(Locale.ROOT, "point %.4f %.4f", point.lat(), point.lon());
        return answer(parts, key, parts.dialect().what(point), found -> choice.what(point, found)
                        .map(address -> new Located(point, 1, address, true)))
                .map(found -> found.map(Located::address));
    }

    /** How questions ended since the start. */
    public synchronized Map<Outcome, Long> outcomes() {
        return Map.copyOf(outcomes);
    }

    /** One question at a time about one thing: of ten reports of a street, nine wait for the answer to the first. */
    private Future<Optional<Located>> answer(
            Parts p, String key, Dialect.Question question, Function<List<Candidate>, Optional<Located>> choice) {
        return underWay.compute(key, (k, asking) -> {
            if (asking != null && !asking.isComplete()) {
                return asking;
            }
            // While the database is away nobody is asked: no answer could be kept, and the service is not to blame.
            var asked = kept(p, k)
                    .recover(away -> notAsked().map(Optional::of))
                    .compose(kept ->
                            kept.isPresent() ? Future.succeededFuture(kept.get()) : turn(p, k, question, choice));
            var answered = asked.recover(cause -> {
                failed(p, cause);
                return Future.succeededFuture(Optional.empty());
            });
            p.vertx().runOnContext(started -> answered.onComplete(done -> underWay.remove(k, answered)));
            return answered;
        });
    }

    private Future<Optional<Optional<Located>>> kept(Parts p, String key) {
        return p.store()
                .get(key, p.clock().instant().minus(p.settings().keep()))
                .onSuccess(kept -> {
                    if (kept.isPresent()) {
                        count(Outcome.KEPT);
                    }
                });
    }

    private Future<Optional<Located>> notAsked() {
        count(Outcome.NOT_ASKED);
        return Future.succeededFuture(Optional.empty());
    }

    private Future<Optional<Located>> turn(
            Parts p, String key, Dialect.Question question, Function<List<Candidate>, Optional<Located>> choice) {
        Optional<Duration> turn;
        synchronized (this) {
            turn = p.pace().turn(p.clock().instant());
        }
        if (turn.isEmpty()) {
            return notAsked();
        }
        Future<?> waited = turn.get().isZero()
                ? Future.succeededFuture()
                : p.vertx().timer(Math.max(1, turn.get().toMillis()));
        return waited.compose(now -> p.enquiry().ask(question))
                .map(json -> choice.apply(p.dialect().read(json)))
                .compose(found -> keep(p, key, found));
    }

    private Future<Optional<Located>> keep(Parts p, String key, Optional<Located> found) {
        Instant now = p.clock().instant();
        return found.map(f -> p.store().isDefault(f))
                .orElse(Future.succeededFuture(true))
                .compose(nowhere -> {
                    Optional<Located> believed = nowhere ? Optional.empty() : found;
                    count(believed.isPresent() ? Outcome.FOUND : Outcome.NOT_FOUND);
                    return p.store()
                            .put(key, believed.orElse(null), now)
                            .compose(put ->
                                    p.store().forget(now.minus(p.settings().keep())))
                            .otherwise(cause -> {
                                LOG.debug("answer of a geocoder not kept: database away", cause);
                                return null;
                            })
                            .map(believed);
                });
    }

    /** The cause may hold the address that was asked for, and so only its kind is told. */
    private void failed(Parts p, Throwable cause) {
        count(Outcome.FAILED);
        boolean known = cause instanceof Enquiry.NoAnswer;
        Duration rest = cause instanceof Enquiry.NoAnswer no ? no.rest() : AWAY;
        Instant now = p.clock().instant();
        boolean news;
        synchronized (this) {
            news = p.pace().pause(now, now.plus(rest));
        }
        if (news) {
            LOG.warn(
                    "geocoder={} gives no answer cause={} not asked again for {} s",
                    p.settings().service().code(),
                    known ? cause.getMessage() : cause.getClass().getSimpleName(),
                    rest.toSeconds());
        }
    }

    private synchronized void count(Outcome outcome) {
        outcomes.merge(outcome, 1L, Long::sum);
    }
}
