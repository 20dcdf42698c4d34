package org.ventanilla.hub.intake;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.intake.RefusedSubmission.Problem;
import org.ventanilla.model.TrailEntry;

/**
 * The channels' log, item by item (CONTRACT VIS-4). It holds codes only: whatever does not look like one is withheld here,
 * because a channel that writes somebody's words into its log must not make the hub keep them.
 */
public final class Trail {
    static final String WITHHELD = "withheld";
    private static final Duration KEPT = Duration.ofDays(90);
    private static final int MAX_ENTRIES = 500;
    private static final int SHOWN = 1000;
    private static final int MAX_KEY = 600;
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:/=-]{0,79}");

    private final TrailStore store;
    private final Clock clock;

    public Trail(Pool pool, Clock clock) {
        this.store = new TrailStore(pool);
        this.clock = clock;
    }

    /** Keeps the lines; fails with {@link RefusedSubmission} when they are too many or name no item. */
    public Future<Void> keep(List<TrailEntry> entries) {
        var problems = problems(entries);
        if (!problems.isEmpty()) {
            return Future.failedFuture(new RefusedSubmission(problems));
        }
        return entries.isEmpty()
                ? Future.succeededFuture()
                : store.keep(entries.stream().map(this::redacted).toList(), clock.instant());
    }

    private static List<Problem> problems(List<TrailEntry> entries) {
        var found = new ArrayList<Problem>();
        if (entries.size() > MAX_ENTRIES) {
            found.add(new Problem("entries", "at most " + MAX_ENTRIES));
        }
        if (entries.stream().anyMatch(e -> !names(e.instance()) || !names(e.key()) || !names(e.step()))) {
            found.add(new Problem("entries", "instance, key and step in each"));
        }
        return found;
    }

    private static boolean names(@Nullable String text) {
        return text != null && !text.isBlank() && text.length() <= MAX_KEY && text.indexOf('\0') < 0;
    }

    @SuppressWarnings("ConstantValue")
    private TrailEntry redacted(TrailEntry e) {
        var at = e.at() == null ? clock.instant() : e.at();
        return new TrailEntry(e.instance(), e.key(), at, code(e.step()), e.code() == null ? null : code(e.code()));
    }

    private static String code(String text) {
        return CODE.matcher(text).matches() ? text : WITHHELD;
    }

    /** All lines about an item and what came of it, oldest first. */
    public Future<List<TrailEntry>> of(String instance, String key) {
        return store.of(instance, key, SHOWN);
    }

    /** Forgets what is older than it is kept. */
    public Future<Void> forgetOld() {
        return store.forget(clock.instant().minus(KEPT));
    }

    /** About how many lines are kept. */
    public Future<Long> rows() {
        return store.rows();
    }
}
