package org.ventanilla.hub.events;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Transaction;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.events.EventStore.Part;
import org.ventanilla.hub.events.EventStore.Stored;
import org.ventanilla.hub.publish.Publishing;
import org.ventanilla.model.Addresses;
import org.ventanilla.model.CloudEvent;
import org.ventanilla.model.EventCursor;
import org.ventanilla.model.Wire;

/**
 * The event log: facts with a gap-free position per jurisdiction, written in the transaction that made them true, published
 * on the live bus after commit, readable from any cursor. Our own rooms read the whole of it; everybody else gets pages, in
 * which nothing private is left.
 */
public final class Events {
    /** A filter that takes little looks at no more than this many events at a time; the cursor moves over them. */
    private static final int LOOKED_AT = 20_000;

    private final Vertx vertx;
    private final Pool pool;
    private final Clock clock;
    private final String jurisdiction;
    private final CloudEvents form;
    private final List<String> never;
    private final EventStore store = new EventStore();
    private final HeadStore heads = new HeadStore();
    private final RandomGenerator random = new SecureRandom();

    public Events(Vertx vertx, Pool pool, Clock clock, Naming naming) {
        this.vertx = vertx;
        this.pool = pool;
        this.clock = clock;
        this.jurisdiction = naming.jurisdiction();
        this.form = new CloudEvents(naming);
        this.never = naming.publishing().sieve(List.of()).never();
    }

    /**
     * What events are called.
     *
     * @param typePrefix reverse-DNS prefix of the city's event types, for example {@code es.santander.ventanilla}
     * @param publicUrl where schemas and references are, without a trailing slash
     * @param publishing what everybody may see
     */
    public record Naming(String jurisdiction, String typePrefix, URI publicUrl, Publishing publishing) {}

    /**
     * Where the log ends, and which log it is.
     *
     * @param epoch another one after the database was restored
     * @param oldest cursors before this position are too old
     */
    public record Head(long position, UUID epoch, long oldest) {
        /** The cursor of somebody who has read everything. */
        public EventCursor cursor() {
            return new EventCursor(epoch, position);
        }
    }

    /** A part of the log and where it ends now. */
    public record Slice(List<CloudEvent> events, Head head) {}

    /** A part of the log as everybody may have it, and the cursor to go on from: a filter may have passed over more. */
    public record Page(List<CloudEvent> events, EventCursor next, Head head) {}

    /** Prepares the log of a city that was never written to; one that was restored becomes another log. */
    public Future<Void> open() {
        return heads.open(pool, jurisdiction);
    }

    /**
     * A writing transaction: takes the log's lock first (one writer at a time), runs the work, appends the events it
     * collected, commits, publishes them. The work gets the connection and the list to add events to.
     */
    public <T extends @Nullable Object> Future<T> write(BiFunction<SqlConnection, List<NewEvent>, Future<T>> work) {
        return pool.getConnection().compose(connection -> write(connection, work)
                .onComplete(done -> connection.close().onFailure(cause -> {
                    /* the pool discards a connection that cannot be closed */
                })));
    }

    /** The same on a connection of the caller's, which must not be in a transaction. */
    public <T extends @Nullable Object> Future<T> write(
            SqlConnection connection, BiFunction<SqlConnection, List<NewEvent>, Future<T>> work) {
        var collected = new ArrayList<NewEvent>();
        return connection.begin().compose(tx -> store.lock(connection, jurisdiction)
                .compose(head -> work.apply(connection, collected).compose(result -> append(connection, head, collected)
                        .compose(stored -> tx.commit().map(committed -> {
                            stored.forEach(this::publish);
                            return result;
                        }))))
                .recover(cause -> rolledBack(tx, cause)));
    }

    private static <T extends @Nullable Object> Future<T> rolledBack(Transaction tx, Throwable cause) {
        return tx.rollback().transform(done -> Future.failedFuture(cause));
    }

    private Future<List<Stored>> append(SqlClient tx, long head, List<NewEvent> collected) {
        if (collected.isEmpty()) {
            return Future.succeededFuture(List.of());
        }
        var subjects = new HashSet<String>();
        collected.forEach(event -> subjects.add(event.subject()));
        return store.topics(tx, jurisdiction, subjects).compose(topics -> {
            var stored = numbered(head, collected, topics);
            return store.append(tx, jurisdiction, stored).map(stored);
        });
    }

    private List<Stored> numbered(long head, List<NewEvent> collected, Map<String, Topic> topics) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var stored = new ArrayList<Stored>(collected.size());
        for (NewEvent event : collected) {
            Topic topic = topics.getOrDefault(event.subject(), Topic.UNKNOWN).after(event);
            topics.put(event.subject(), topic);
            int bytes = new JsonObject(event.data()).encode().length();
            long position = head + stored.size() + 1;
            stored.add(new Stored(
                    position, EventIds.at(now, random), now, event, topic, topic.isPublic(), topic.category(), bytes));
        }
        return stored;
    }

    private void publish(Stored event) {
        vertx.eventBus().publish(Addresses.EVENTS_LIVE, new JsonObject(Wire.toMap(form.open(event))));
    }

    /** Whose log it is. */
    public String jurisdiction() {
        return jurisdiction;
    }

    /** Where the log ends now. */
    public Future<Head> head() {
        return heads.head(pool, jurisdiction);
    }

    /** Whole events after a position, oldest first: for our own rooms. */
    public Future<Slice> read(long after, int limit) {
        return head().compose(head -> store.read(pool, jurisdiction, new Part(after, head.position(), limit))
                .map(stored -> new Slice(stored.stream().map(form::whole).toList(), head)));
    }

    /**
     * What everybody may have after a cursor, oldest first; fails with {@link BadCursor}. The head is read first: what is
     * committed meanwhile comes with the next page.
     */
    public Future<Page> page(EventCursor after, int limit, EventFilter filter) {
        return head().compose(head -> {
            var bad = BadCursor.of(after, head);
            if (bad != null) {
                return Future.failedFuture(new BadCursor(bad));
            }
            long upTo = filter.isAll() ? head.position() : Math.min(head.position(), after.position() + LOOKED_AT);
            return store.read(pool, jurisdiction, new Part(after.position(), upTo, limit), filter, never)
                    .map(stored -> {
                        long next = stored.size() < limit
                                ? upTo
                                : stored.get(stored.size() - 1).position();
                        var events = stored.stream().map(form::open).toList();
                        return new Page(events, new EventCursor(head.epoch(), next), head);
                    });
        });
    }

    /** Fails with {@link BadCursor} when the log is another one, or ends before the cursor; how old that is does not matter. */
    public Future<Void> reaches(EventCursor cursor) {
        return head().compose(head -> {
            var bad = BadCursor.of(cursor, head);
            return bad == null || bad == BadCursor.Code.TOO_OLD
                    ? Future.succeededFuture()
                    : Future.failedFuture(new BadCursor(bad));
        });
    }

    /** The same on a caller's connection, without the head: for those who follow the log inside their transaction. */
    public Future<List<CloudEvent>> after(SqlClient tx, long position, int limit) {
        return store.read(tx, jurisdiction, new Part(position, Long.MAX_VALUE, limit))
                .map(stored -> stored.stream().map(form::whole).toList());
    }

    /** Everything that ever happened to these incidents, oldest first, the whole of it. */
    public Future<List<CloudEvent>> of(List<String> subjects) {
        return store.ofSubjects(pool, jurisdiction, subjects)
                .map(stored -> stored.stream().map(form::whole).toList());
    }

    /** One event, the whole of it: for those who may see everything. */
    public Future<Optional<CloudEvent>> one(UUID id) {
        return store.one(pool, jurisdiction, id).map(found -> found.map(form::whole));
    }

    /** Time as this log counts it. */
    Instant now() {
        return clock.instant();
    }

    /** Says on the live bus that the log is there and where it ends, so that silence is told from quiet. */
    public Future<Head> beat(Duration every) {
        return head().onSuccess(head ->
                vertx.eventBus().publish(Addresses.EVENTS_LIVE, new JsonObject(heartbeat(head, every))));
    }

    /** What is said then, as CloudEvents JSON. */
    public Map<String, Object> heartbeat(Head head, Duration every) {
        Instant now = clock.instant();
        var beat = new CloudEvents.Beat(EventIds.at(now, random).toString(), now, (int) every.toSeconds());
        return form.heartbeat(head, beat);
    }

    /** An event that is not in the log and tries an endpoint. */
    public Map<String, Object> unlogged(String shortType, Map<String, Object> data) {
        Instant now = clock.instant();
        return form.unlogged(shortType, EventIds.at(now, random).toString(), now.toString(), data);
    }

    /** From now on cursors older than this are told so. The rows stay: the time lines of incidents are made of them. */
    public Future<Void> forgetBefore(Instant when) {
        return heads.age(pool, jurisdiction, when);
    }

    /** Another epoch, on an operator's word: every reader is told that the log is another one. */
    public Future<Void> renew() {
        return heads.renew(pool, jurisdiction);
    }

    /** Whether a message of the live bus is of this log: several cities may share a bus. */
    boolean isOurs(@Nullable String source) {
        return form.source().equals(source);
    }

    /** When the event after each of these positions was written; nothing for those that have none after them. */
    public Future<Map<Long, Instant>> writtenAfter(Collection<Long> positions) {
        return store.writtenAfter(pool, jurisdiction, positions);
    }

    /** A stretch of time, its end not in it, and how many events are wanted at most. */
    public record Stretch(Instant from, Instant before, int limit) {}

    /** What happened in a stretch of time, of these short types, oldest first; as everybody may have it. */
    public Future<List<CloudEvent>> between(Stretch stretch, List<String> types) {
        return store.between(pool, jurisdiction, stretch, types)
                .map(stored -> stored.stream().map(form::open).toList());
    }

    /** The short type of an event, without city and version. */
    public String shortType(CloudEvent event) {
        return form.shortType(event.type());
    }

    /** The whole name of a short type on the wire. */
    public String wireType(String shortType) {
        return form.type(shortType);
    }
}
