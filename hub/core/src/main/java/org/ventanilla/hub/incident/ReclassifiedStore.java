package org.ventanilla.hub.incident;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ventanilla.hub.incident.Reclassifying.Past;
import org.ventanilla.hub.incident.Reclassifying.Run;
import org.ventanilla.hub.incident.Reclassifying.Sought;
import org.ventanilla.model.Wire;

/** SQL of the tables incident.reclassification and incident.reclassified. */
final class ReclassifiedStore {
    private static final String SOUGHT =
            """
            from incident.incident i
            where i.jurisdiction = $1 and i.id > $2 and i.id <= $3
              and (i.category = any($4::text[])
                   or (i.category = $5 and i.status <> 'DUPLICATE_OF'
                       and not exists (select from incident.category_label l where l.incident_id = i.id)))""";

    private static final String COUNT = "select count(*) " + SOUGHT;

    private static final String NEXT =
            """
            select i.id, i.category,
                   (select min(r.id) from incident.report r
                    where r.incident_id = i.id and r.parent_id is null and not r.unverified) as report
            """
                    + SOUGHT + " order by i.id limit $6";

    private static final String NEWEST = "select coalesce(max(id), 0) from incident.incident where jurisdiction = $1";

    private static final String RUN =
            "select id, taxonomy, began_at, ended_at, looked_at, last_one from incident.reclassification where jurisdiction = $1";

    private static final String UNFINISHED = RUN + " and ended_at is null order by id limit 1";

    private static final String FIND = RUN + " and id = $2";

    private static final String BEGIN =
            """
            insert into incident.reclassification (jurisdiction, taxonomy, began_at, looked_at, last_one)
            values ($1, $2, $3, 0, $4) returning id, taxonomy, began_at, ended_at, looked_at, last_one""";

    private static final String LOOKED = "update incident.reclassification set looked_at = $2 where id = $1";

    private static final String END = "update incident.reclassification set ended_at = $2 where id = $1";

    private static final String KEEP =
            """
            insert into incident.reclassified (run, incident_id, was, became, moved_at) values ($1, $2, $3, $4, $5)""";

    private static final String MOVED =
            """
            select m.incident_id, m.was, m.became,
                   exists (select from incident.category_label l
                           where l.incident_id = m.incident_id and l.at >= m.moved_at) as confirmed
            from incident.reclassified m join incident.reclassification r on r.id = m.run
            where r.jurisdiction = $1 and m.run = $2 and m.incident_id > $3 and m.undone_at is null
            order by m.incident_id limit $4""";

    private static final String UNDONE =
            "update incident.reclassified set undone_at = $3 where run = $1 and incident_id = $2";

    private final String jurisdiction;

    ReclassifiedStore(String jurisdiction) {
        this.jurisdiction = jurisdiction;
    }

    /** One that was moved and not brought back. */
    record Moved(long incident, Standing was, Standing became, boolean confirmedSince) {}

    Future<Long> newest(SqlClient client) {
        return number(client, NEWEST, Tuple.of(jurisdiction));
    }

    Future<Long> count(SqlClient client, Sought sought, long after, long upTo) {
        return number(client, COUNT, sought(sought, after, upTo));
    }

    Future<List<Past>> next(SqlClient client, Sought sought, long after, long upTo, int limit) {
        return client.preparedQuery(NEXT)
                .execute(sought(sought, after, upTo).addInteger(limit))
                .map(rows -> {
                    List<Past> list = new ArrayList<>(rows.size());
                    rows.forEach(
                            r -> list.add(new Past(r.getLong("id"), r.getString("category"), r.getLong("report"))));
                    return list;
                });
    }

    private Tuple sought(Sought sought, long after, long upTo) {
        return Tuple.of(jurisdiction, after, upTo)
                .addArrayOfString(sought.retired().toArray(String[]::new))
                .addString(sought.unclassified());
    }

    Future<Optional<Run>> unfinished(SqlClient tx) {
        return tx.preparedQuery(UNFINISHED).execute(Tuple.of(jurisdiction)).map(ReclassifiedStore::run);
    }

    Future<Optional<Run>> find(SqlClient client, long run) {
        return client.preparedQuery(FIND).execute(Tuple.of(jurisdiction, run)).map(ReclassifiedStore::run);
    }

    Future<Run> begin(SqlClient tx, String taxonomy, long lastOne, Instant now) {
        return tx.preparedQuery(BEGIN)
                .execute(Tuple.of(jurisdiction, taxonomy, IncidentStore.utc(now), lastOne))
                .map(rows -> run(rows).orElseThrow());
    }

    Future<Void> looked(SqlClient tx, long run, long at) {
        return tx.preparedQuery(LOOKED).execute(Tuple.of(run, at)).mapEmpty();
    }

    Future<Void> end(SqlClient client, long run, Instant now) {
        return client.preparedQuery(END)
                .execute(Tuple.of(run, IncidentStore.utc(now)))
                .mapEmpty();
    }

    /** How it stood, and how it stands. */
    record Change(Standing was, Standing became) {}

    Future<Void> kept(SqlClient tx, long run, long incident, Change change, Instant now) {
        return tx.preparedQuery(KEEP)
                .execute(Tuple.of(run, incident, json(change.was()), json(change.became()), IncidentStore.utc(now)))
                .mapEmpty();
    }

    Future<List<Moved>> moved(SqlClient tx, long run, long after, int limit) {
        return tx.preparedQuery(MOVED)
                .execute(Tuple.of(jurisdiction, run, after, limit))
                .map(rows -> {
                    List<Moved> list = new ArrayList<>(rows.size());
                    rows.forEach(r -> list.add(new Moved(
                            r.getLong("incident_id"),
                            standing(r.getJsonObject("was")),
                            standing(r.getJsonObject("became")),
                            r.getBoolean("confirmed"))));
                    return list;
                });
    }

    Future<Void> undone(SqlClient tx, long run, long incident, Instant now) {
        return tx.preparedQuery(UNDONE)
                .execute(Tuple.of(run, incident, IncidentStore.utc(now)))
                .mapEmpty();
    }

    private static JsonObject json(Standing standing) {
        return new JsonObject(Wire.write(standing));
    }

    private static Standing standing(JsonObject json) {
        return Wire.fromMap(json.getMap(), Standing.class);
    }

    private static Future<Long> number(SqlClient client, String sql, Tuple tuple) {
        return client.preparedQuery(sql)
                .execute(tuple)
                .map(rows -> rows.iterator().next().getLong(0));
    }

    private static Optional<Run> run(RowSet<Row> rows) {
        var row = rows.iterator();
        if (!row.hasNext()) {
            return Optional.empty();
        }
        Row r = row.next();
        var ended = r.getOffsetDateTime("ended_at");
        return Optional.of(new Run(
                r.getLong("id"),
                r.getString("taxonomy"),
                r.getOffsetDateTime("began_at").toInstant(),
                ended == null ? null : ended.toInstant(),
                r.getLong("looked_at"),
                r.getLong("last_one")));
    }
}
