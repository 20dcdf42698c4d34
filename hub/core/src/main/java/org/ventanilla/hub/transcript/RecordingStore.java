package org.ventanilla.hub.transcript;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** SQL of the table personal.recording. */
final class RecordingStore {
    private static final int BATCH = 50;

    private static final String TOLD =
            """
            insert into personal.recording (jurisdiction, instance, name, submission_id, told_at)
            select $1, $2, n, $4, $5 from unnest($3::text[]) as n
            on conflict do nothing""";

    private static final String COLUMNS =
            "select r.instance, r.name, r.told_at, r.ref, r.media_type, r.gone_at, r.tries from personal.recording r ";

    private static final String OF =
            COLUMNS + "where r.jurisdiction = $1 and r.submission_id = $2 order by r.told_at, r.name";

    private static final String ALIVE =
            COLUMNS + "where r.jurisdiction = $1 and (r.next_at is null or r.next_at <= $2) and ";

    private static final String OVER = COLUMNS + "where r.jurisdiction = $1 and r.ref is not null and r.told_at <= $2"
            + " order by r.told_at limit $3";

    private static final String TO_FETCH = ALIVE
            + """
            r.ref is null and r.dropped_at is null and r.gone_at is null and r.told_at > $3
            order by r.told_at desc limit $4""";

    /** Where we keep no copies they wait until the call they belong to was decided about, if there is anything to decide. */
    private static final String TO_DELETE = ALIVE
            + """
            r.gone_at is null and r.ref is null and r.told_at <= $3
            and ($4::timestamptz is null
                 or not exists (select 1 from personal.proposed_report p where p.submission_id = r.submission_id
                                and (p.state = 'open' or p.updated_at > $4)))
            order by r.told_at limit $5""";

    private static final String SHARED =
            "select count(*) from personal.recording where ref = $1 and (jurisdiction, instance, name) <> ($2, $3, $4)";

    private static final String UPDATE = "update personal.recording set ";
    private static final String ONE = " where jurisdiction = $1 and instance = $2 and name = $3";
    private static final String KEPT = UPDATE + "ref = $4, media_type = $5, tries = 0, next_at = null" + ONE;
    private static final String DROPPED = UPDATE + "ref = null, dropped_at = $4, tries = 0, next_at = null" + ONE;
    private static final String GONE = UPDATE + "gone_at = $4" + ONE;
    private static final String LATER = UPDATE + "tries = tries + 1, next_at = $4" + ONE;

    private final String jurisdiction;

    RecordingStore(String jurisdiction) {
        this.jurisdiction = jurisdiction;
    }

    Future<Void> told(SqlClient tx, long id, String instance, List<String> names, Instant at) {
        return tx.preparedQuery(TOLD)
                .execute(Tuple.of(jurisdiction, instance, names.toArray(String[]::new), id, utc(at)))
                .mapEmpty();
    }

    Future<List<Recording>> of(SqlClient client, long id) {
        return rows(client, OF, Tuple.of(jurisdiction, id));
    }

    /** Our copies whose time is over. */
    Future<List<Recording>> over(SqlClient client, Instant until) {
        return rows(client, OVER, Tuple.of(jurisdiction, utc(until), BATCH));
    }

    /** Those that we were told of after that time and have no copy of yet, newest first. */
    Future<List<Recording>> toFetch(SqlClient client, Instant now, Instant after) {
        return rows(client, TO_FETCH, Tuple.of(jurisdiction, utc(now), utc(after), BATCH));
    }

    /**
     * Those that only the provider has, and need not have any more.
     *
     * @param until we were told of them then or before
     * @param settled the call was decided about then or before; null when that does not matter
     */
    Future<List<Recording>> toDelete(SqlClient client, Instant now, Instant until, @Nullable Instant settled) {
        var values = Tuple.of(jurisdiction, utc(now), utc(until), settled == null ? null : utc(settled), BATCH);
        return rows(client, TO_DELETE, values);
    }

    /** Whether another recording has the same bytes. */
    Future<Boolean> isShared(SqlClient client, Recording r) {
        return client.preparedQuery(SHARED)
                .execute(Tuple.of(r.ref(), jurisdiction, r.instance(), r.name()))
                .map(rows -> rows.iterator().next().getLong(0) > 0);
    }

    Future<Void> kept(SqlClient client, Recording r, String ref, @Nullable String mediaType) {
        return client.preparedQuery(KEPT)
                .execute(one(r).addValue(ref).addValue(mediaType))
                .mapEmpty();
    }

    Future<Void> dropped(SqlClient client, Recording r, Instant at) {
        return client.preparedQuery(DROPPED).execute(one(r).addValue(utc(at))).mapEmpty();
    }

    Future<Void> gone(SqlClient client, Recording r, Instant at) {
        return client.preparedQuery(GONE).execute(one(r).addValue(utc(at))).mapEmpty();
    }

    Future<Void> later(SqlClient client, Recording r, Instant next) {
        return client.preparedQuery(LATER).execute(one(r).addValue(utc(next))).mapEmpty();
    }

    private Tuple one(Recording r) {
        return Tuple.of(jurisdiction, r.instance(), r.name());
    }

    private static Future<List<Recording>> rows(SqlClient client, String sql, Tuple values) {
        return client.preparedQuery(sql).execute(values).map(rows -> StreamSupport.stream(rows.spliterator(), false)
                .map(RecordingStore::recording)
                .toList());
    }

    private static Recording recording(Row row) {
        OffsetDateTime gone = row.getOffsetDateTime("gone_at");
        return new Recording(
                row.getString("instance"),
                row.getString("name"),
                row.getOffsetDateTime("told_at").toInstant(),
                row.getString("ref"),
                row.getString("media_type"),
                gone == null ? null : gone.toInstant(),
                row.getInteger("tries"));
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
