package org.ventanilla.hub.downstream;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ventanilla.hub.downstream.Endpoint.State;
import org.ventanilla.hub.events.BadCursor;
import org.ventanilla.hub.events.EventFilter;
import org.ventanilla.hub.events.Events;
import org.ventanilla.hub.store.Outage;
import org.ventanilla.model.EventCursor;
import org.ventanilla.model.EventTypes;

/**
 * Endpoints that are called with events: at least once, with one id at every attempt, in order for each incident. Each has its
 * own cursor, breaker and lease, so that one which hangs is nobody else's business; one that is away costs a row.
 */
public final class Webhooks {
    private static final Logger LOG = LoggerFactory.getLogger(Webhooks.class);
    private static final Duration LEASE = Duration.ofSeconds(90);
    private static final Duration AT_WORK = Duration.ofSeconds(30);
    private static final Duration OVERLAP = Duration.ofHours(24);
    private static final int SECRET_BYTES = 32;
    private static final int PAGE = 1_000;

    private final Clock clock;
    private final Events events;
    private final EndpointStore store;
    private final MarkStore marks;
    private final Delivery delivery;
    private final SecureRandom random = new SecureRandom();
    private final Set<Long> running = ConcurrentHashMap.newKeySet();
    private final Map<Long, Rest> resting = new ConcurrentHashMap<>();

    public Webhooks(Vertx vertx, Pool pool, Clock clock, Events events, Limits limits) {
        this.clock = clock;
        this.events = events;
        this.store = new EndpointStore(pool, events.jurisdiction());
        this.marks = new MarkStore(pool);
        this.delivery = new Delivery(vertx, clock, limits.patience(), limits.allowedHosts());
    }

    /**
     * How endpoints are called.
     *
     * @param patience with one call
     * @param allowedHosts hosts that may be called though their address is a private one, and without TLS
     */
    public record Limits(Duration patience, Set<String> allowedHosts) {}

    /** Nothing to do for an endpoint until the log moves on or a time has come. */
    private record Rest(long head, long fence, @Nullable Instant until) {}

    /** A new endpoint, and its secret for the only time. */
    public record Made(long id, String secret) {}

    /** The address may not be called. */
    public static final class BadAddress extends RuntimeException {
        BadAddress(String whatToDo) {
            super(whatToDo, null, false, false);
        }
    }

    /** Registers one; fails with {@link BadAddress}. */
    public Future<Made> add(Endpoint.Wanted wanted) {
        String secret = secret();
        return callable(wanted.url())
                .compose(good -> store.add(wanted, secret, clock.instant()))
                .map(id -> new Made(id, secret));
    }

    private Future<Void> callable(URI url) {
        String host = url.getHost();
        boolean tls = "https".equals(url.getScheme());
        if (host == null || url.getUserInfo() != null || !(tls || "http".equals(url.getScheme()))) {
            return Future.failedFuture(new BadAddress("an absolute https address without user and password"));
        }
        if (!tls && !delivery.isAllowed(host)) {
            return Future.failedFuture(new BadAddress("an https address"));
        }
        return delivery.check(url)
                .recover(cause -> Future.failedFuture(new BadAddress("an address of the public internet")));
    }

    private String secret() {
        var bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return "whsec_" + Base64.getEncoder().encodeToString(bytes);
    }

    public Future<List<Endpoint>> all() {
        return store.all();
    }

    public Future<Optional<Endpoint>> find(long id) {
        return store.one(id);
    }

    /** How many events were given up for an endpoint. */
    public Future<Long> givenUp(long id) {
        return marks.givenUp(id);
    }

    public Future<Boolean> remove(long id) {
        return store.remove(id);
    }

    /** A new secret, shown this once; the old one signs too for a day. Empty when there is no such endpoint. */
    public Future<Optional<String>> rotate(long id) {
        String secret = secret();
        return store.rotate(id, secret, clock.instant().plus(OVERLAP))
                .map(known -> known ? Optional.of(secret) : Optional.empty());
    }

    /** Calls it again, or no more. False when there is no such endpoint. */
    public Future<Boolean> turn(long id, boolean on) {
        return store.turn(id, on ? State.ACTIVE : State.DISABLED, on ? null : "by-hand");
    }

    /** Everything after the cursor goes out once more, under the same ids; fails with {@link BadCursor}. */
    public Future<Void> replay(long id, EventCursor after) {
        return events.page(after, 1, EventFilter.ALL).compose(good -> store.replay(id, after.position()));
    }

    /** Calls it with an event that says that nothing happened; the code of what it answered. */
    public Future<String> attempt(Endpoint endpoint) {
        var event = events.unlogged(EventTypes.TEST, Map.of("endpointId", Long.toString(endpoint.id())));
        return delivery.send(endpoint, String.valueOf(event.get("id")), event).map(Answer::code);
    }

    /** Starts what is due and does not wait for it: nobody waits for a slow endpoint but itself. */
    public Future<Void> round() {
        return events.head().compose(head -> store.all().map(all -> {
            for (Endpoint endpoint : all) {
                if (isDue(endpoint, head) && running.add(endpoint.id())) {
                    run(endpoint.id(), head).onComplete(done -> {
                        running.remove(endpoint.id());
                        if (done.failed()) {
                            Outage.log(LOG, "webhooks left for the next round endpoint", endpoint.id(), done.cause());
                        }
                    });
                }
            }
            return null;
        }));
    }

    /** How many are being called now. */
    public int running() {
        return running.size();
    }

    private boolean isDue(Endpoint endpoint, Events.Head head) {
        Instant now = clock.instant();
        Instant open = endpoint.openUntil();
        if (endpoint.state() != State.ACTIVE || (open != null && now.isBefore(open))) {
            return false;
        }
        Rest rest = resting.get(endpoint.id());
        return rest == null
                || rest.head() != head.position()
                || rest.fence() != endpoint.fence()
                || (rest.until() != null && !now.isBefore(rest.until()));
    }

    /** Go after go until there is nothing to do. */
    private Future<Void> run(long id, Events.Head head) {
        return store.lease(id, clock.instant(), LEASE)
                .compose(leased ->
                        leased.map(endpoint -> run(endpoint, head)).orElseGet(() -> Future.succeededFuture(false)))
                .compose(more -> more ? run(id, head) : Future.succeededFuture());
    }

    private Future<Boolean> run(Endpoint endpoint, Events.Head head) {
        var from = new EventCursor(head.epoch(), Math.min(endpoint.position(), head.position()));
        var around = new Run.Surroundings(clock, random, clock.instant().plus(AT_WORK));
        return marks.of(endpoint)
                .compose(known -> {
                    var run = new Run(endpoint, delivery, around, known);
                    return pages(run, from, endpoint.filter()).compose(last -> kept(endpoint, run, last));
                })
                .recover(cause -> cause instanceof BadCursor
                        ? store.turn(endpoint.id(), State.DISABLED, "fell-behind")
                                .map(false)
                        : Future.failedFuture(cause));
    }

    /** To the end of the log, also past what waits: that holds its own incident and no other. Answers the last page. */
    private Future<Events.Page> pages(Run run, EventCursor from, EventFilter filter) {
        return events.page(from, PAGE, filter).compose(page -> run.over(page)
                .compose(done ->
                        run.isEnough() || page.next().position() >= page.head().position()
                                ? Future.succeededFuture(page)
                                : pages(run, page.next(), filter)));
    }

    private Future<Boolean> kept(Endpoint endpoint, Run run, Events.Page page) {
        Tally tally = run.tally();
        if (tally.disabled() != null) {
            LOG.warn("endpoint={} is called no more: {}", endpoint.id(), tally.disabled());
        } else if (tally.openUntil() != null) {
            LOG.warn("endpoint={} failures={} last={}", endpoint.id(), tally.failures(), tally.lastCode());
        }
        return marks.keep(endpoint, tally, run.changed()).map(mine -> {
            boolean more = !tally.stops() && run.isCutShort();
            if (mine && !more) {
                resting.put(endpoint.id(), new Rest(page.head().position(), endpoint.fence(), run.due()));
            } else {
                resting.remove(endpoint.id());
            }
            return mine && more;
        });
    }
}
