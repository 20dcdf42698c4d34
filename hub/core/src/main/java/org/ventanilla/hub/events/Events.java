package org.ventanilla.hub.events;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Transaction;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.events.EventStore.Stored;
import org.ventanilla.model.Addresses;
import org.ventanilla.model.CloudEvent;
import org.ventanilla.model.Wire;

/**
 * The event log: facts with a gap-free position per jurisdiction, written in the transaction that made them true, published
 * on the live bus after commit, readable from any position for ever.
 */
public final class Events {
    private final Vertx vertx;
    private final Pool pool;
    private final Clock clock;
    private final String jurisdiction;
    private final CloudEvents form;
    private final EventStore store = new EventStore();

    /**
     * @param typePrefix reverse-DNS prefix of the city's event types, for example {@code es.santander.ventanilla}
     */
    public Events(Vertx vertx, Pool pool, Clock clock, String jurisdiction, String typePrefix) {
        this.vertx = vertx;
        this.pool = pool;
        this.clock = clock;
        this.jurisdiction = jurisdiction;
        this.form = new CloudEvents(jurisdiction, typePrefix);
    }

    /** Where the log ends, and which log it is: the epoch changes when the database was restored. */
    public record Head(long position, String epoch) {}

    /** A part of the log and where it ends now. */
    public record Slice(List<CloudEvent> events, Head head) {}

    /** Prepares the log of a city that was never written to. */
    public Future<Void> open() {
        return store.open(pool, jurisdiction);
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
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var stored = new ArrayList<Stored>();
        for (NewEvent event : collected) {
            stored.add(new Stored(head + stored.size() + 1, UUID.randomUUID(), now, event));
        }
        return store.append(tx, jurisdiction, stored).map(stored);
    }

    private void publish(Stored event) {
        vertx.eventBus().publish(Addresses.EVENTS_LIVE, new JsonObject(Wire.toMap(form.of(event))));
    }

    /** Events after a position, oldest first. */
    public Future<Slice> read(long after, int limit) {
        return store.read(pool, jurisdiction, after, limit).compose(stored -> store.head(pool, jurisdiction)
                .map(head -> new Slice(stored.stream().map(form::of).toList(), head)));
    }

    /** The same on a caller's connection, without the head: for those who follow the log inside their transaction. */
    public Future<List<CloudEvent>> after(SqlClient tx, long position, int limit) {
        return store.read(tx, jurisdiction, position, limit)
                .map(stored -> stored.stream().map(form::of).toList());
    }

    /** Everything that ever happened to these incidents, oldest first. */
    public Future<List<CloudEvent>> of(List<String> subjects) {
        return store.ofSubjects(pool, jurisdiction, subjects)
                .map(stored -> stored.stream().map(form::of).toList());
    }

    /** A stretch of time, its end not in it, and how many events are wanted at most. */
    public record Stretch(Instant from, Instant before, int limit) {}

    /** What happened in a stretch of time, of these short types, oldest first. */
    public Future<List<CloudEvent>> between(Stretch stretch, List<String> types) {
        return store.between(pool, jurisdiction, stretch, types)
                .map(stored -> stored.stream().map(form::of).toList());
    }

    /** The short type of an event, without city and version. */
    public String shortType(CloudEvent event) {
        return form.shortType(event.type());
    }
}
