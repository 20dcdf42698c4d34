package org.ventanilla.hub.triage;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.identity.ContactDetails;
import org.ventanilla.hub.identity.Identity;
import org.ventanilla.hub.incident.ReportFacts;
import org.ventanilla.model.Reporter;
import org.ventanilla.model.Submission;
import org.ventanilla.model.Submission.Flag;

/** Who sent the reports of a batch, asked for and written down for all of them at once. */
final class Senders {
    private final Identity identity;
    private final String jurisdiction;

    Senders(Identity identity, String jurisdiction) {
        this.identity = identity;
        this.jurisdiction = jurisdiction;
    }

    /** Those of one batch, by the report's id; they may still be on their way. */
    final class Asked {
        private final Future<Map<Long, ReportFacts>> all;

        private Asked(Future<Map<Long, ReportFacts>> all) {
            this.all = all;
        }

        /** Who sent it, if not asked before then now. */
        Future<ReportFacts> facts(SqlClient tx, Reading.Read read) {
            long id = read.received().id();
            return all.compose(known -> {
                ReportFacts facts = known.get(id);
                return facts != null
                        ? Future.succeededFuture(facts)
                        : of(tx, List.of(read)).map(found -> found.get(id));
            });
        }
    }

    /** Writes down who sent them, without waiting for it. */
    Asked ask(SqlClient tx, List<Reading.Read> reads) {
        return new Asked(of(tx, reads));
    }

    private Future<Map<Long, ReportFacts>> of(SqlClient tx, List<Reading.Read> reads) {
        // In the order of the reports: of two by one person the later one says the name.
        Map<Long, ContactDetails> senders = new LinkedHashMap<>();
        reads.forEach(
                read -> details(read).ifPresent(d -> senders.put(read.received().id(), d)));
        List<ContactDetails> all = List.copyOf(senders.values());
        var contacts = identity.contacts(tx, all);
        var organisations = identity.organisations().of(tx, jurisdiction, all);
        return Future.all(contacts, organisations).map(done -> {
            Map<Long, ReportFacts> facts = new HashMap<>();
            var contact = contacts.result().iterator();
            for (Reading.Read read : reads) {
                long id = read.received().id();
                var sender = senders.get(id);
                Long organisation =
                        sender == null ? null : organisations.result().get(sender);
                facts.put(
                        id,
                        facts(read, sender == null ? null : contact.next(), sender)
                                .from(membership(sender, organisation)));
            }
            return facts;
        });
    }

    /** Empty for those who cannot be answered. */
    private Optional<ContactDetails> details(Reading.Read read) {
        var s = read.received().submission();
        Reporter reporter = s.reporter();
        if (reporter == null || reporter.address() == null || !reporter.canBeAnswered()) {
            return Optional.empty();
        }
        return Optional.of(new ContactDetails(
                jurisdiction,
                channel(s, reporter),
                reporter.address(),
                reporter.displayName(),
                read.understood().language(),
                reporter.assurance() == null ? Reporter.Assurance.CLAIMED : reporter.assurance()));
    }

    private static String channel(Submission s, Reporter reporter) {
        return reporter.replyChannel() == null ? s.type() : reporter.replyChannel();
    }

    /** Only a sender the channel vouches for speaks for an organisation; any other claims to. */
    private static ReportFacts.@Nullable Membership membership(
            @Nullable ContactDetails sender, @Nullable Long organisation) {
        return sender == null || organisation == null
                ? null
                : new ReportFacts.Membership(organisation, sender.assurance() == Reporter.Assurance.VERIFIED);
    }

    private static ReportFacts facts(Reading.Read read, @Nullable Long contact, @Nullable ContactDetails sender) {
        var received = read.received();
        var s = received.submission();
        var thread = s.thread();
        return new ReportFacts(
                received.id(),
                contact,
                s.type(),
                s.instance(),
                sender == null || !isAnswered(s) ? null : sender.channel(),
                read.understood().language(),
                received.at(),
                thread == null || !Parents.isStorable(thread.selfId()) ? null : thread.selfId(),
                read.photos(),
                isTrusted(s.reporter()),
                null,
                false,
                read.courtesy());
    }

    /** Nobody is told of what they said long ago. */
    private static boolean isAnswered(Submission s) {
        return s.history() == null && !s.flags().contains(Flag.NO_ANSWER);
    }

    /** What a channel says nothing about is taken as it comes. */
    private static boolean isTrusted(@Nullable Reporter reporter) {
        return reporter == null || reporter.address() == null || reporter.assurance() != Reporter.Assurance.NONE;
    }
}
