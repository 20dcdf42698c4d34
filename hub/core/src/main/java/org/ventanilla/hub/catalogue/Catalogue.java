package org.ventanilla.hub.catalogue;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.ventanilla.hub.city.City;
import org.ventanilla.model.Fingerprint;

/**
 * Remembers since when the categories and their questions are as they are, for all nodes and over restarts: programs fetch
 * the list anew when this time moves, and some take whatever is missing in it for deleted.
 */
public final class Catalogue {
    private static final String SINCE =
            """
            with known as (
                select since, digest from catalogue.changeset where jurisdiction = $1 order by since desc limit 1),
            added as (
                insert into catalogue.changeset (jurisdiction, since, digest)
                select $1, $3, $2 where not exists (select from known where digest = $2)
                on conflict do nothing returning since)
            select since from added union all select since from known where digest = $2 limit 1""";

    private final Pool pool;
    private final Clock clock;
    private final City city;

    public Catalogue(Pool pool, Clock clock, City city) {
        this.pool = pool;
        this.clock = clock;
        this.city = city;
    }

    /** Since when; now, when it is seen like this for the first time. */
    public Future<Instant> since() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        return pool.preparedQuery(SINCE)
                .execute(Tuple.of(city.id(), digest(), now.atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.size() == 0
                        ? now
                        : rows.iterator().next().getOffsetDateTime(0).toInstant());
    }

    private String digest() {
        var all = new StringBuilder();
        city.taxonomy().categories().forEach(c -> all.append(c.code())
                .append('\u001f')
                .append(c.nameEs())
                .append('\u001f')
                .append(c.nameEn())
                .append('\u001f')
                .append(c.isPublic())
                .append('\u001f')
                .append(c.keywordsEs())
                .append(c.keywordsEn())
                .append(city.questions(c.code()))
                .append('\u001e'));
        city.taxonomy().groups().forEach(g -> all.append(g).append('\u001e'));
        return Fingerprint.of(all.toString().getBytes(StandardCharsets.UTF_8));
    }
}
