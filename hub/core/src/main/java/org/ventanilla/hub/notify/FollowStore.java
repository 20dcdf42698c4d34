package org.ventanilla.hub.notify;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.city.LatLon;

/** SQL of personal.follow and of which message is owed because of which wish. */
final class FollowStore {
    private static final String COLUMNS =
            "id, handle, contact_id, channel, language, incident_id, category, place, lat,"
                    + " lon, radius_m, confirmed_at is not null as confirmed";

    /** Two wishes for one address at the same moment are counted one after the other. */
    private static final String LOCK =
            "select pg_advisory_xact_lock(hashtextextended('ventanilla:follow:' || $1::bigint, 0))";

    private static final String ASKED =
            """
            select (select count(*) from notify.notice
                    where contact_id = $1 and template = 'follow_confirm' and created_at > $2),
                   (select count(*) from personal.follow where contact_id = $1)""";

    /** The same wish again is the same wish: it is not confirmed by being said twice, and not lost either. */
    private static final String ASK =
            """
            insert into personal.follow
                (handle, jurisdiction, contact_id, channel, language, incident_id, category, place, lat, lon, radius_m, asked_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
            on conflict %s do update set asked_at = $12, language = $5, tries = 0
            returning\s"""
                    + COLUMNS;

    private static final String ASK_INCIDENT =
            ASK.replace("%s", "(contact_id, incident_id) where incident_id is not null");
    private static final String ASK_AROUND =
            ASK.replace("%s", "(contact_id, category, lat, lon) where category is not null");

    private static final String OWE =
            """
            with told as (
                insert into notify.notice
                    (id, jurisdiction, contact_id, incident_id, event_id, event_position, report_id, template, channel, instance,
                     state, due_at, created_at)
                select $1::uuid, $2::text, $3::bigint, $4::bigint, $5::uuid, $6::bigint, 0, $7::text, $8::text, $9::text,
                       'due', $10::timestamptz, $10::timestamptz
                where $7::text <> 'follow_new' or not exists (
                    select 1 from notify.follow_notice f join notify.notice n on n.id = f.notice_id
                    where f.follow_id = $11::bigint and n.incident_id = $4::bigint and n.template = 'follow_new')
                on conflict (contact_id, incident_id, event_id) do nothing
                returning id)
            insert into notify.follow_notice (notice_id, follow_id) select id, $11::bigint from told""";

    private static final String FIND =
            "select " + COLUMNS + " from personal.follow where jurisdiction = $1 and id = $2";

    private static final String OF_NOTICE = "select " + COLUMNS
            + " from personal.follow where jurisdiction = $1 and id = (select follow_id from notify.follow_notice where notice_id = $2)";

    private static final String CONFIRM =
            "update personal.follow set confirmed_at = coalesce(confirmed_at, $3) where jurisdiction = $1 and id = $2";

    private static final String TRY =
            """
            update personal.follow set tries = tries + 1
            where jurisdiction = $1 and handle = $2 and asked_at > $3 and tries < $4 returning id""";

    private static final String END = "delete from personal.follow where jurisdiction = $1 and id = $2";

    private static final String END_ALL = "delete from personal.follow where contact_id = $1";

    private static final String FORGET =
            "delete from personal.follow where jurisdiction = $1 and confirmed_at is null and asked_at < $2";

    private static final String ANY = "select exists (select 1 from personal.follow where jurisdiction = $1)";

    private static final String OF_INCIDENT = "select " + COLUMNS
            + " from personal.follow where jurisdiction = $1 and incident_id = $2 and confirmed_at <= $3";

    /** A plane is good enough for some hundred metres. Of several wishes of one person the first: nobody is told twice. */
    private static final String AROUND = "select distinct on (contact_id) " + COLUMNS
            + """

            from personal.follow
            where jurisdiction = $1 and category = any($2::text[]) and confirmed_at <= $5
              and sqrt(power((lat - $3) * 111195, 2) + power((lon - $4) * 111195 * cos(radians($3)), 2)) <= radius_m
            order by contact_id, id""";

    private static final String MERGED =
            """
            update personal.follow f set incident_id = $3, first_incident = coalesce(first_incident, $2)
            where jurisdiction = $1 and incident_id = $2 and not exists
                (select 1 from personal.follow o where o.contact_id = f.contact_id and o.incident_id = $3)""";

    private static final String UNMERGED =
            """
            update personal.follow set incident_id = $2, first_incident = null
            where jurisdiction = $1 and incident_id = $3 and first_incident = $2""";

    private final String jurisdiction;

    FollowStore(String jurisdiction) {
        this.jurisdiction = jurisdiction;
    }

    /** A wish as it is kept. */
    record Kept(Follow follow, UUID handle, long contactId, String channel) {}

    /** How often a contact was asked to confirm since then, and how many wishes it has. */
    record Asked(long asked, long wishes) {}

    Future<Asked> asked(SqlClient tx, long contact, Instant since) {
        return tx.preparedQuery(LOCK)
                .execute(Tuple.of(contact))
                .compose(locked -> tx.preparedQuery(ASKED).execute(Tuple.of(contact, utc(since))))
                .map(rows -> rows.iterator().next())
                .map(row -> new Asked(row.getLong(0), row.getLong(1)));
    }

    Future<Kept> ask(SqlClient tx, long contact, FollowWish wish, Instant now) {
        var around = wish.around();
        Tuple t =
                Tuple.of(UUID.randomUUID(), jurisdiction, contact, wish.channel(), wish.language(), wish.incidentId());
        t.addString(around == null ? null : around.category()).addString(around == null ? null : around.place());
        t.addDouble(around == null ? null : around.lat()).addDouble(around == null ? null : around.lon());
        t.addInteger(around == null ? null : around.radiusM()).addOffsetDateTime(utc(now));
        return tx.preparedQuery(around == null ? ASK_INCIDENT : ASK_AROUND)
                .execute(t)
                .map(rows -> kept(rows).get(0));
    }

    /** A message owed because of a wish: which, about what, and by whom it is sent. */
    record Owed(Kept to, long incidentId, UUID eventId, long position, NoticePlan.Template template, String instance) {}

    Future<Void> owe(SqlClient tx, List<Owed> owed, Instant now) {
        if (owed.isEmpty()) {
            return Future.succeededFuture();
        }
        var rows = new ArrayList<Tuple>();
        for (Owed o : owed) {
            Tuple t = Tuple.of(UUID.randomUUID(), jurisdiction, o.to().contactId(), o.incidentId(), o.eventId());
            t.addLong(o.position()).addString(o.template().file()).addString(o.to().channel());
            rows.add(t.addString(o.instance())
                    .addOffsetDateTime(utc(now))
                    .addLong(o.to().follow().id()));
        }
        return tx.preparedQuery(OWE).executeBatch(rows).mapEmpty();
    }

    Future<Optional<Kept>> find(SqlClient client, long id) {
        return client.preparedQuery(FIND).execute(Tuple.of(jurisdiction, id)).map(FollowStore::first);
    }

    /** The wish because of which a message is owed; empty when it was ended. */
    Future<Optional<Kept>> ofNotice(SqlClient client, UUID notice) {
        return client.preparedQuery(OF_NOTICE)
                .execute(Tuple.of(jurisdiction, notice))
                .map(FollowStore::first);
    }

    Future<Boolean> confirm(SqlClient client, long id, Instant now) {
        return client.preparedQuery(CONFIRM)
                .execute(Tuple.of(jurisdiction, id, utc(now)))
                .map(rows -> rows.rowCount() == 1);
    }

    /** Counts a try with a code; the wish, unless it was tried too often or is too old. */
    Future<Optional<Long>> tried(SqlClient client, UUID handle, Instant since, int most) {
        return client.preparedQuery(TRY)
                .execute(Tuple.of(jurisdiction, handle, utc(since), most))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(rows.iterator().next().getLong(0)));
    }

    Future<Void> end(SqlClient client, long id) {
        return client.preparedQuery(END).execute(Tuple.of(jurisdiction, id)).mapEmpty();
    }

    Future<Void> endAll(SqlClient client, long contact) {
        return client.preparedQuery(END_ALL).execute(Tuple.of(contact)).mapEmpty();
    }

    Future<Void> forget(SqlClient client, Instant before) {
        return client.preparedQuery(FORGET)
                .execute(Tuple.of(jurisdiction, utc(before)))
                .mapEmpty();
    }

    /** Whether anybody follows anything: in most cities of a night nobody does, and the lane need not look further. */
    Future<Boolean> any(SqlClient tx) {
        return tx.preparedQuery(ANY)
                .execute(Tuple.of(jurisdiction))
                .map(rows -> rows.iterator().next().getBoolean(0));
    }

    /** Who had confirmed when it happened. */
    Future<List<Kept>> ofIncident(SqlClient tx, long incident, Instant at) {
        return tx.preparedQuery(OF_INCIDENT)
                .execute(Tuple.of(jurisdiction, incident, utc(at)))
                .map(FollowStore::kept);
    }

    Future<List<Kept>> around(SqlClient tx, Set<String> categories, LatLon spot, Instant at) {
        return tx.preparedQuery(AROUND)
                .execute(Tuple.of(jurisdiction)
                        .addArrayOfString(categories.toArray(String[]::new))
                        .addDouble(spot.lat())
                        .addDouble(spot.lon())
                        .addOffsetDateTime(utc(at)))
                .map(FollowStore::kept);
    }

    /** Who followed the one follows the other. */
    Future<Void> merged(SqlClient tx, long from, long into) {
        return tx.preparedQuery(MERGED)
                .execute(Tuple.of(jurisdiction, from, into))
                .mapEmpty();
    }

    Future<Void> unmerged(SqlClient tx, long from, long into) {
        return tx.preparedQuery(UNMERGED)
                .execute(Tuple.of(jurisdiction, from, into))
                .mapEmpty();
    }

    private static Optional<Kept> first(RowSet<Row> rows) {
        return kept(rows).stream().findFirst();
    }

    private static List<Kept> kept(RowSet<Row> rows) {
        var list = new ArrayList<Kept>();
        for (Row r : rows) {
            var follow = new Follow(
                    r.getLong("id"),
                    r.getString("language"),
                    r.getLong("incident_id"),
                    around(r),
                    r.getBoolean("confirmed"));
            list.add(new Kept(follow, r.getUUID("handle"), r.getLong("contact_id"), r.getString("channel")));
        }
        return list;
    }

    private static Follow.@Nullable Around around(Row r) {
        String category = r.getString("category");
        String place = r.getString("place");
        return category == null
                ? null
                : new Follow.Around(
                        category,
                        place == null ? "" : place,
                        r.getDouble("lat"),
                        r.getDouble("lon"),
                        r.getInteger("radius_m"));
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
