package org.ventanilla.hub.incident;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** SQL of the table incident.category_label: which category the city's people confirmed, for the next training. */
final class CategoryLabelStore {
    private static final String ADD =
            """
            insert into incident.category_label (incident_id, was, category, at) values ($1, $2, $3, $4)""";

    /** Who solved it has looked as well, where the category was beyond doubt. */
    private static final String HISTORY =
            """
            select r.id, r.received_at, coalesce(l.category, i.category) as category
            from incident.report r join incident.incident i on i.id = r.incident_id
            left join lateral (select category from incident.category_label c where c.incident_id = i.id
                               order by c.id desc limit 1) l on true
            where r.jurisdiction = $1 and r.parent_id is null
              and (l.category is not null or (i.status = 'RESOLVED' and i.category_certain))
            order by r.received_at, r.id""";

    Future<Void> add(SqlClient tx, long incident, String was, String category, Instant at) {
        return tx.preparedQuery(ADD)
                .execute(Tuple.of(incident, was, category, IncidentStore.utc(at)))
                .mapEmpty();
    }

    Future<List<CategoryHistory>> history(SqlClient client, String jurisdiction) {
        return client.preparedQuery(HISTORY).execute(Tuple.of(jurisdiction)).map(rows -> {
            List<CategoryHistory> list = new ArrayList<>();
            rows.forEach(r -> list.add(new CategoryHistory(
                    r.getLong("id"), r.getOffsetDateTime("received_at").toInstant(), r.getString("category"))));
            return list;
        });
    }
}
