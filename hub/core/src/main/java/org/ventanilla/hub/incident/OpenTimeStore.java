package org.ventanilla.hub.incident;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** SQL of how long incidents stay open. */
final class OpenTimeStore {
    private static final String MEDIANS =
            """
            select category,
                   percentile_cont(0.5) within group (order by extract(epoch from closed_at - opened_at)) / 3600 as hours
            from incident.incident where jurisdiction = $1 and closed_at is not null and opened_at >= $2
            group by category having count(*) >= $3""";

    private final String jurisdiction;

    OpenTimeStore(String jurisdiction) {
        this.jurisdiction = jurisdiction;
    }

    Future<Map<String, Double>> medians(SqlClient client, Instant since, int fewest) {
        return client.preparedQuery(MEDIANS)
                .execute(Tuple.of(jurisdiction, IncidentStore.utc(since), fewest))
                .map(rows -> {
                    Map<String, Double> hours = new HashMap<>();
                    rows.forEach(row -> hours.put(row.getString("category"), row.getDouble("hours")));
                    return hours;
                });
    }
}
