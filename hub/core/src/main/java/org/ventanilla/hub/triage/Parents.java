package org.ventanilla.hub.triage;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.identity.ContactDetails;
import org.ventanilla.hub.incident.Incidents;
import org.ventanilla.hub.intake.Intake;
import org.ventanilla.hub.intake.Received;
import org.ventanilla.hub.intake.ReportNumbers;
import org.ventanilla.model.Submission;
import org.ventanilla.model.Submission.Flag;
import org.ventanilla.model.Submission.ThreadRef;

/**
 * Which earlier report a submission adds to, the strongest sign first: our token, the key of a part, a message it answers,
 * a number. Likeness of words is no sign.
 */
final class Parents {
    private final Intake intake;
    private final Incidents incidents;
    private final ReportNumbers numbers;

    Parents(Intake intake, Incidents incidents, ReportNumbers numbers) {
        this.intake = intake;
        this.incidents = incidents;
        this.numbers = numbers;
    }

    /**
     * The report added to.
     *
     * @param verified whether its own reporter adds, as far as their channel can tell
     */
    record Parent(long reportId, boolean verified) {}

    /** How the report was named. */
    private enum Sign {
        /** Given out by us to its reporter and to nobody else; cannot be guessed. */
        TOKEN,
        /** Said by the connector itself, of a part that comes later. */
        PART,
        /** A message or a number that others may know as well. */
        WEAK
    }

    private record Named(long reportId, Sign sign) {}

    /** Whether a reply token of ours came with it. */
    boolean isKnown(Submission s) {
        return token(s.thread()).isPresent();
    }

    Future<Optional<Parent>> of(SqlClient tx, Submission s) {
        return named(tx, s)
                .compose(found ->
                        found.isEmpty() ? Future.succeededFuture(Optional.empty()) : judged(tx, s, found.get()));
    }

    /** With a weak sign somebody else speaks for themselves: a neighbour's own report must not vanish in another's. */
    private Future<Optional<Parent>> judged(SqlClient tx, Submission s, Named named) {
        if (named.sign() == Sign.PART) {
            return Future.succeededFuture(Optional.of(new Parent(named.reportId(), true)));
        }
        return intake.find(tx, List.of(named.reportId())).map(found -> {
            boolean same = found.stream().anyMatch(first -> isSame(first, s));
            return same || named.sign() == Sign.TOKEN
                    ? Optional.of(new Parent(named.reportId(), same))
                    : Optional.empty();
        });
    }

    private Future<Optional<Named>> named(SqlClient tx, Submission s) {
        ThreadRef thread = s.thread();
        if (thread == null) {
            return Future.succeededFuture(Optional.empty());
        }
        OptionalLong byToken = token(thread);
        if (byToken.isPresent()) {
            return named(byToken.getAsLong(), Sign.TOKEN);
        }
        if (thread.parentKey() != null) {
            String parent = thread.parentKey();
            return intake.idOf(tx, s.instance(), parent)
                    .compose(id -> id == null ? byReceipt(tx, s.instance(), parent) : named(id, Sign.PART));
        }
        var ids = thread.nativeRefs().stream().filter(Parents::isStorable).toList();
        return incidents.reportOf(tx, s.instance(), ids).compose(found -> {
            OptionalLong byNumber = thread.number() == null ? OptionalLong.empty() : numbers.id(thread.number());
            return found.isPresent()
                    ? named(found.get(), Sign.WEAK)
                    : byNumber.isPresent()
                            ? named(byNumber.getAsLong(), Sign.WEAK)
                            : Future.succeededFuture(Optional.empty());
        });
    }

    /**
     * A connector that was told the number may name its own earlier report by it. It speaks for many people, so unlike a
     * part this is its reporter's only when the address is.
     */
    private Future<Optional<Named>> byReceipt(SqlClient tx, String instance, String number) {
        OptionalLong id = numbers.id(number);
        return id.isEmpty()
                ? Future.succeededFuture(Optional.empty())
                : intake.find(tx, List.of(id.getAsLong())).map(found -> found.stream()
                        .map(first -> new Named(
                                first.id(), first.submission().instance().equals(instance) ? Sign.TOKEN : Sign.WEAK))
                        .findFirst());
    }

    private static Future<Optional<Named>> named(long id, Sign sign) {
        return Future.succeededFuture(Optional.of(new Named(id, sign)));
    }

    private OptionalLong token(@Nullable ThreadRef thread) {
        return thread == null || thread.token() == null ? OptionalLong.empty() : numbers.reportOf(thread.token());
    }

    /** PostgreSQL keeps no NUL in a text. */
    static boolean isStorable(@Nullable String id) {
        return id != null && id.indexOf('\0') < 0;
    }

    /** Who reported without an address was given the token and nothing else: it is all they can show. */
    private static boolean isSame(Received first, Submission reply) {
        if (reply.flags().contains(Flag.FORGED)) {
            return false;
        }
        String before = address(first.submission());
        return before == null || before.equals(address(reply));
    }

    private static @Nullable String address(Submission s) {
        var reporter = s.reporter();
        if (reporter == null || reporter.address() == null) {
            return null;
        }
        String channel = reporter.replyChannel() == null ? s.type() : reporter.replyChannel();
        return ContactDetails.canonical(channel, reporter.address());
    }
}
