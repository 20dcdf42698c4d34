package org.ventanilla.hub.identity;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.ventanilla.hub.identity.ContactEvents.Standing;
import org.ventanilla.model.ControlEvent;

/** SQL of personal.contact_event and of what such events change in personal.contact. */
final class ContactEventStore {
    private static final String[] DECIDING = Arrays.stream(ControlEvent.Type.values())
            .filter(ContactEvents::decides)
            .map(Enum::name)
            .toArray(String[]::new);

    /** Locks the row, whether it was there or not: events of one contact come one after the other. */
    private static final String LOCK =
            """
            insert into personal.contact (jurisdiction, channel, address, created_at, updated_at)
            values ($1, $2, $3, $4, $4)
            on conflict (jurisdiction, channel, address) do update set updated_at = $4
            returning id, state, soft_bounces, soft_bounced_at""";

    private static final String KEEP =
            """
            insert into personal.contact_event (contact_id, type, instance, delivery_id, code, at, native_id)
            values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing""";

    private static final String LATER =
            """
            select count(*) from personal.contact_event where contact_id = $1 and at > $2 and type = any($3::text[])""";

    private static final String STAND =
            "update personal.contact set state = $2, soft_bounces = $3, soft_bounced_at = $4 where id = $1";

    private static final String REACHED =
            "update personal.contact set soft_bounces = 0, soft_bounced_at = null where id = $1 and soft_bounces > 0";

    private static final String EVENTS =
            "select type, instance, code, at from personal.contact_event where contact_id = $1 order by at desc limit 200";

    /** The one heard of last comes first. */
    private static final String WAYS =
            """
            select id from personal.contact where id in (
                select other.id from personal.contact mine
                join personal.contact other using (jurisdiction, address)
                where mine.id = $1
                union select other_id from personal.contact_link where contact_id = $1
                union select contact_id from personal.contact_link where other_id = $1)
            order by updated_at desc, id""";

    /** Some channels write the kind of a number before it, as in {@code kind:+1555…}. */
    private static final String AT =
            """
            with here as (
                select id from personal.contact where jurisdiction = $1 and address = $2
                union select id from personal.contact
                where jurisdiction = $1 and address like '%:%' and split_part(address, ':', 2) = $2)
            select * from personal.contact where jurisdiction = $1 and id in (
                select id from here
                union select other_id from personal.contact_link join here on contact_id = id
                union select contact_id from personal.contact_link join here on other_id = id)
            order by updated_at desc, id""";

    private static final String LINK =
            """
            insert into personal.contact_link (contact_id, other_id, staff_id, at) values ($1, $2, $3, $4)
            on conflict do nothing""";

    private final Pool pool;

    ContactEventStore(Pool pool) {
        this.pool = pool;
    }

    /** Writes the event down and lets it act; the contact's id, or empty when it was known already. */
    Future<Optional<Long>> heard(ContactDetails.Key key, ControlEvent event, Instant now) {
        return pool.withTransaction(tx -> tx.preparedQuery(LOCK)
                .execute(Tuple.of(key.jurisdiction(), key.channel(), key.address(), utc(now)))
                .compose(rows -> {
                    Row row = rows.iterator().next();
                    long id = row.getLong("id");
                    return keep(tx, id, event)
                            .compose(isNew -> isNew
                                    ? act(tx, id, standing(row), event).map(Optional.of(id))
                                    : Future.succeededFuture(Optional.empty()));
                }));
    }

    private static Future<Boolean> keep(SqlClient tx, long id, ControlEvent e) {
        String delivery = e.deliveryId() == null ? "" : e.deliveryId();
        return tx.preparedQuery(KEEP)
                .execute(Tuple.of(id, e.type().name(), e.instance(), delivery, e.code(), utc(e.at()), e.nativeId()))
                .map(rows -> rows.rowCount() == 1);
    }

    /** News that is older than what was said since changes nothing: "stop" stays said. */
    private static Future<Void> act(SqlClient tx, long id, Standing before, ControlEvent event) {
        return tx.preparedQuery(LATER)
                .execute(Tuple.of(id, utc(event.at()), DECIDING))
                .compose(rows -> {
                    if (rows.iterator().next().getLong(0) > 0) {
                        return Future.succeededFuture();
                    }
                    Standing after = ContactEvents.after(before, event.type(), event.at());
                    var bounced = after.softBouncedAt() == null ? null : utc(after.softBouncedAt());
                    return tx.preparedQuery(STAND)
                            .execute(Tuple.of(id, after.state().name(), after.softBounces(), bounced))
                            .mapEmpty();
                });
    }

    private static Standing standing(Row row) {
        var at = row.getOffsetDateTime("soft_bounced_at");
        return new Standing(
                ContactState.valueOf(row.getString("state")),
                row.getInteger("soft_bounces"),
                at == null ? null : at.toInstant());
    }

    Future<Void> reached(long contactId) {
        return pool.preparedQuery(REACHED).execute(Tuple.of(contactId)).mapEmpty();
    }

    Future<List<ContactEvent>> events(long contactId) {
        return pool.preparedQuery(EVENTS).execute(Tuple.of(contactId)).map(rows -> StreamSupport.stream(
                        rows.spliterator(), false)
                .map(row -> new ContactEvent(
                        row.getString("type"),
                        row.getString("instance"),
                        row.getString("code"),
                        row.getOffsetDateTime("at").toInstant()))
                .toList());
    }

    Future<List<Long>> ways(long contactId) {
        return pool.preparedQuery(WAYS).execute(Tuple.of(contactId)).map(rows -> StreamSupport.stream(
                        rows.spliterator(), false)
                .map(row -> row.getLong(0))
                .toList());
    }

    Future<List<Contact>> at(String jurisdiction, String number) {
        return pool.preparedQuery(AT).execute(Tuple.of(jurisdiction, number)).map(rows -> StreamSupport.stream(
                        rows.spliterator(), false)
                .map(IdentityStore::contact)
                .toList());
    }

    Future<Void> link(long contactId, long otherId, long staffId, Instant at) {
        return pool.preparedQuery(LINK)
                .execute(Tuple.of(contactId, otherId, staffId, utc(at)))
                .mapEmpty();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
