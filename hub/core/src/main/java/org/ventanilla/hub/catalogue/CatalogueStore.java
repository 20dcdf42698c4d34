package org.ventanilla.hub.catalogue;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;

/** SQL of the table catalogue.changeset. */
final class CatalogueStore {
    private static final String SINCE =
            """
            with known as (
                select since, digest from catalogue.changeset where jurisdiction = $1 order by since desc limit 1),
            added as (
                insert into catalogue.changeset (jurisdiction, since, digest)
                select $1, $3, $2 where not exists (select from known where digest = $2)
                on conflict do nothing returning since)
            select since from added union all select since from known where digest = $2 limit 1""";

    /** Since when the newest entry has this digest; made now when it has another. */
    Future<Instant> since(SqlClient client, String jurisdiction, String digest, Instant now) {
        return client.preparedQuery(SINCE)
                .execute(Tuple.of(jurisdiction, digest, now.atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.size() == 0
                        ? now
                        : rows.iterator().next().getOffsetDateTime(0).toInstant());
    }
}
