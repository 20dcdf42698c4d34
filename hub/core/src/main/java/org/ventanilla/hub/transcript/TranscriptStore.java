package org.ventanilla.hub.transcript;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.transcript.Proposal.State;
import org.ventanilla.model.Wire;

/** SQL of the table personal.proposed_report. */
final class TranscriptStore {
    /** More was heard: what nobody decided, or somebody dismissed without it, is weighed anew. */
    private static final String WEIGH =
            """
            insert into personal.proposed_report as p
                (submission_id, jurisdiction, state, version, confidence, made_at, updated_at, body)
            values ($1, $2, $3, 1, $4, $5, $5, $6::text::json)
            on conflict (submission_id) do update set state = excluded.state, version = p.version + 1,
                confidence = excluded.confidence, updated_at = excluded.updated_at, body = excluded.body,
                decided_by = null, reason = null
            where p.state in ('open', 'dismissed')
            returning state""";

    private static final String COLUMNS =
            "submission_id, state, version, made_at, updated_at, body, decided_by, reason";

    private static final String LIST = "select " + COLUMNS
            + """

            from personal.proposed_report
            where jurisdiction = $1 and state = $2 and submission_id > $3 order by submission_id limit $4""";

    private static final String GET =
            "select " + COLUMNS + " from personal.proposed_report where jurisdiction = $1 and submission_id = $2";

    private static final String WAITING =
            "select count(*), min(made_at) from personal.proposed_report where jurisdiction = $1 and state = 'open'";

    private static final String CORRECTION =
            """
            select correction from personal.proposed_report
            where jurisdiction = $1 and submission_id = $2 and state = 'confirmed'""";

    private static final String DECIDE =
            """
            update personal.proposed_report set state = $3, correction = $4::text::json, decided_by = $5, updated_at = $6,
                reason = $7
            where jurisdiction = $1 and submission_id = $2 and state = 'open' and ($8::int is null or version = $8)""";

    private final String jurisdiction;

    TranscriptStore(String jurisdiction) {
        this.jurisdiction = jurisdiction;
    }

    /** Empty when somebody has confirmed it meanwhile. */
    Future<Optional<State>> weigh(SqlClient tx, long id, State state, Proposed proposed, Instant at) {
        return tx.preparedQuery(WEIGH)
                .execute(Tuple.of(
                        id,
                        jurisdiction,
                        state.wire(),
                        proposed.confidence(),
                        at.atOffset(ZoneOffset.UTC),
                        Wire.write(proposed)))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(State.fromWire(rows.iterator().next().getString(0))));
    }

    Future<List<Proposal>> list(SqlClient client, State state, long after, int limit) {
        return client.preparedQuery(LIST)
                .execute(Tuple.of(jurisdiction, state.wire(), after, limit))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(TranscriptStore::proposal)
                        .toList());
    }

    Future<Optional<Proposal>> find(SqlClient client, long id) {
        return client.preparedQuery(GET).execute(Tuple.of(jurisdiction, id)).map(rows -> StreamSupport.stream(
                        rows.spliterator(), false)
                .findFirst()
                .map(TranscriptStore::proposal));
    }

    Future<Transcripts.Waiting> waiting(SqlClient client) {
        return client.preparedQuery(WAITING).execute(Tuple.of(jurisdiction)).map(rows -> {
            Row row = rows.iterator().next();
            var oldest = row.getOffsetDateTime(1);
            return new Transcripts.Waiting(row.getLong(0), oldest == null ? null : oldest.toInstant());
        });
    }

    Future<Optional<Correction>> correction(SqlClient client, long id) {
        return client.preparedQuery(CORRECTION)
                .execute(Tuple.of(jurisdiction, id))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .findFirst()
                        .map(row -> Wire.fromMap(row.getJsonObject(0).getMap(), Correction.class)));
    }

    /** What a person decides. */
    record Decision(
            State state,
            @Nullable Correction correction,
            long by,
            @Nullable String reason,
            @Nullable Integer version) {}

    /** False when it no longer waits, or another version of it was decided about. */
    Future<Boolean> decide(SqlClient tx, long id, Decision d, Instant at) {
        return tx.preparedQuery(DECIDE)
                .execute(Tuple.of(jurisdiction, id, d.state().wire())
                        .addValue(d.correction() == null ? null : Wire.write(d.correction()))
                        .addValue(d.by())
                        .addValue(at.atOffset(ZoneOffset.UTC))
                        .addValue(d.reason())
                        .addValue(d.version()))
                .map(rows -> rows.rowCount() == 1);
    }

    private static Proposal proposal(Row row) {
        JsonObject body = row.getJsonObject("body");
        return new Proposal(
                row.getLong("submission_id"),
                State.fromWire(row.getString("state")),
                row.getInteger("version"),
                row.getOffsetDateTime("made_at").toInstant(),
                row.getOffsetDateTime("updated_at").toInstant(),
                Wire.fromMap(body.getMap(), Proposed.class),
                row.getLong("decided_by"),
                row.getString("reason"));
    }
}
