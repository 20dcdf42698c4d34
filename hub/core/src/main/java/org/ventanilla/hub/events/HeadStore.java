package org.ventanilla.hub.events;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** SQL of the log's head: where it ends, which log it is, how far back it is given out. */
final class HeadStore {
    private static final Logger LOG = LoggerFactory.getLogger(HeadStore.class);

    private static final String OPEN =
            "insert into events.head (jurisdiction, position) values ($1, 0) on conflict (jurisdiction) do nothing";

    private static final String HEAD = "select position, epoch, oldest from events.head where jurisdiction = $1";

    /**
     * Where the data is: cluster, database in it, and timeline, which grows when a copy is promoted or recovered to a point in
     * time. A dump that was loaded elsewhere, or again, is another database.
     */
    private static final String SERVER =
            """
            select (select system_identifier from pg_control_system()) || '/'
                || (select oid from pg_database where datname = current_database()) || '/'
                || (select timeline_id from pg_control_checkpoint())""";

    /** The first start that looks only writes it down. */
    private static final String RECOGNISE =
            """
            update events.head set server = $2, epoch = case when server is null then epoch else gen_random_uuid() end
            where jurisdiction = $1 and server is distinct from $2""";

    private static final String RENEW = "update events.head set epoch = gen_random_uuid() where jurisdiction = $1";

    /** Only forward: a longer retention does not bring back what was said to be gone. */
    private static final String AGE =
            """
            update events.head h set oldest = old.position
            from (select max(position) as position from events.event where jurisdiction = $1 and recorded_at < $2) old
            where h.jurisdiction = $1 and old.position > h.oldest""";

    Future<Void> open(SqlClient client, String jurisdiction) {
        return client.preparedQuery(OPEN)
                .execute(Tuple.of(jurisdiction))
                .compose(made -> client.query(SERVER).execute())
                .compose(rows -> client.preparedQuery(RECOGNISE)
                        .execute(Tuple.of(jurisdiction, rows.iterator().next().getString(0))))
                .map(changed -> {
                    if (changed.rowCount() > 0) {
                        LOG.info("event log on another database server, looked at epoch jurisdiction={}", jurisdiction);
                    }
                    return null;
                });
    }

    Future<Events.Head> head(SqlClient client, String jurisdiction) {
        return client.preparedQuery(HEAD).execute(Tuple.of(jurisdiction)).map(rows -> {
            Row row = rows.iterator().next();
            return new Events.Head(row.getLong(0), row.getUUID(1), row.getLong(2));
        });
    }

    Future<Void> renew(SqlClient client, String jurisdiction) {
        return client.preparedQuery(RENEW).execute(Tuple.of(jurisdiction)).mapEmpty();
    }

    Future<Void> age(SqlClient client, String jurisdiction, Instant before) {
        return client.preparedQuery(AGE)
                .execute(Tuple.of(jurisdiction, before.atOffset(ZoneOffset.UTC)))
                .mapEmpty();
    }
}
