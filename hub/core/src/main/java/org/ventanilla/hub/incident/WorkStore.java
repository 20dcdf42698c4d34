package org.ventanilla.hub.incident;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ventanilla.hub.incident.CaseFile.Maybe;

/** SQL of what staff have to do: the work list, undecided proposals, merges that can be undone. */
final class WorkStore {
    private static final String WORK = "select " + IncidentRow.COLUMNS
            + """
            ,
                array(select distinct p.incident_id from incident.proposal p join incident.report r on r.id = p.report_id
                      where r.incident_id = i.id and p.incident_id <> i.id and p.state = 'open') as perhaps
            from incident.incident i
            where jurisdiction = $1
              and (cardinality($2::text[]) = 0 or status = any($2::text[]) or look_at is not null)
              and ($3::text is null or split_part(category, '-', 1) = $3)
              and ($4::text is null or department = $4)
              and (cardinality($5::text[]) = 0 and $7::bigint is null and $10::bigint is null
                   or id = $7 or exists (select 1 from incident.report r where r.id = $10 and r.incident_id = i.id)
                   or cardinality($5::text[]) > 0 and not exists (
                       select 1 from unnest($5::text[], $6::text[]) w (pattern, codes)
                       where (place ~* pattern or area ~* pattern or strpos(codes, ' ' || category || ' ') > 0) is not true))
            order by look_at is not null desc, closed_at is null desc, danger and closed_at is null desc, closed_at desc, opened_at, id
            offset $8 limit $9""";

    private static final String MAYBE =
            """
            select p.report_id, r.incident_id as filed_as, p.incident_id as perhaps, p.score, p.reasons
            from incident.proposal p join incident.report r on r.id = p.report_id
            where r.jurisdiction = $1 and p.state = 'open' and r.incident_id <> p.incident_id
              and %s order by p.score desc, p.report_id""";

    private static final String OF_INCIDENT = MAYBE.replace("%s", "(r.incident_id = $2 or p.incident_id = $2)");
    private static final String ONE = MAYBE.replace("%s", "p.report_id = $2 and p.incident_id = $3");

    private static final String SETTLE =
            "update incident.proposal set state = $3 where report_id = $1 and incident_id = $2";

    private static final String MERGED = "select from_id from incident.merge where into_id = $1 order by from_id";

    private final String jurisdiction;

    WorkStore(String jurisdiction) {
        this.jurisdiction = jurisdiction;
    }

    Future<List<WorkItem>> work(SqlClient client, WorkFilter f) {
        List<String> words = SearchWords.of(f.words());
        var number = f.number();
        Tuple t = Tuple.of(jurisdiction)
                .addArrayOfString(f.statuses().stream().map(Status::name).toArray(String[]::new))
                .addValue(f.group())
                .addValue(f.department())
                .addValue(SearchWords.patterns(words))
                .addValue(SearchWords.codes(words, f.named()))
                .addValue(number == null ? null : number.incident())
                .addInteger(f.skip())
                .addInteger(f.limit())
                .addValue(number == null ? null : number.report());
        return client.preparedQuery(WORK).execute(t).map(rows -> {
            List<WorkItem> list = new ArrayList<>();
            rows.forEach(row -> list.add(new WorkItem(IncidentRow.of(row), List.of(row.getArrayOfLongs("perhaps")))));
            return list;
        });
    }

    Future<List<Maybe>> maybes(SqlClient client, long incidentId) {
        return client.preparedQuery(OF_INCIDENT)
                .execute(Tuple.of(jurisdiction, incidentId))
                .map(rows -> {
                    List<Maybe> list = new ArrayList<>();
                    rows.forEach(row -> list.add(maybe(row)));
                    return list;
                });
    }

    Future<Optional<Maybe>> maybe(SqlClient client, long reportId, long incidentId) {
        return client.preparedQuery(ONE)
                .execute(Tuple.of(jurisdiction, reportId, incidentId))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(maybe(rows.iterator().next())));
    }

    private static Maybe maybe(Row r) {
        return new Maybe(
                r.getLong("report_id"),
                r.getLong("filed_as"),
                r.getLong("perhaps"),
                r.getDouble("score"),
                codes(r.getJsonObject("reasons")));
    }

    /** Only what spoke for it: points above zero. */
    private static List<String> codes(JsonObject reasons) {
        return reasons.getJsonArray("reasons", new JsonArray()).stream()
                .filter(JsonObject.class::isInstance)
                .map(JsonObject.class::cast)
                .filter(reason -> reason.getDouble("points", 0.0) > 0)
                .map(reason -> reason.getString("code", ""))
                .toList();
    }

    Future<Void> settle(SqlClient tx, Maybe maybe, boolean same) {
        return tx.preparedQuery(SETTLE)
                .execute(Tuple.of(maybe.reportId(), maybe.perhaps(), same ? "accepted" : "refused"))
                .mapEmpty();
    }

    Future<List<Long>> merged(SqlClient client, long incidentId) {
        return client.preparedQuery(MERGED).execute(Tuple.of(incidentId)).map(rows -> {
            List<Long> ids = new ArrayList<>();
            rows.forEach(row -> ids.add(row.getLong(0)));
            return ids;
        });
    }
}
