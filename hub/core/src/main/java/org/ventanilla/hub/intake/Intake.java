package org.ventanilla.hub.intake;

import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlClient;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.intake.IntakeStore.Entry;
import org.ventanilla.hub.intake.IntakeStore.Known;
import org.ventanilla.model.Fingerprint;
import org.ventanilla.model.Receipt;
import org.ventanilla.model.Submission;

/**
 * The front door. Every submission of every channel comes through {@link #accept}; a receipt is given only after commit.
 * Concurrent submissions are committed together.
 */
public final class Intake {
    private static final int LANES = 2;
    private static final int MAX_BATCH = 256;

    private final IntakeStore store;
    private final QuarantineStore quarantine;
    private final Parts parts;
    private final ReportNumbers numbers;
    private final Clock clock;
    private final Consumer<String> doorbell;
    private final GroupCommit<Entry, Optional<Long>> commits;

    /**
     * @param numbers makes the numbers and links that go into a receipt
     * @param doorbell told the jurisdiction after something was committed, so that its lane looks at once
     */
    public Intake(Pool pool, ReportNumbers numbers, Clock clock, Consumer<String> doorbell) {
        this.store = new IntakeStore(pool);
        this.quarantine = new QuarantineStore(pool);
        this.parts = new Parts(numbers.jurisdiction());
        this.numbers = numbers;
        this.clock = clock;
        this.doorbell = doorbell;
        this.commits = new GroupCommit<>(LANES, MAX_BATCH, this::commit);
    }

    /**
     * Fails with {@link RefusedSubmission} when the schema is broken and with {@link StaleLease} when another process reads
     * that source now; any other failure means: nothing known, try again.
     */
    public Future<Receipt> accept(Submission submission) {
        var problems = SubmissionChecks.problems(submission);
        if (submission.jurisdiction() != null && !submission.jurisdiction().equals(numbers.jurisdiction())) {
            problems.add(new RefusedSubmission.Problem("jurisdiction", "one that this hub serves"));
        }
        if (!problems.isEmpty()) {
            return Future.failedFuture(new RefusedSubmission(problems));
        }
        Entry entry = entry(submission);
        return commits.add(entry)
                .compose(id -> id.isPresent()
                        ? Future.succeededFuture(fresh(id.get(), entry))
                        : store.known(entry)
                                // Neither written nor known: its row was the bad one of a batch.
                                .compose(known -> again(known.orElseThrow(NotKept::new), entry)));
    }

    private Entry entry(Submission s) {
        var state = s.quarantine() == null ? Received.State.RECEIVED : Received.State.QUARANTINED;
        String print = s.fingerprint() == null || s.fingerprint().isBlank() ? Fingerprint.of(s) : s.fingerprint();
        return new Entry(numbers.jurisdiction(), print, state, Arrivals.stamped(s, print, clock.instant()));
    }

    private Future<List<Optional<Long>>> commit(List<Entry> batch) {
        return store.insert(batch)
                .recover(cause ->
                        cause instanceof PgException && batch.size() > 1 ? oneByOne(batch) : Future.failedFuture(cause))
                .map(ids -> {
                    doorbell.accept(numbers.jurisdiction());
                    return ids.stream().map(Optional::ofNullable).toList();
                });
    }

    /** One bad row fails its whole statement; alone, only the bad one fails. A failed one is reported as an absent id. */
    private Future<List<@Nullable Long>> oneByOne(List<Entry> batch) {
        Future<List<@Nullable Long>> all = Future.succeededFuture(new ArrayList<>());
        for (Entry entry : batch) {
            all = all.compose(ids -> store.insert(List.of(entry))
                    .map(one -> one.get(0))
                    .recover(cause ->
                            cause instanceof PgException ? Future.succeededFuture(null) : Future.failedFuture(cause))
                    .map(id -> {
                        ids.add(id);
                        return ids;
                    }));
        }
        return all;
    }

    private Receipt fresh(long id, Entry entry) {
        var quarantine = entry.submission().quarantine();
        return quarantine == null
                ? numbers.receipt(Receipt.Outcome.ACCEPTED, id, null, null)
                : numbers.receipt(Receipt.Outcome.QUARANTINED, id, null, quarantine.reason());
    }

    private Future<Receipt> again(Known known, Entry entry) {
        if (known.isQuarantined() && !entry.isQuarantined()) {
            return promote(known, entry);
        }
        boolean same = known.fingerprint().equals(entry.fingerprint());
        if (known.isQuarantined()) {
            Future<?> kept = same ? Future.succeededFuture() : store.revise(known.id(), entry);
            return kept.compose(done -> quarantine.seenAgain(known.id(), clock.instant()))
                    .map(done -> numbers.receipt(Receipt.Outcome.QUARANTINED, known.id(), null, known.reason()));
        }
        if (same) {
            return Future.succeededFuture(numbers.receipt(Receipt.Outcome.DUPLICATE, known.id(), null, known.reason()));
        }
        return store.revise(known.id(), entry)
                .map(revision -> numbers.receipt(Receipt.Outcome.CONFLICT, known.id(), revision, null));
    }

    /** Now it can be read (CONTRACT POISON-5): the same report, as old as it was, takes its place in the queue. */
    private Future<Receipt> promote(Known known, Entry entry) {
        var then = Arrivals.stamped(entry.submission(), entry.fingerprint(), known.receivedAt());
        var read = new Entry(entry.jurisdiction(), entry.fingerprint(), entry.state(), then);
        return quarantine.promote(known.id(), read, clock.instant()).compose(promoted -> {
            if (promoted) {
                doorbell.accept(numbers.jurisdiction());
                return Future.succeededFuture(numbers.receipt(Receipt.Outcome.ACCEPTED, known.id(), null, null));
            }
            // Somebody else was quicker: whatever stands there now decides.
            return store.known(entry).compose(now -> again(now.orElseThrow(NotKept::new), entry));
        });
    }

    /** A stored submission: its content's fingerprint, and how it stands. */
    public record Standing(long id, String fingerprint, Received.State state) {}

    /** The oldest submissions nobody has triaged and that wait for nothing more, for the lane. */
    public Future<List<Received>> waiting(SqlClient tx, int limit) {
        Instant now = clock.instant();
        return parts.release(tx, now).compose(done -> store.waiting(tx, numbers.jurisdiction(), limit, now));
    }

    /** What comes in pieces. */
    public Parts parts() {
        return parts;
    }

    /** Says how they ended, in the lane's transaction. */
    public Future<Void> end(SqlClient tx, List<Received.Ended> ended) {
        return store.end(tx, ended);
    }

    /** The lane takes it once more, in the transaction of who wants that; {@link #ring} afterwards. */
    public Future<Void> again(SqlClient tx, long id) {
        return store.again(tx, id);
    }

    /** The lane looks at once. */
    public void ring() {
        doorbell.accept(numbers.jurisdiction());
    }

    /** Stored submissions by id, in no particular order. Personal data: the caller has checked the permission. */
    public Future<List<Received>> find(@Nullable SqlClient tx, List<Long> ids) {
        return store.byId(Objects.requireNonNullElse(tx, store.client()), numbers.jurisdiction(), ids);
    }

    /** Id of the submission of an instance under a key, or null. */
    public Future<@Nullable Long> idOf(SqlClient tx, String instance, String key) {
        return store.idOf(tx, numbers.jurisdiction(), instance, key);
    }

    /** What is stored under these keys of an instance, by key; those nobody handed in are left out. */
    public Future<Map<String, Standing>> standing(String instance, List<String> keys) {
        return store.standing(numbers.jurisdiction(), instance, keys);
    }

    /** The ledger, oldest first, after an id. */
    public Future<List<Received>> ledger(@Nullable String channel, long after, int limit) {
        return store.ledger(numbers.jurisdiction(), channel, after, limit);
    }
}
