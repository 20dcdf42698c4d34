package org.ventanilla.hub.consumers;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ventanilla.hub.consumers.ConsumerStore.Kept;
import org.ventanilla.hub.events.BadCursor;
import org.ventanilla.hub.events.EventFilter;
import org.ventanilla.hub.events.Events;
import org.ventanilla.hub.events.Subject;
import org.ventanilla.model.EventCursor;

/**
 * Systems that follow the log under a name: each with a key, a filter and a cursor that the hub keeps and that moves only over
 * what was acknowledged without a gap. One that is away is a row and nothing else.
 */
public final class Consumers {
    private static final Logger LOG = LoggerFactory.getLogger(Consumers.class);

    private final Clock clock;
    private final Events events;
    private final int keepDays;
    private final ConsumerStore store;
    private final SecureRandom random = new SecureRandom();

    /** @param keepDays how far back events are given out; 0 for ever */
    public Consumers(Pool pool, Clock clock, Events events, int keepDays) {
        this.clock = clock;
        this.events = events;
        this.keepDays = keepDays;
        this.store = new ConsumerStore(pool, events.jurisdiction());
    }

    /** Registers one; its key, for the only time, or empty when the name is taken. */
    public Future<Optional<String>> add(Consumer.Wanted wanted) {
        String key = Keys.fresh(random);
        return store.add(wanted, Keys.hash(key), clock.instant())
                .map(made -> made ? Optional.of(key) : Optional.empty());
    }

    /** A new key, shown this once; the old one opens nothing any more. Empty when there is no such consumer. */
    public Future<Optional<String>> rekey(String name) {
        String key = Keys.fresh(random);
        return store.rekey(name, Keys.hash(key)).map(known -> known ? Optional.of(key) : Optional.empty());
    }

    /** False when there is no such consumer. */
    public Future<Boolean> remove(String name) {
        return store.remove(name);
    }

    public Future<Optional<Consumer>> find(String name) {
        return store.one(name).map(found -> found.map(Kept::consumer));
    }

    /** Whether a text looks like a key of a consumer, whoever's. */
    public static boolean isKey(String text) {
        return text.startsWith(Keys.PREFIX);
    }

    /** The consumer of this name when the key is its own. */
    public Future<Optional<Consumer>> known(String name, String key) {
        return store.one(name)
                .map(found -> found.filter(kept -> Keys.fits(key, kept.keyHash().getBytes()))
                        .map(Kept::consumer));
    }

    /** What the consumer has not acknowledged and its filter takes, oldest first; fails with {@link BadCursor}. */
    public Future<Events.Page> page(Consumer consumer, int limit) {
        return events.page(consumer.cursor(), limit, consumer.filter());
    }

    /**
     * Everything from one cursor to another was dealt with; fails with {@link BadCursor} when the log does not reach so far.
     *
     * @param from with which it was read
     * @param to that came with it
     */
    public Future<Ack> ack(String name, EventCursor from, EventCursor to) {
        return events.reaches(to).compose(good -> moved(name, from, to));
    }

    /** Positions only grow, so a loser of the race finds an end. */
    private Future<Ack> moved(String name, EventCursor from, EventCursor to) {
        return find(name).compose(found -> {
            Ack ack = found.map(c -> Ack.of(c.cursor(), from, to)).orElse(Ack.GAP);
            return ack != Ack.MOVED
                    ? Future.succeededFuture(ack)
                    : store.move(found.orElseThrow().id(), from, to, clock.instant())
                            .compose(mine -> mine ? Future.succeededFuture(ack) : moved(name, from, to));
        });
    }

    /** Begins at another place, earlier or later; fails with {@link BadCursor}. */
    public Future<Void> replay(Consumer consumer, EventCursor from) {
        return events.page(from, 1, EventFilter.ALL)
                .compose(good -> store.replay(consumer.id(), from))
                .mapEmpty();
    }

    /** How all of them stand. */
    public Future<List<Standing>> standings() {
        return store.all()
                .compose(all -> standings(all.stream().map(Kept::consumer).toList()));
    }

    /** How these stand. */
    public Future<List<Standing>> standings(List<Consumer> some) {
        var positions = some.stream().map(c -> c.cursor().position()).toList();
        return events.head().compose(head -> events.writtenAfter(positions).map(since -> {
            var at = new Standing.Clockwise(clock.instant(), keepDays);
            return some.stream()
                    .map(c -> Standing.of(c, head, since.get(c.cursor().position()), at))
                    .toList();
        }));
    }

    /** Says who will soon have to take a snapshot, while there is time to do something. */
    public Future<Void> warn() {
        return standings().map(all -> {
            for (Standing s : all) {
                if (s.state() != Standing.State.FOLLOWS) {
                    LOG.warn(
                            "consumer={} {} lag={} waitingSince={} keepDays={}",
                            s.consumer().name(),
                            s.state(),
                            s.lag(),
                            s.waitingSince(),
                            keepDays);
                }
            }
            return null;
        });
    }

    /**
     * The stages of an incident: one for each system whose word is required.
     *
     * @param said what systems said, by name
     */
    public Future<List<Stage>> stages(Subject incident, Map<String, Stage.Answer> said) {
        return store.all().map(all -> all.stream()
                .map(Kept::consumer)
                .flatMap(c -> Optional.ofNullable(c.stage()).stream()
                        .map(stage -> Stage.of(stage, c, c.filter().takesIncident(incident), said.get(c.name()))))
                .toList());
    }
}
