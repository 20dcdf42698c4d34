package org.ventanilla.hub.catalogue;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.ventanilla.hub.city.City;
import org.ventanilla.model.Fingerprint;

/**
 * Remembers since when the categories and their questions are as they are, for all nodes and over restarts: programs fetch
 * the list anew when this time moves, and some take whatever is missing in it for deleted.
 */
public final class Catalogue {
    private final CatalogueStore store = new CatalogueStore();
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
        return store.since(pool, city.id(), digest(), now);
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
