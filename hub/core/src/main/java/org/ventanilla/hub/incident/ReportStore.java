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
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ventanilla.model.Wire;

/** SQL of the tables incident.report and incident.proposal. */
final class ReportStore {
    private static final String COLUMNS =
            """
            id, incident_id, parent_id, contact_id, channel, instance, reply_channel, language, received_at, native_id,
            understood, decision, trusted, organisation_id, organisation_sure, unverified""";

    private static final String ADD = String.format(
            Locale.ROOT,
            """
            insert into incident.report
                (id, jurisdiction, incident_id, parent_id, contact_id, channel, instance, reply_channel, language,
                 received_at, native_id, understood, decision, trusted, organisation_id, organisation_sure, unverified)
            values ($1, $2, coalesce($3, %s), $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)""",
            IncidentStore.JUST_OPENED);

    /** The nearest of the ids that is known; of several reports with it the latest. */
    private static final String BY_NATIVE =
            """
            select r.id from unnest($3::text[]) with ordinality as named (native, n)
            join incident.report r on r.native_id = named.native
            where r.jurisdiction = $1 and r.instance = $2 and not r.unverified
            order by n, r.id desc limit 1""";

    private static final String GET = "select " + COLUMNS + " from incident.report where jurisdiction = $1 and id = $2";

    private static final String ALL =
            "select " + COLUMNS + " from incident.report where jurisdiction = $1 and id = any($2::bigint[])";

    private static final String OF_INCIDENT =
            "select " + COLUMNS + " from incident.report where incident_id = $1 order by id";

    private static final String OF_ORGANISATION = "select " + COLUMNS
            + " from incident.report where jurisdiction = $1 and organisation_id = $2 order by id desc limit $3";

    private static final String OF_CONTACTS = "select " + COLUMNS
            + """

            from incident.report
            where jurisdiction = $1 and contact_id = any($2::bigint[]) and parent_id is null order by id desc limit $3""";

    private static final String LEARN =
            "update incident.report set understood = coalesce($2, understood) where id = $1";

    private static final String MOVE =
            """
            update incident.report set incident_id = $3
            where incident_id = $2 and ($1::bigint is null or id = $1 or parent_id = $1) returning id""";

    private static final String MOVE_THESE =
            """
            update incident.report set incident_id = $3
            where incident_id = $2 and (id = any($1::bigint[]) or parent_id = any($1::bigint[])) returning id, parent_id""";

    /** What came by a merge goes after the incident's own reports: it never moved the incident. */
    private static final String UNDERSTOOD =
            """
            select understood from incident.report r where incident_id = $1 and understood is not null
            order by exists (select from incident.merge m where m.into_id = $1 and r.id = any(m.report_ids)), id""";

    private static final String PROPOSE =
            """
            insert into incident.proposal (report_id, incident_id, score, reasons, state)
            values ($1, $2, $3, $4, 'open') on conflict do nothing""";

    private static final String PAST =
            """
            select r.id, r.received_at, r.channel, r.contact_id, r.understood, i.closed_at
            from incident.report r join incident.incident i on i.id = r.incident_id
            where r.jurisdiction = $1 and r.received_at >= $2 and r.parent_id is null and r.understood is not null
            order by r.received_at, r.id""";

    private static final String SINCE =
            """
            select count(*) from incident.report
            where jurisdiction = $1 and received_at >= $2 and parent_id is null""";

    private final String jurisdiction;

    ReportStore(String jurisdiction) {
        this.jurisdiction = jurisdiction;
    }

    /**
     * Where a report goes and how that was decided.
     *
     * @param incidentId null for the one that was opened on this connection just before
     */
    record Filed(
            @Nullable Long incidentId, @Nullable Long parentId, @Nullable JsonObject understood, JsonObject decision) {}

    Future<Void> add(SqlClient tx, ReportFacts r, Filed filed) {
        Tuple t = Tuple.of(r.id(), jurisdiction, filed.incidentId(), filed.parentId(), r.contactId(), r.channel());
        t.addString(r.instance()).addString(r.replyChannel()).addString(r.language());
        t.addOffsetDateTime(IncidentStore.utc(r.receivedAt())).addString(r.nativeId());
        t.addJsonObject(filed.understood()).addJsonObject(filed.decision()).addBoolean(r.trusted());
        var from = r.from();
        t.addValue(from == null ? null : from.organisation()).addBoolean(from != null && from.sure());
        t.addBoolean(r.unverified());
        return tx.preparedQuery(ADD).execute(t).mapEmpty();
    }

    Future<Optional<ReportRow>> find(SqlClient client, long id) {
        return client.preparedQuery(GET).execute(Tuple.of(jurisdiction, id)).map(rows -> reports(rows).stream()
                .findFirst());
    }

    Future<List<ReportRow>> all(SqlClient client, List<Long> ids) {
        return client.preparedQuery(ALL)
                .execute(Tuple.of(jurisdiction).addArrayOfLong(ids.toArray(Long[]::new)))
                .map(ReportStore::reports);
    }

    /** The report that has one of these native ids, which come nearest first. */
    Future<Optional<Long>> byNative(SqlClient client, String instance, List<String> nativeIds) {
        return nativeIds.isEmpty()
                ? Future.succeededFuture(Optional.empty())
                : client.preparedQuery(BY_NATIVE)
                        .execute(Tuple.of(jurisdiction, instance, nativeIds.toArray(String[]::new)))
                        .map(rows -> rows.size() == 0
                                ? Optional.empty()
                                : Optional.of(rows.iterator().next().getLong(0)));
    }

    Future<List<ReportRow>> ofIncident(SqlClient client, long incidentId) {
        return client.preparedQuery(OF_INCIDENT).execute(Tuple.of(incidentId)).map(ReportStore::reports);
    }

    /** Newest first, follow-ups included. */
    Future<List<ReportRow>> ofOrganisation(SqlClient client, long organisation, int limit) {
        return client.preparedQuery(OF_ORGANISATION)
                .execute(Tuple.of(jurisdiction, organisation, limit))
                .map(ReportStore::reports);
    }

    /** Newest first, without follow-ups. */
    Future<List<ReportRow>> ofContacts(SqlClient client, List<Long> contacts, int limit) {
        return client.preparedQuery(OF_CONTACTS)
                .execute(Tuple.of(jurisdiction, contacts.toArray(Long[]::new), limit))
                .map(ReportStore::reports);
    }

    /** What the report would make alone is known better now; null changes nothing. */
    Future<Void> understood(SqlClient tx, long reportId, @Nullable JsonObject understood) {
        return tx.preparedQuery(LEARN).execute(Tuple.of(reportId, understood)).mapEmpty();
    }

    /** Moves one report with its follow-ups, or all when the report is null; returns the ids moved. */
    Future<List<Long>> move(SqlClient tx, @Nullable Long reportId, long from, long to) {
        return tx.preparedQuery(MOVE).execute(Tuple.of(reportId, from, to)).map(rows -> {
            List<Long> ids = new ArrayList<>();
            rows.forEach(row -> ids.add(row.getLong(0)));
            return ids;
        });
    }

    /** Ids of the reports moved, follow-ups included, and how many of them are not follow-ups. */
    record Moved(List<Long> ids, int reports) {}

    /** Moves these and what was added to them since, as far as they are still there. */
    Future<Moved> moveThese(SqlClient tx, List<Long> ids, long from, long to) {
        return tx.preparedQuery(MOVE_THESE)
                .execute(Tuple.of(ids.toArray(Long[]::new), from, to))
                .map(rows -> {
                    List<Long> moved = new ArrayList<>();
                    int reports = 0;
                    for (Row row : rows) {
                        moved.add(row.getLong(0));
                        reports += row.getLong(1) == null ? 1 : 0;
                    }
                    return new Moved(moved, reports);
                });
    }

    /** What all reports of an incident told together. */
    Future<Told> told(SqlClient tx, long incidentId) {
        return tx.preparedQuery(UNDERSTOOD).execute(Tuple.of(incidentId)).map(rows -> {
            List<NewIncident> all = new ArrayList<>();
            rows.forEach(row -> all.add(Wire.fromMap(row.getJsonObject(0).getMap(), NewIncident.class)));
            return Told.by(all);
        });
    }

    Future<Void> propose(SqlClient tx, long reportId, Proposal p) {
        return tx.preparedQuery(PROPOSE)
                .execute(Tuple.of(reportId, p.incidentId(), p.score(), p.reasons()))
                .mapEmpty();
    }

    /** In the order in which they came, follow-ups left out. */
    Future<List<PastReport>> past(SqlClient client, Instant since) {
        return client.preparedQuery(PAST)
                .execute(Tuple.of(jurisdiction, IncidentStore.utc(since)))
                .map(rows -> {
                    List<PastReport> list = new ArrayList<>();
                    for (Row r : rows) {
                        var closed = r.getOffsetDateTime("closed_at");
                        list.add(new PastReport(
                                r.getLong("id"),
                                r.getOffsetDateTime("received_at").toInstant(),
                                r.getString("channel"),
                                r.getLong("contact_id"),
                                Wire.fromMap(r.getJsonObject("understood").getMap(), NewIncident.class),
                                closed == null ? null : closed.toInstant()));
                    }
                    return list;
                });
    }

    Future<Long> countSince(SqlClient client, Instant since) {
        return client.preparedQuery(SINCE)
                .execute(Tuple.of(jurisdiction, IncidentStore.utc(since)))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    private static List<ReportRow> reports(RowSet<Row> rows) {
        var list = new ArrayList<ReportRow>();
        for (Row r : rows) {
            list.add(new ReportRow(
                    r.getLong("id"),
                    r.getLong("incident_id"),
                    r.getLong("parent_id"),
                    r.getLong("contact_id"),
                    r.getString("channel"),
                    r.getString("instance"),
                    r.getString("reply_channel"),
                    r.getString("language"),
                    r.getOffsetDateTime("received_at").toInstant(),
                    r.getString("native_id"),
                    r.getJsonObject("understood"),
                    r.getJsonObject("decision"),
                    r.getBoolean("trusted"),
                    r.getLong("organisation_id"),
                    r.getBoolean("organisation_sure"),
                    r.getBoolean("unverified")));
        }
        return list;
    }
}
