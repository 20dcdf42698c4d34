package org.ventanilla.hub.identity;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlClient;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Associations, schools and companies, and the addresses and domains their people write from. An address alone proves
 * nothing: whoever asks here must know how far the channel vouches for it.
 */
public final class Organisations {
    private static final int LONGEST_NAME = 200;
    private static final int MOST_ORIGINS = 50;

    private final Pool pool;
    private final Clock clock;
    private final OrganisationStore store = new OrganisationStore();

    Organisations(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /** All of a city, by name. */
    public Future<List<Organisation>> all(String jurisdiction) {
        return store.all(pool, jurisdiction);
    }

    /** One of them. */
    public Future<Optional<Organisation>> find(String jurisdiction, long id) {
        return all(jurisdiction)
                .map(list -> list.stream().filter(o -> o.id() == id).findFirst());
    }

    /** Registers one, by whose word; answers its id. Fails with {@link BadOrganisation}. */
    public Future<Long> add(String jurisdiction, Organisation.Wanted wanted, long by) {
        String name = wanted.name().replace("\0", "").strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            return refuse("name", "give it a name of at most " + LONGEST_NAME + " characters");
        }
        List<String> origins = new ArrayList<>();
        for (String typed : wanted.origins()) {
            var origin = Organisation.origin(typed);
            if (origin.isEmpty()) {
                return refuse("origins", "each is a mail address or a domain: name@club.example or club.example");
            }
            origins.add(origin.get());
        }
        if (origins.isEmpty() || origins.size() > MOST_ORIGINS) {
            return refuse("origins", "name 1 to " + MOST_ORIGINS + " addresses or domains");
        }
        var one = new Organisation(
                0, name, wanted.kind(), origins.stream().distinct().sorted().toList());
        return pool.withTransaction(tx -> store.add(tx, jurisdiction, one, by, clock.instant())
                .compose(id -> store.addOrigins(tx, jurisdiction, id, one.origins())
                        .compose(all -> all
                                ? Future.succeededFuture(id)
                                : refuse("origins", "one of them belongs to another organisation already"))));
    }

    /** Forgets one; reports that came from it stay, without its name. False when there is none with this id. */
    public Future<Boolean> remove(String jurisdiction, long id) {
        return store.remove(pool, jurisdiction, id);
    }

    /** The organisation each sender seems to write for: by the whole address first, then by its domain; those without are missing. */
    public Future<Map<ContactDetails, Long>> of(SqlClient tx, String jurisdiction, List<ContactDetails> senders) {
        List<ContactDetails> mail = senders.stream()
                .filter(s -> s.address().lastIndexOf('@') > 0)
                .distinct()
                .toList();
        List<String> addresses = mail.stream().map(ContactDetails::address).toList();
        List<String> domains =
                addresses.stream().map(a -> a.substring(a.lastIndexOf('@') + 1)).toList();
        return mail.isEmpty()
                ? Future.succeededFuture(Map.of())
                : store.of(tx, jurisdiction, addresses, domains).map(found -> {
                    Map<ContactDetails, Long> bySender = new HashMap<>();
                    found.forEach((place, organisation) -> bySender.put(mail.get(place), organisation));
                    return bySender;
                });
    }

    private static <T> Future<T> refuse(String field, String whatToDo) {
        return Future.failedFuture(new BadOrganisation(field, whatToDo));
    }
}
