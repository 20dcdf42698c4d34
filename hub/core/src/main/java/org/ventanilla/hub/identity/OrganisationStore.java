package org.ventanilla.hub.identity;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** SQL of personal.organisation and its origins. */
final class OrganisationStore {
    private static final String ALL =
            """
            select o.id, o.name, o.kind,
                   array(select origin from personal.organisation_origin where organisation_id = o.id order by origin)
            from personal.organisation o where jurisdiction = $1 order by lower(o.name), o.id""";

    private static final String ADD =
            """
            insert into personal.organisation (jurisdiction, name, kind, created_at, created_by)
            values ($1, $2, $3, $4, $5) returning id""";

    private static final String ADD_ORIGINS =
            """
            insert into personal.organisation_origin (jurisdiction, origin, organisation_id)
            select $1, origin, $3 from unnest($2::text[]) as said (origin) on conflict do nothing""";

    private static final String REMOVE = "delete from personal.organisation where jurisdiction = $1 and id = $2";

    private static final String OF =
            """
            select distinct on (s.n) s.n::int as n, o.organisation_id
            from unnest($2::text[], $3::text[]) with ordinality as s (address, domain, n)
            join personal.organisation_origin o on o.jurisdiction = $1 and o.origin in (s.address, s.domain)
            order by s.n, o.origin = s.address desc""";

    Future<List<Organisation>> all(SqlClient client, String jurisdiction) {
        return client.preparedQuery(ALL).execute(Tuple.of(jurisdiction)).map(rows -> {
            List<Organisation> list = new ArrayList<>();
            rows.forEach(row -> list.add(new Organisation(
                    row.getLong(0),
                    row.getString(1),
                    Organisation.Kind.valueOf(row.getString(2)),
                    List.of(row.getArrayOfStrings(3)))));
            return list;
        });
    }

    Future<Long> add(SqlClient tx, String jurisdiction, Organisation o, long by, Instant now) {
        return tx.preparedQuery(ADD)
                .execute(Tuple.of(jurisdiction, o.name(), o.kind().name(), now.atOffset(ZoneOffset.UTC), by))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    /** False when one of them was taken. */
    Future<Boolean> addOrigins(SqlClient tx, String jurisdiction, long id, List<String> origins) {
        return tx.preparedQuery(ADD_ORIGINS)
                .execute(Tuple.of(jurisdiction, origins.toArray(String[]::new), id))
                .map(rows -> rows.rowCount() == origins.size());
    }

    Future<Boolean> remove(SqlClient client, String jurisdiction, long id) {
        return client.preparedQuery(REMOVE).execute(Tuple.of(jurisdiction, id)).map(rows -> rows.rowCount() == 1);
    }

    /**
     * Those that senders seem to write for.
     *
     * @param domains of the addresses, one for each
     * @return the organisation by the sender's place, counted from 0
     */
    Future<Map<Integer, Long>> of(SqlClient client, String jurisdiction, List<String> addresses, List<String> domains) {
        var all = Tuple.of(jurisdiction, addresses.toArray(String[]::new), domains.toArray(String[]::new));
        return client.preparedQuery(OF).execute(all).map(rows -> {
            Map<Integer, Long> found = new HashMap<>();
            rows.forEach(row -> found.put(row.getInteger(0) - 1, row.getLong(1)));
            return found;
        });
    }
}
