package org.ventanilla.hub.intake;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ventanilla.model.Submission;
import org.ventanilla.model.Submission.Flag;

/**
 * What comes in pieces: a telephone call, whose every answer is safe the moment it was given. The pieces wait for the last one,
 * which a call that drops has too (the provider says that it ended), and not for ever. Written together they are the report as it
 * is filed and shown; each piece stays in the ledger as it came.
 */
public final class Parts {
    /** Longer than any call with a machine; a provider that does not tell us of its end is waited for no longer. */
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private static final Duration STRAGGLERS = Duration.ofSeconds(10);

    private final PartStore store;

    Parts(String jurisdiction) {
        this.store = new PartStore(jurisdiction);
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
        return store.release(tx, now);
    }

    /** The pieces that came of it so far, in the order of their arrival; also those that ended when nothing came of it yet. */
    public Future<List<Received>> of(SqlClient tx, Received whole) {
        return store.of(tx, whole.submission());
    }

    /** What a piece belongs to; empty for what is no piece, or of something that never came. */
    public Future<Optional<Received>> whole(SqlClient tx, Received piece) {
        String key = partOf(piece.submission());
        return key == null
                ? Future.succeededFuture(Optional.empty())
                : store.whole(tx, piece.submission().instance(), key);
    }

    /** Keeps the report as its pieces make it, in the lane's transaction. */
    public Future<Void> write(SqlClient tx, Received whole) {
        return store.write(tx, whole.id(), whole.submission());
    }
}
