package org.ventanilla.hub.intake;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.ventanilla.model.Submission;
import org.ventanilla.model.Submission.Flag;
import org.ventanilla.model.Wire;

/**
 * What comes in pieces: a telephone call, whose every answer is safe the moment it was given. The pieces wait for the last one,
 * which a call that drops has too (the provider says that it ended), and not for ever. Written together they are the report as it
 * is filed and shown; each piece stays in the ledger as it came.
 */
public final class Parts {
    /** Longer than any call with a machine; a provider that does not tell us of its end is waited for no longer. */
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private static final Duration STRAGGLERS = Duration.ofSeconds(10);

    /** The whole when its last piece is here; a piece when its whole is filed already, for then it is an addition. */
    private static final String RELEASE =
            """
            update personal.submission s set held_until = null
            where s.jurisdiction = $1 and s.state = 'received' and s.held_until is not null and (
                (s.part_of is null and exists (select from personal.submission p
                    where p.jurisdiction = $1 and p.instance = s.instance and p.part_of = s.key and p.last_at <= $2
                      and p.state = 'received' and p.held_until is not null))
                or (s.part_of is not null and exists (select from personal.submission w
                    where w.jurisdiction = $1 and w.instance = s.instance and w.key = s.part_of
                      and w.state not in ('received', 'proposed'))))""";

    private static final String OF =
            """
            select id, key, instance, channel, state, reason, received_at, body from personal.submission
            where jurisdiction = $1 and instance = $2 and part_of = $3 and state = 'received' order by id""";

    private static final String WRITE = "update personal.submission set body = $2::text::json where id = $1";

    private final String jurisdiction;

    Parts(String jurisdiction) {
        this.jurisdiction = jurisdiction;
    }

    static @Nullable OffsetDateTime heldUntil(Submission s) {
        boolean waits = s.flags().contains(Flag.UNFINISHED) || partOf(s) != null;
        return waits && s.quarantine() == null
                ? Objects.requireNonNull(s.receivedAt()).plus(PATIENCE).atOffset(ZoneOffset.UTC)
                : null;
    }

    static @Nullable String partOf(Submission s) {
        var thread = s.thread();
        boolean isPart = s.flags().contains(Flag.PART) || s.flags().contains(Flag.LAST);
        return isPart && thread != null ? thread.parentKey() : null;
    }

    /** Who hangs up may be heard of before the last words are: they are awaited a little. */
    static @Nullable OffsetDateTime lastAt(Submission s) {
        if (!s.flags().contains(Flag.LAST)) {
            return null;
        }
        var arrived = Objects.requireNonNull(s.receivedAt()).atOffset(ZoneOffset.UTC);
        return s.flags().contains(Flag.PARTIAL) ? arrived.plus(STRAGGLERS) : arrived;
    }

    Future<Void> release(SqlClient tx, Instant now) {
        return tx.preparedQuery(RELEASE)
                .execute(Tuple.of(jurisdiction, now.atOffset(ZoneOffset.UTC)))
                .mapEmpty();
    }

    /** The pieces that came of it so far and are not filed, in the order of their arrival. */
    public Future<List<Received>> of(SqlClient tx, Received whole) {
        var s = whole.submission();
        return tx.preparedQuery(OF)
                .execute(Tuple.of(jurisdiction, s.instance(), s.key()))
                .map(IntakeStore::received);
    }

    /** Keeps the report as its pieces make it, in the lane's transaction. */
    public Future<Void> write(SqlClient tx, Received whole) {
        return tx.preparedQuery(WRITE)
                .execute(Tuple.of(whole.id(), Wire.write(whole.submission())))
                .mapEmpty();
    }
}
