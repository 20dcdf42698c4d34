package org.ventanilla.hub.transcript;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlClient;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.intake.Intake;
import org.ventanilla.hub.intake.Received;
import org.ventanilla.hub.transcript.Proposal.State;
import org.ventanilla.hub.transcript.TranscriptStore.Decision;

/**
 * Reports that a machine wrote down of speech. What is sure enough is filed by itself; everything else waits here until a person
 * confirms, corrects or dismisses it. When more of it is heard it is weighed anew.
 */
public final class Transcripts {
    private final Pool pool;
    private final Intake intake;
    private final Clock clock;
    private final double fileFrom;
    private final TranscriptStore store;
    private final RecordingStore recordings;

    /** @param fileFrom confidence from which on nobody need look, 0 to 1; above 1 for never */
    public Transcripts(Pool pool, String jurisdiction, Intake intake, Clock clock, double fileFrom) {
        this.pool = pool;
        this.intake = intake;
        this.clock = clock;
        this.fileFrom = fileFrom;
        this.store = new TranscriptStore(jurisdiction);
        this.recordings = new RecordingStore(jurisdiction);
    }

    /** What becomes of it now. */
    public enum Verdict {
        FILE,
        WAIT,
        /** Somebody confirmed it while it was read: it comes again at once. */
        AGAIN
    }

    // --- for the lane

    /** What a person said of it; empty while nobody confirmed it. */
    public Future<Optional<Correction>> correction(SqlClient lane, long id) {
        return store.correction(lane, id);
    }

    /** Writes it down and says whether it may be filed, in the lane's transaction. */
    public Future<Verdict> weigh(SqlClient tx, long id, Proposed proposed) {
        boolean isSure = proposed.confidence() >= fileFrom;
        return store.weigh(tx, id, isSure ? State.FILED : State.OPEN, proposed, clock.instant())
                .map(written -> written.isEmpty() ? Verdict.AGAIN : isSure ? Verdict.FILE : Verdict.WAIT);
    }

    /**
     * There are recordings of a call at the provider; the same again is no news. In the lane's transaction.
     *
     * @param id of the call they belong to
     * @param names the provider's own
     */
    public Future<Void> recorded(SqlClient tx, long id, String instance, List<String> names) {
        return names.isEmpty() ? Future.succeededFuture() : recordings.told(tx, id, instance, names, clock.instant());
    }

    // --- for staff; the caller has checked the permission and written the look down

    /** Those in one state, oldest first. */
    public Future<List<Proposal>> list(State state, long after, int limit) {
        return store.list(pool, state, after, limit);
    }

    /** How many wait for a person. */
    public Future<Waiting> waiting() {
        return store.waiting(pool);
    }

    /**
     * Those that wait.
     *
     * @param oldest when the first of them was made; null for none
     */
    public record Waiting(long count, @Nullable Instant oldest) {}

    public Future<Optional<Proposal>> find(long id) {
        return store.find(pool, id);
    }

    /**
     * It is right, or is made so; the lane files it next. False when it no longer waits.
     *
     * @param version that was looked at; null for any
     */
    public Future<Boolean> confirm(long id, long staffId, Correction correction, @Nullable Integer version) {
        var decision = new Decision(State.CONFIRMED, correction, staffId, null, version);
        return decide(id, decision, tx -> intake.again(tx, id)).onSuccess(done -> intake.ring());
    }

    /** There is no report in it. False when it no longer waits. */
    public Future<Boolean> dismiss(long id, long staffId, String reason) {
        var decision = new Decision(State.DISMISSED, null, staffId, reason, null);
        var ended = new Received.Ended(id, Received.State.TALK, "dismissed");
        return decide(id, decision, tx -> intake.end(tx, List.of(ended)));
    }

    private Future<Boolean> decide(
            long id, Decision decision, java.util.function.Function<SqlClient, Future<Void>> then) {
        return pool.withTransaction(tx -> store.decide(tx, id, decision, clock.instant())
                .compose(done -> done ? then.apply(tx).map(true) : Future.succeededFuture(false)));
    }
}
