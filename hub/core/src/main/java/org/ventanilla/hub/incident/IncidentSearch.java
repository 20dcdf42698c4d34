package org.ventanilla.hub.incident;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
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
              and ($5::text is null or %s or area ilike $5 or id::text = $6 or category = any($7::text[]))
              and ($8::bigint is null or id < $8)
              and ($9::float8 is null or (%s between $9 and $11 and %s between $10 and $12))
              and (cardinality($14::text[]) = 0 or area = any($14::text[]))
            order by id desc limit $13""",
                    SIEVING.isShown(),
                    SIEVING.placeHolds("$5"),
                    SIEVING.lon(),
                    SIEVING.lat());

    private static final Pattern NUMBER = Pattern.compile("(?:[A-Za-z]{1,5} ?-? ?|# ?)?([0-9]{1,18})");

    private final String jurisdiction;
    private final Publishing publishing;

    IncidentSearch(Incidents.Naming naming) {
        this.jurisdiction = naming.jurisdiction();
        this.publishing = naming.publishing();
    }

    /** @param publicOnly leave out categories that are never shown */
    Future<List<IncidentRow>> list(
            SqlClient client, IncidentFilter f, boolean publicOnly, List<String> categoriesNamedSo) {
        @Nullable String query = f.query();
        String like = query == null || query.isBlank() ? null : "%" + escaped(query.strip()) + "%";
        String number = query == null ? "" : number(query);
        var box = f.bbox();
        Tuple t = Tuple.of(
                jurisdiction,
                publicOnly,
                f.statuses().stream().map(Status::name).toArray(String[]::new),
                f.categories().stream().map(c -> c.toUpperCase(Locale.ROOT)).toArray(String[]::new));
        t.addValue(like).addValue(number).addArrayOfString(categoriesNamedSo.toArray(String[]::new));
        t.addValue(f.before());
        t.addValue(box == null ? null : box.west())
                .addValue(box == null ? null : box.south())
                .addValue(box == null ? null : box.east())
                .addValue(box == null ? null : box.north());
        t.addInteger(f.limit()).addArrayOfString(f.areas().toArray(String[]::new));
        Sieving.add(t, publishing.sieve(query));
        return client.preparedQuery(LIST).execute(t).map(rows -> {
            List<IncidentRow> list = new ArrayList<>();
            rows.forEach(row -> list.add(IncidentRow.of(row)));
            return list;
        });
    }

    /** The id in a number as people quote it; a house number after a street is not one. */
    private static String number(String query) {
        var m = NUMBER.matcher(query.strip());
        return m.matches() ? m.group(1) : "";
    }

    static String escaped(String words) {
        return words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
