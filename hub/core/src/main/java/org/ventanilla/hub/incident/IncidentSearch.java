package org.ventanilla.hub.incident;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ventanilla.hub.incident.SearchWords.Named;
import org.ventanilla.hub.publish.Publishing;

/** SQL that looks for incidents: near a point, at a named place, by filter. */
final class IncidentSearch {
    private static final Sieving SIEVING = new Sieving(15);

    private static final String LIST = "select " + IncidentRow.COLUMNS
            + String.format(
                    Locale.ROOT,
                    """

            from incident.incident i
            where jurisdiction = $1 and status <> 'DUPLICATE_OF' and (%s or not $2)
              and (cardinality($3::text[]) = 0 or status = any($3::text[]))
              and (cardinality($4::text[]) = 0 or category = any($4::text[]) or split_part(category, '-', 1) = any($4::text[]))
              and ($6::bigint is null or id = $6)
              and not exists (
                  select 1 from unnest($5::text[], $7::text[], $21::bigint[]) with ordinality w (pattern, codes, number, nth)
                  where (%s or area ~* pattern or id = number or strpos(codes, ' ' || category || ' ') > 0) is not true)
              and ($8::bigint is null or id < $8)
              and ($9::float8 is null or (%s between $9 and $11 and %s between $10 and $12))
              and (cardinality($14::text[]) = 0 or area = any($14::text[]))
            order by id desc limit $13""",
                    SIEVING.isShown(),
                    SIEVING.placeHolds("pattern", "nth"),
                    SIEVING.lon(),
                    SIEVING.lat());

    private final String jurisdiction;
    private final String prefix;
    private final Publishing publishing;

    IncidentSearch(Incidents.Naming naming) {
        this.jurisdiction = naming.jurisdiction();
        this.prefix = naming.incidentPrefix();
        this.publishing = naming.publishing();
    }

    /** @param publicOnly leave out categories that are never shown */
    Future<List<IncidentRow>> list(SqlClient client, IncidentFilter f, boolean publicOnly, List<Named> named) {
        Long number = SearchWords.quoted(prefix, f.query());
        List<String> words = number == null ? SearchWords.of(f.query()) : List.of();
        var box = f.bbox();
        Tuple t = Tuple.of(
                jurisdiction,
                publicOnly,
                f.statuses().stream().map(Status::name).toArray(String[]::new),
                f.categories().stream().map(c -> c.toUpperCase(Locale.ROOT)).toArray(String[]::new));
        t.addValue(SearchWords.patterns(words)).addValue(number).addValue(SearchWords.codes(words, named));
        t.addValue(f.before());
        t.addValue(box == null ? null : box.west())
                .addValue(box == null ? null : box.south())
                .addValue(box == null ? null : box.east())
                .addValue(box == null ? null : box.north());
        t.addInteger(f.limit()).addArrayOfString(f.areas().toArray(String[]::new));
        Sieving.add(t, publishing.sieve(words));
        t.addValue(SearchWords.numbers(prefix, words));
        return client.preparedQuery(LIST).execute(t).map(rows -> {
            List<IncidentRow> list = new ArrayList<>();
            rows.forEach(row -> list.add(IncidentRow.of(row)));
            return list;
        });
    }
}
