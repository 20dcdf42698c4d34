package org.ventanilla.hub.notify;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.identity.Contact;
import org.ventanilla.hub.identity.ContactState;

/** Who gets a message in the end: the contact it is owed to, or another way to the same person. The choice is pure. */
final class Recipients {
    private Recipients() {}

    /**
     * What was chosen.
     *
     * @param to who gets it; absent when nobody does
     * @param instance the connector that sends it
     * @param end how it ends when nobody gets it
     */
    record Choice(@Nullable Contact to, @Nullable String instance, @Nullable Attempt end) {
        static Choice of(Contact to, String instance) {
            return new Choice(to, instance, null);
        }

        static Choice none(String state, String code) {
            return new Choice(null, null, Attempt.none(state, code));
        }
    }

    /**
     * Chooses.
     *
     * @param owed whom the message is owed to; absent when they are gone
     * @param ways all contacts that lead to the same person, the first included
     * @param instances the connector that sends on a channel, by channel type
     */
    static Choice choose(NoticeRow notice, Optional<Contact> owed, List<Contact> ways, Map<String, String> instances) {
        if (owed.isEmpty()) {
            return Choice.none(NoticeState.STOPPED, "contact");
        }
        boolean confirmsSilence = notice.template().equals(NoticePlan.Template.STOPPED.file());
        if (owed.get().state() == ContactState.OK || confirmsSilence) {
            return Choice.of(owed.get(), notice.instance());
        }
        // Silence is a wish about messages, not about a channel: it is not got round by another one.
        if (owed.get().state() == ContactState.STOPPED || isAnySilent(ways)) {
            return Choice.none(NoticeState.STOPPED, "contact-stopped");
        }
        for (Contact other : ways) {
            String instance = instances.get(other.channel());
            if (other.state() == ContactState.OK && instance != null) {
                return Choice.of(other, instance);
            }
        }
        return Choice.none(NoticeState.UNDELIVERABLE, "contact-bounced");
    }

    private static boolean isAnySilent(List<Contact> ways) {
        return ways.stream().anyMatch(c -> c.state() == ContactState.STOPPED);
    }

    /** Looks them up and chooses. */
    static Future<Choice> of(NoticeRow notice, NoticeDispatch.Rooms rooms, Map<String, String> instances) {
        var identity = rooms.identity();
        return identity.find(rooms.pool(), notice.contactId()).compose(owed -> {
            if (owed.isEmpty() || owed.get().state() == ContactState.OK) {
                return Future.succeededFuture(choose(notice, owed, List.of(), instances));
            }
            Future<List<Contact>> ways = identity.waysTo(notice.contactId()).compose(ids -> {
                Future<List<Contact>> all = Future.succeededFuture(new ArrayList<>());
                for (long id : ids) {
                    all = all.compose(list -> identity.find(rooms.pool(), id).map(found -> {
                        found.ifPresent(list::add);
                        return list;
                    }));
                }
                return all;
            });
            return ways.map(list -> choose(notice, owed, list, instances));
        });
    }
}
