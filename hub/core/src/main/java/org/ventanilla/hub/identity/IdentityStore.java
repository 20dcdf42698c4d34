package org.ventanilla.hub.identity;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.ventanilla.model.Reporter;

/** The tables of identity, personal.contact and personal.access_log. */
final class IdentityStore {
    private static final String ADD_STAFF =
            """
            insert into identity.staff (jurisdiction, login, display_name, password_hash, roles, created_at)
            values ($1, $2, $3, $4, $5, $6)
            on conflict (jurisdiction, login) do nothing
            returning *""";
    private static final String STAFF_BY_LOGIN = "select * from identity.staff where jurisdiction = $1 and login = $2";
    private static final String STAFF = "select * from identity.staff where jurisdiction = $1 order by login";
    /** Rows that another login holds are left for the next time, so that nobody waits here. */
    private static final String FORGET_ATTEMPTS =
            """
            delete from identity.login_attempt
             where (jurisdiction, login) in (select jurisdiction, login from identity.login_attempt
                                              where last_at < $1 for update skip locked)""";
    /** The update changes nothing; it locks the row and lets it be returned, whether it was there or not. */
    private static final String LOCK_ATTEMPTS =
            """
            insert into identity.login_attempt (jurisdiction, login) values ($1, $2)
            on conflict (jurisdiction, login) do update set login = excluded.login
            returning failures, last_at, locked_until""";

    private static final String SET_ATTEMPTS =
            """
            update identity.login_attempt set failures = $3, last_at = $4, locked_until = $5
             where jurisdiction = $1 and login = $2""";
    private static final String CLEAR_ATTEMPTS =
            "delete from identity.login_attempt where jurisdiction = $1 and login = $2";
    /** Always an update, never "do nothing": only so does it return the id of a row that another writer just made. */
    private static final String CONTACTS =
            """
            insert into personal.contact as known
                   (jurisdiction, channel, address, display_name, language, assurance, created_at, updated_at)
            select jurisdiction, channel, address, display_name, language, assurance, $7, $7
              from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[])
                   with ordinality as said (jurisdiction, channel, address, display_name, language, assurance, place)
             order by place
            on conflict (jurisdiction, channel, address) do update set
                   display_name = coalesce(excluded.display_name, known.display_name),
                   language = coalesce(excluded.language, known.language),
                   assurance = case
                       when 'VERIFIED' in (known.assurance, excluded.assurance) then 'VERIFIED'
                       when 'CLAIMED' in (known.assurance, excluded.assurance) then 'CLAIMED'
                       else 'NONE' end,
                   updated_at = excluded.updated_at
            returning id, jurisdiction, channel, address""";

    private static final String CONTACT_STATE =
            """
            insert into personal.contact (jurisdiction, channel, address, state, created_at, updated_at)
            values ($1, $2, $3, $4, $5, $5)
            on conflict (jurisdiction, channel, address) do update set
                   state = excluded.state, updated_at = excluded.updated_at""";
    private static final String CONTACT = "select * from personal.contact where id = $1";
    private static final String CONTACT_AT =
            "select * from personal.contact where jurisdiction = $1 and channel = $2 and address = $3";
    private static final String LOG_ACCESS =
            """
            insert into personal.access_log (staff_id, contact_id, report_id, purpose, at)
            values ($1, $2, $3, $4, $5)""";

    /** A row of staff with what only a login may see. */
    record Account(Staff staff, String passwordHash) {
        @Override
        public String toString() {
            return "Account[" + staff.id() + "]";
        }
    }

    /** A contact's key with its id. */
    record Known(ContactDetails.Key key, long id) {}

    Future<Optional<Staff>> addStaff(SqlClient client, NewStaff wanted, String passwordHash, Instant now) {
        var roles = wanted.roles().stream().map(Role::name).sorted().toArray(String[]::new);
        return client.preparedQuery(ADD_STAFF)
                .execute(Tuple.of(
                        wanted.jurisdiction(), wanted.login(), wanted.displayName(), passwordHash, roles, utc(now)))
                .map(rows -> stream(rows).findFirst().map(IdentityStore::staff));
    }

    Future<Optional<Account>> account(SqlClient client, String jurisdiction, String login) {
        return client.preparedQuery(STAFF_BY_LOGIN)
                .execute(Tuple.of(jurisdiction, login))
                .map(rows ->
                        stream(rows).findFirst().map(row -> new Account(staff(row), row.getString("password_hash"))));
    }

    Future<List<Staff>> staff(SqlClient client, String jurisdiction) {
        return client.preparedQuery(STAFF)
                .execute(Tuple.of(jurisdiction))
                .map(rows -> stream(rows).map(IdentityStore::staff).toList());
    }

    /** Forgets old ones of everybody, then holds this login's row until the transaction ends. */
    Future<LoginAttempts> lockAttempts(SqlClient tx, String jurisdiction, String login, Instant forgetBefore) {
        return tx.preparedQuery(FORGET_ATTEMPTS)
                .execute(Tuple.of(utc(forgetBefore)))
                .compose(gone -> tx.preparedQuery(LOCK_ATTEMPTS).execute(Tuple.of(jurisdiction, login)))
                .map(rows -> attempts(rows.iterator().next()));
    }

    Future<Void> setAttempts(SqlClient tx, String jurisdiction, String login, LoginAttempts attempts) {
        return tx.preparedQuery(SET_ATTEMPTS)
                .execute(Tuple.of(
                        jurisdiction,
                        login,
                        attempts.failures(),
                        utcOrNull(attempts.lastAt()),
                        utcOrNull(attempts.lockedUntil())))
                .mapEmpty();
    }

    Future<Void> clearAttempts(SqlClient client, String jurisdiction, String login) {
        return client.preparedQuery(CLEAR_ATTEMPTS)
                .execute(Tuple.of(jurisdiction, login))
                .mapEmpty();
    }

    /** One statement for all; the keys are distinct and in their order. */
    Future<List<Known>> contacts(SqlClient tx, Collection<ContactDetails> distinct, Instant now) {
        var columns = Tuple.of(
                distinct.stream().map(ContactDetails::jurisdiction).toArray(String[]::new),
                distinct.stream().map(ContactDetails::channel).toArray(String[]::new),
                distinct.stream().map(ContactDetails::address).toArray(String[]::new),
                distinct.stream().map(ContactDetails::displayName).toArray(String[]::new),
                distinct.stream().map(ContactDetails::language).toArray(String[]::new),
                distinct.stream().map(said -> said.assurance().name()).toArray(String[]::new));
        return tx.preparedQuery(CONTACTS)
                .execute(columns.addOffsetDateTime(utc(now)))
                .map(rows -> stream(rows)
                        .map(row -> new Known(
                                new ContactDetails.Key(row.getString(1), row.getString(2), row.getString(3)),
                                row.getLong(0)))
                        .toList());
    }

    Future<Void> setState(SqlClient client, ContactDetails.Key key, ContactState state, Instant now) {
        return client.preparedQuery(CONTACT_STATE)
                .execute(Tuple.of(key.jurisdiction(), key.channel(), key.address(), state.name(), utc(now)))
                .mapEmpty();
    }

    Future<Optional<Contact>> contact(SqlClient client, long id) {
        return client.preparedQuery(CONTACT)
                .execute(Tuple.of(id))
                .map(rows -> stream(rows).findFirst().map(IdentityStore::contact));
    }

    Future<Optional<Contact>> contact(SqlClient client, ContactDetails.Key key) {
        return client.preparedQuery(CONTACT_AT)
                .execute(Tuple.of(key.jurisdiction(), key.channel(), key.address()))
                .map(rows -> stream(rows).findFirst().map(IdentityStore::contact));
    }

    Future<Void> logAccess(SqlClient client, Access access, Instant now) {
        return client.preparedQuery(LOG_ACCESS)
                .execute(Tuple.of(access.staffId(), access.contactId(), access.reportId(), access.purpose(), utc(now)))
                .mapEmpty();
    }

    private static Staff staff(Row row) {
        return new Staff(
                row.getLong("id"),
                row.getString("jurisdiction"),
                row.getString("login"),
                row.getString("display_name"),
                roles(row.getArrayOfStrings("roles")),
                row.getBoolean("active"),
                row.getOffsetDateTime("created_at").toInstant());
    }

    private static Set<Role> roles(String[] names) {
        return Arrays.stream(names).map(Role::valueOf).collect(Collectors.toUnmodifiableSet());
    }

    private static LoginAttempts attempts(Row row) {
        return new LoginAttempts(
                row.getInteger("failures"),
                instantOrNull(row.getOffsetDateTime("last_at")),
                instantOrNull(row.getOffsetDateTime("locked_until")));
    }

    static Contact contact(Row row) {
        return new Contact(
                row.getLong("id"),
                row.getString("jurisdiction"),
                row.getString("channel"),
                row.getString("address"),
                row.getString("display_name"),
                row.getString("language"),
                ContactState.valueOf(row.getString("state")),
                Reporter.Assurance.valueOf(row.getString("assurance")));
    }

    private static Stream<Row> stream(Iterable<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable OffsetDateTime utcOrNull(@Nullable Instant at) {
        return at == null ? null : utc(at);
    }

    private static @Nullable Instant instantOrNull(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }
}
