package org.ventanilla.hub.incident;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.incident.WorksUpdate.Effect;

/** SQL of what systems that do the work hand back. */
final class WorksStore {
    private static final String KNOWN =
            """
            select fingerprint, incident_id, state, answer from incident.works_update
            where jurisdiction = $1 and consumer = $2 and update_id = $3""";

    private static final String KEEP =
            """
            insert into incident.works_update
                (jurisdiction, consumer, update_id, fingerprint, incident_id, said_at, received_at, state, answer)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9)""";

    private static final String SINCE = "select coalesce(status_at, opened_at) from incident.incident where id = $1";

    private static final String ANSWERS =
            "select consumer, accepted, at, reason from incident.stage_answer where incident_id = $1 order by consumer";

    private static final String ANSWER =
            """
            insert into incident.stage_answer (incident_id, consumer, accepted, at, reason) values ($1, $2, $3, $4, $5)
            on conflict (incident_id, consumer) do update set accepted = $3, at = $4, reason = $5""";

    private final String jurisdiction;

    WorksStore(String jurisdiction) {
        this.jurisdiction = jurisdiction;
    }

    /** An update that came before. */
    record Known(String fingerprint, long incident, Effect state, Effect answer) {}

    Future<Optional<Known>> known(SqlClient tx, WorksUpdate update) {
        return tx.preparedQuery(KNOWN)
                .execute(Tuple.of(jurisdiction, update.consumer(), update.updateId()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new Known(
                                row.getString(0),
                                row.getLong(1),
                                Effect.valueOf(row.getString(2)),
                                Effect.valueOf(row.getString(3))))
                        .findFirst());
    }

    Future<Void> keep(SqlClient tx, WorksUpdate update, WorksUpdate.Outcome outcome, Instant now) {
        return tx.preparedQuery(KEEP)
                .execute(Tuple.of(jurisdiction, update.consumer(), update.updateId(), update.fingerprint())
                        .addLong(outcome.incident())
                        .addOffsetDateTime(IncidentStore.utc(update.at()))
                        .addOffsetDateTime(IncidentStore.utc(now))
                        .addString(outcome.state().name())
                        .addString(outcome.answer().name()))
                .mapEmpty();
    }

    Future<Instant> since(SqlClient tx, long incident) {
        return tx.preparedQuery(SINCE)
                .execute(Tuple.of(incident))
                .map(rows -> rows.iterator().next().getOffsetDateTime(0).toInstant());
    }

    Future<List<Works.Answer>> answers(SqlClient client, long incident) {
        return client.preparedQuery(ANSWERS).execute(Tuple.of(incident)).map(rows -> {
            var list = new ArrayList<Works.Answer>();
            rows.forEach(row -> list.add(answer(row)));
            return list;
        });
    }

    private static Works.Answer answer(Row row) {
        return new Works.Answer(
                row.getString(0), row.getBoolean(1), row.getOffsetDateTime(2).toInstant(), row.getString(3));
    }

    Future<Void> answer(SqlClient tx, long incident, WorksUpdate update, boolean accepted) {
        @Nullable String why = update.why();
        return tx.preparedQuery(ANSWER)
                .execute(Tuple.of(incident, update.consumer(), accepted, IncidentStore.utc(update.at()), why))
                .mapEmpty();
    }
}
