package org.ventanilla.hub.incident;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** SQL of personal.question and of the marks that replies and questions leave on an incident. */
final class QuestionStore {
    private static final String ADD =
            """
            insert into personal.question (incident_id, report_id, text, asked_at) values ($1, $2, $3, $4) returning id""";

    private static final String TEXT = "select text from personal.question where id = $1";

    private static final String ANSWERED =
            "update personal.question set answered_by = $2 where incident_id = $1 and answered_by is null";

    private static final String WAIT =
            """
            update incident.incident set asked_at = $2, version = version + 1, updated_at = $2
            where id = $1 returning version""";

    private static final String ANSWER =
            """
            update incident.incident set asked_at = null, version = version + 1, updated_at = $2
            where id = $1 returning version""";

    /** The first reason stays until somebody has looked. */
    private static final String LOOK =
            """
            update incident.incident set look_at = coalesce(look_at, $2), look_why = coalesce(look_why, $3),
                version = version + 1, updated_at = $2
            where id = $1 returning version""";

    private static final String LOOKED =
            """
            update incident.incident set look_at = null, look_why = null, version = version + 1, updated_at = $2
            where id = $1 returning version""";

    Future<Long> add(SqlClient tx, long incidentId, @Nullable Long reportId, String text, Instant at) {
        return tx.preparedQuery(ADD)
                .execute(Tuple.of(incidentId, reportId, text, IncidentStore.utc(at)))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    Future<Optional<String>> text(SqlClient client, long id) {
        return client.preparedQuery(TEXT)
                .execute(Tuple.of(id))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(rows.iterator().next().getString(0)));
    }

    Future<Integer> waiting(SqlClient tx, long incidentId, Instant at) {
        return version(tx, WAIT, Tuple.of(incidentId, IncidentStore.utc(at)));
    }

    Future<Integer> answered(SqlClient tx, long incidentId, long reportId, Instant at) {
        return tx.preparedQuery(ANSWERED)
                .execute(Tuple.of(incidentId, reportId))
                .compose(done -> version(tx, ANSWER, Tuple.of(incidentId, IncidentStore.utc(at))));
    }

    Future<Integer> look(SqlClient tx, long incidentId, String why, Instant at) {
        return version(tx, LOOK, Tuple.of(incidentId, IncidentStore.utc(at), why));
    }

    Future<Integer> looked(SqlClient tx, long incidentId, Instant at) {
        return version(tx, LOOKED, Tuple.of(incidentId, IncidentStore.utc(at)));
    }

    private static Future<Integer> version(SqlClient tx, String sql, Tuple values) {
        return tx.preparedQuery(sql)
                .execute(values)
                .map(rows -> rows.iterator().next().getInteger(0));
    }
}
