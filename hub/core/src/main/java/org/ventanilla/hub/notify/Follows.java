package org.ventanilla.hub.notify;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.ventanilla.hub.identity.ContactDetails;
import org.ventanilla.hub.identity.Identity;
import org.ventanilla.model.Reporter;

/**
 * Who wants to be told without having reported. A wish is asked for by anybody and confirmed by who reads what is sent to the
 * address; before that the address gets that one question and nothing else. Nobody learns here whether an address is known:
 * every wish is answered alike.
 */
public final class Follows {
    /** Somebody who types other people's addresses can bother each of them this often a day. */
    private static final int QUESTIONS_A_DAY = 3;

    private static final int MOST_WISHES = 50;
    private static final int MOST_TRIES = 5;
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration KEPT = Duration.ofDays(2);

    private final Pool pool;
    private final String jurisdiction;
    private final Identity identity;
    private final Clock clock;
    private final Map<String, String> instances;
    private final FollowLinks links;
    private final FollowStore store;

    /** @param settings whose instances say on which channels somebody can be told */
    public Follows(Pool pool, String jurisdiction, Identity identity, NoticeSettings settings, FollowLinks links) {
        this.pool = pool;
        this.jurisdiction = jurisdiction;
        this.identity = identity;
        this.clock = settings.clock();
        this.instances = settings.instances();
        this.links = links;
        this.store = new FollowStore(jurisdiction);
    }

    /** Channels on which people without a report can be told: those with an address that can be typed. */
    public List<String> channels() {
        return List.of("email", "sms").stream().filter(instances::containsKey).toList();
    }

    /**
     * Writes the wish down and asks the address to confirm it. Answers a handle, with which a code can be typed; also when
     * nothing was written because the address was asked often enough.
     */
    public Future<UUID> ask(FollowWish wish) {
        String instance = instances.get(wish.channel());
        if (instance == null) {
            return Future.failedFuture(new IllegalArgumentException("no connector sends on this channel"));
        }
        var details =
                new ContactDetails(jurisdiction, wish.channel(), wish.address(), null, null, Reporter.Assurance.NONE);
        return pool.withTransaction(
                tx -> identity.contacts(tx, List.of(details)).compose(ids -> asked(tx, ids.get(0), wish, instance)));
    }

    private Future<UUID> asked(SqlConnection tx, long contact, FollowWish wish, String instance) {
        Instant now = clock.instant();
        return store.asked(tx, contact, now.minus(DAY)).compose(so -> {
            if (so.asked() >= QUESTIONS_A_DAY || so.wishes() >= MOST_WISHES) {
                return Future.succeededFuture(UUID.randomUUID());
            }
            return store.ask(tx, contact, wish, now).compose(kept -> {
                var owed = new FollowStore.Owed(
                        kept, 0, UUID.randomUUID(), 0, NoticePlan.Template.FOLLOW_CONFIRM, instance);
                return store.owe(tx, List.of(owed), now).map(kept.handle());
            });
        });
    }

    /** By the link that was sent; false when there is no such wish any more. */
    public Future<Boolean> confirm(String secret) {
        OptionalLong id = links.id(secret);
        return id.isEmpty() ? Future.succeededFuture(false) : store.confirm(pool, id.getAsLong(), clock.instant());
    }

    /** By the code that was sent; false when it is not the one, was tried too often, or is older than a day. */
    public Future<Boolean> confirm(UUID handle, String code) {
        Instant now = clock.instant();
        return store.tried(pool, handle, now.minus(DAY), MOST_TRIES).compose(found -> {
            boolean right = links.isCode(handle, code);
            return right && found.isPresent() ? store.confirm(pool, found.get(), now) : Future.succeededFuture(false);
        });
    }

    /** What a link is about; empty when it is none of ours or was ended. */
    public Future<Optional<Follow>> find(String secret) {
        OptionalLong id = links.id(secret);
        return id.isEmpty()
                ? Future.succeededFuture(Optional.empty())
                : store.find(pool, id.getAsLong()).map(kept -> kept.map(FollowStore.Kept::follow));
    }

    /** Whether a link is genuine, whatever became of its wish. */
    public boolean isOurs(String secret) {
        return links.id(secret).isPresent();
    }

    /** Ends it and forgets it. Saying it twice changes nothing; false when the link is none of ours. */
    public Future<Boolean> end(String secret) {
        OptionalLong id = links.id(secret);
        return id.isEmpty()
                ? Future.succeededFuture(false)
                : store.end(pool, id.getAsLong()).map(true);
    }

    /** What nobody confirmed is forgotten. */
    public Future<Void> forgetUnconfirmed() {
        return store.forget(pool, clock.instant().minus(KEPT));
    }
}
