package org.ventanilla.hub.identity;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.authentication.TokenCredentials;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlClient;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.ventanilla.model.ControlEvent;

/** The identity room: staff who log in, and reporters as they are reached. A failed future is ours: try later. */
public final class Identity {
    /** Each check of a password takes 19 MiB and one core for a moment. */
    private static final int PASSWORD_WORKERS = 2;

    private static final String SESSION_ID = "jti";

    private final Pool pool;
    private final Clock clock;
    private final IdentityStore store = new IdentityStore();
    private final ContactEventStore events;
    private final SessionTokens sessions;
    private final WorkerExecutor workers;
    private final Organisations organisations;

    /** The secret signs sessions and has at least 32 bytes; all nodes share it. Ends with the Vert.x instance. */
    public Identity(Vertx vertx, Pool pool, Clock clock, String sessionSecret) {
        this.pool = pool;
        this.clock = clock;
        this.events = new ContactEventStore(pool);
        this.sessions = new SessionTokens(vertx, clock, sessionSecret);
        this.organisations = new Organisations(pool, clock);
        this.workers = vertx.createSharedWorkerExecutor("passwords", PASSWORD_WORKERS);
    }

    /** Makes an account. Fails with {@link LoginTaken}. */
    public Future<Staff> createStaff(NewStaff wanted) {
        return workers.executeBlocking(() -> Passwords.hash(wanted.password()), false)
                .compose(hash -> store.addStaff(pool, wanted, hash, clock.instant()))
                .map(made -> made.orElseThrow(LoginTaken::new));
    }

    /** All accounts of a jurisdiction, by login. */
    public Future<List<Staff>> list(String jurisdiction) {
        return store.staff(pool, jurisdiction);
    }

    /**
     * Empty for a wrong password, an unknown or inactive login, and one that was tried in vain too often and is not tried
     * for a while: the caller cannot tell which, and is not to tell.
     */
    public Future<Optional<StaffSession>> login(String jurisdiction, String login, String password) {
        var name = login.strip().toLowerCase(Locale.ROOT).replace("\0", "");
        if (name.length() > NewStaff.LONGEST_LOGIN) {
            return Future.succeededFuture(Optional.empty());
        }
        return mayTry(jurisdiction, name)
                .compose(may -> may ? check(jurisdiction, name, password) : Future.succeededFuture(Optional.empty()));
    }

    /** A signed token for the session, valid for eight hours. */
    public String issue(StaffSession session) {
        return sessions.issue(session);
    }

    /** Who a token of {@link #issue} speaks for; empty when it is not ours, no longer valid or signed out. */
    public Future<Optional<StaffSession>> session(String token) {
        return claims(token).compose(found -> {
            String id = found.getString(SESSION_ID);
            return id == null
                    ? Future.succeededFuture(Optional.empty())
                    : SignOutStore.isEnded(pool, id)
                            .map(ended -> ended ? Optional.<StaffSession>empty() : StaffSession.of(found));
        });
    }

    /** From now on the token opens nothing, on any node. */
    public Future<Void> signOut(String token) {
        return claims(token).compose(found -> {
            String id = found.getString(SESSION_ID);
            Instant now = clock.instant();
            return id == null
                    ? Future.succeededFuture()
                    : SignOutStore.end(pool, id, now.plus(SessionTokens.LIFE), now);
        });
    }

    /** Nothing in them when the token is not ours or no longer valid. */
    private Future<JsonObject> claims(String token) {
        return sessions.auth()
                .authenticate(new TokenCredentials(token))
                .map(user -> user.principal())
                .otherwise(new JsonObject());
    }

    /** Finds or makes the contact inside the caller's transaction; one round trip. */
    public Future<Long> contact(SqlClient tx, ContactDetails details) {
        return contacts(tx, List.of(details)).map(ids -> ids.get(0));
    }

    /**
     * The same for many in one statement; ids in the order given. A contact named twice is one. What is said now about
     * name and language wins over what was known, the better assurance stays, and the state is left alone.
     */
    public Future<List<Long>> contacts(SqlClient tx, List<ContactDetails> all) {
        if (all.isEmpty()) {
            return Future.succeededFuture(List.of());
        }
        var distinct = new TreeMap<ContactDetails.Key, ContactDetails>();
        all.forEach(details -> distinct.merge(details.key(), details, ContactDetails::followedBy));
        return store.contacts(tx, distinct.values(), clock.instant()).map(known -> {
            var ids = known.stream().collect(Collectors.toMap(IdentityStore.Known::key, IdentityStore.Known::id));
            return all.stream().map(details -> ids.get(details.key())).toList();
        });
    }

    /** Remembers it also for an address that never reported: who asks for silence before the first word gets it. */
    public Future<Void> changeState(String jurisdiction, String channel, String address, ContactState state) {
        var key = new ContactDetails.Key(jurisdiction, channel, ContactDetails.canonical(channel, address));
        return store.setState(pool, key, state, clock.instant());
    }

    /**
     * Writes down what somebody said about writing to an address, and lets it act on the contact's state. The contact's id,
     * or empty when exactly this was known already.
     */
    public Future<Optional<Long>> heard(String jurisdiction, String channel, ControlEvent event) {
        var key = new ContactDetails.Key(jurisdiction, channel, ContactDetails.canonical(channel, event.address()));
        return events.heard(key, event, clock.instant());
    }

    /** Something arrived there: temporary failures before it no longer count. */
    public Future<Void> reached(long contactId) {
        return events.reached(contactId);
    }

    /** What was said about writing to a contact, newest first. A look on behalf of staff is to be logged first. */
    public Future<List<ContactEvent>> eventsOf(long contactId) {
        return events.events(contactId);
    }

    /** Associations, schools and companies whose people report. */
    public Organisations organisations() {
        return organisations;
    }

    /**
     * Every contact that leads to the same person as this one, itself included: the same address on any channel, or linked by
     * staff. The one heard of last comes first.
     */
    public Future<List<Long>> waysTo(long contactId) {
        return events.ways(contactId);
    }

    /** The contact with this id, for the hub's own work: nothing of it is shown to anybody. */
    public Future<Optional<Contact>> find(long id) {
        return store.contact(pool, id);
    }

    /** The contact at an address, for the hub's own work. */
    public Future<Optional<Contact>> find(String jurisdiction, String channel, String address) {
        var key = new ContactDetails.Key(jurisdiction, channel, ContactDetails.canonical(channel, address));
        return store.contact(pool, key);
    }

    /**
     * Everybody who is reached at a telephone number in E.164 form, whatever the channel, and what staff linked with them. The
     * one heard of last comes first. A look on behalf of staff is to be logged before anything is shown.
     */
    public Future<List<Contact>> at(String jurisdiction, String number) {
        return events.at(jurisdiction, number);
    }

    /** Notes that two contacts lead to the same person, as a member of staff was told. */
    public Future<Void> link(long contactId, long otherId, long staffId) {
        return events.link(contactId, otherId, staffId, clock.instant());
    }

    /** The contact; a look on behalf of staff is to be logged by {@link #logAccess} first. */
    public Future<Optional<Contact>> find(SqlClient client, long id) {
        return store.contact(client, id);
    }

    /** Writes down who looked at what and why; show nothing before it succeeded. */
    public Future<Void> logAccess(Access access) {
        return store.logAccess(pool, access, clock.instant());
    }

    /** In a transaction of its own that ends before the password is looked at: the count stands whatever happens then. */
    private Future<Boolean> mayTry(String jurisdiction, String login) {
        var now = clock.instant();
        return pool.withTransaction(
                tx -> store.lockAttempts(tx, jurisdiction, login, now.minus(LoginAttempts.FORGOTTEN_AFTER))
                        .compose(attempts -> attempts.isLocked(now)
                                ? Future.succeededFuture(false)
                                : store.setAttempts(tx, jurisdiction, login, attempts.tried(now))
                                        .map(true)));
    }

    private Future<Optional<StaffSession>> check(String jurisdiction, String login, String password) {
        return store.account(pool, jurisdiction, login)
                .compose(account -> {
                    var hash = account.map(IdentityStore.Account::passwordHash).orElse(null);
                    return workers.executeBlocking(() -> Passwords.matches(password, hash), false)
                            .map(right ->
                                    account.map(IdentityStore.Account::staff).filter(staff -> right && staff.active()));
                })
                .compose(staff -> staff.isEmpty()
                        ? Future.succeededFuture(Optional.empty())
                        : store.clearAttempts(pool, jurisdiction, login).map(staff.map(Identity::session)));
    }

    private static StaffSession session(Staff staff) {
        return new StaffSession(staff.id(), staff.jurisdiction(), staff.displayName(), staff.roles());
    }
}
