package org.ventanilla.hub.intake;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.ventanilla.model.Submission;
import org.ventanilla.model.Wire;

/** SQL of what comes in pieces: the columns of personal.submission that hold a piece back. */
final class PartStore {
    /** The whole when its last piece is here; a piece when its whole is filed already, for then it is an addition. */
    private static final String RELEASE =
            """
            update personal.submission s set held_until = null
            where s.jurisdiction = $1 and s.state = 'received' and s.held_until is not null and (
                (s.part_of is null and exists (select from personal.submission p
                    where p.jurisdiction = $1 and p.instance = s.instance and p.part_of = s.key and p.last_at <= $2
                      and p.state = 'received' and p.held_until is not null))
                or (s.part_of is not null and exists (select from personal.submission w
                    where w.jurisdiction = $1 and w.instance = s.instance and w.key = s.part_of
                      and w.state <> 'received')))""";

    private static final String OF =
            """
            select id, key, instance, channel, state, reason, received_at, body from personal.submission
            where jurisdiction = $1 and instance = $2 and part_of = $3 and state in ('received', 'part') order by id""";

    private static final String WHOLE =
            """
            select id, key, instance, channel, state, reason, received_at, body from personal.submission
            where jurisdiction = $1 and instance = $2 and key = $3""";

    private static final String WRITE = "update personal.submission set body = $2::text::json where id = $1";

    private final String jurisdiction;

    PartStore(String jurisdiction) {
        this.jurisdiction = jurisdiction;
    }

    Future<Void> release(SqlClient tx, Instant now) {
        return tx.preparedQuery(RELEASE)
                .execute(Tuple.of(jurisdiction, now.atOffset(ZoneOffset.UTC)))
                .mapEmpty();
    }

    Future<List<Received>> of(SqlClient tx, Submission whole) {
        return tx.preparedQuery(OF)
                .execute(Tuple.of(jurisdiction, whole.instance(), whole.key()))
                .map(IntakeStore::received);
    }

    /** What a piece belongs to. */
    Future<Optional<Received>> whole(SqlClient tx, String instance, String key) {
        return tx.preparedQuery(WHOLE)
                .execute(Tuple.of(jurisdiction, instance, key))
                .map(rows -> IntakeStore.received(rows).stream().findFirst());
    }

    Future<Void> write(SqlClient tx, long id, Submission whole) {
        return tx.preparedQuery(WRITE).execute(Tuple.of(id, Wire.write(whole))).mapEmpty();
    }
}
