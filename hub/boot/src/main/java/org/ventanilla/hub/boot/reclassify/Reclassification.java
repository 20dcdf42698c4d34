package org.ventanilla.hub.boot.reclassify;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.boot.history.Progress;
import org.ventanilla.hub.incident.Reclassifying;
import org.ventanilla.hub.incident.Reclassifying.Move;
import org.ventanilla.hub.incident.Reclassifying.Past;
import org.ventanilla.hub.incident.Reclassifying.Run;
import org.ventanilla.hub.incident.Reclassifying.Sought;
import org.ventanilla.hub.incident.Reclassifying.Undone;

/** Looks at past incidents page by page, and moves, or only tells, what belongs elsewhere by today's taxonomy. */
public final class Reclassification {
    private static final int PAGE = 200;
    private static final int PATIENCE_S = 120;

    private final Doors doors;
    private final Reclassifying room;
    private final Sought sought;

    public Reclassification(Doors doors) {
        this.doors = doors;
        this.room = doors.reclassifying();
        var taxonomy = doors.city().taxonomy();
        this.sought = new Sought(
                List.copyOf(taxonomy.retired()), doors.city().settings().unclassified());
    }

    /** How a run ended: how many were looked at and how many moved. */
    public record Done(@Nullable Run run, long looked, long moved) {}

    /** Tells what would move. */
    public Done dry(Tally tally, Progress progress) {
        return through(null, 0, joined(room.newest()), tally, progress);
    }

    /** Moves it; a run that was broken off goes on where it was. */
    public Done apply(Tally tally, Progress progress) {
        Run run = joined(room.begin(doors.city().taxonomy().version()));
        Done done = through(run, run.lookedAt(), run.lastOne(), tally, progress);
        joined(room.end(run));
        return done;
    }

    private Done through(@Nullable Run run, long after, long last, Tally tally, Progress progress) {
        long all = joined(room.count(sought, after, last));
        long looked = 0;
        long moved = 0;
        long at = after;
        List<Past> page = joined(room.next(sought, at, last, PAGE));
        while (!page.isEmpty()) {
            var moves = moves(page, tally);
            at = page.get(page.size() - 1).incident();
            looked += page.size();
            moved += run == null ? moves.size() : joined(room.move(run, moves, at));
            progress.at(Math.min(looked, all), all);
            page = joined(room.next(sought, at, last, PAGE));
        }
        progress.at(all, all);
        return new Done(run, looked, moved);
    }

    private List<Move> moves(List<Past> page, Tally tally) {
        var reports = page.stream().map(Past::report).filter(Objects::nonNull).toList();
        var words = doors.words(reports);
        List<Move> moves = new ArrayList<>();
        for (Past past : page) {
            var heard = past.report() == null ? null : words.get(past.report());
            var understood = heard == null ? null : doors.understanding().apply(heard);
            Verdict verdict = Verdict.of(doors.city(), past.category(), understood);
            tally.add(past, verdict);
            String to = verdict.to();
            if (to != null) {
                doors.facts(to).ifPresent(facts -> moves.add(new Move(past.incident(), past.category(), facts)));
            }
        }
        return moves;
    }

    /** Brings back what a run moved, but for what somebody changed since; answers what was left and what was restored. */
    public Undone undo(long run, Progress progress) {
        int restored = 0;
        int changed = 0;
        Undone page = new Undone(0, 0, 0, true);
        while (page.more()) {
            page = joined(room.undo(run, page.lookedAt(), PAGE));
            restored += page.restored();
            changed += page.changedSince();
            long known = (long) restored + changed;
            progress.at(known, page.more() ? known + 1 : known);
        }
        return new Undone(page.lookedAt(), restored, changed, false);
    }

    /** Whether there is such a run. */
    public boolean isKnown(long run) {
        return joined(room.find(run)).isPresent();
    }

    private static <T> T joined(Future<T> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(PATIENCE_S, TimeUnit.SECONDS)
                .join();
    }
}
