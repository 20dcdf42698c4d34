package org.ventanilla.hub.boot;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.ventanilla.hub.boot.history.Progress;

/** How far something is: a bar that stays in its line on a terminal, a plain line now and then anywhere else. */
final class ProgressBar implements Progress {
    private static final int WIDTH = 30;
    private static final Duration ON_TERMINAL = Duration.ofMillis(200);
    private static final Duration ELSEWHERE = Duration.ofSeconds(10);

    private final PrintWriter out;
    private final boolean terminal;
    private final Clock clock;
    private final Instant began;
    private Instant told;

    ProgressBar(PrintWriter out, boolean terminal, Clock clock) {
        this.out = out;
        this.terminal = terminal;
        this.clock = clock;
        this.began = clock.instant();
        this.told = Instant.MIN;
    }

    @Override
    public void at(long done, long all) {
        Instant now = clock.instant();
        boolean ends = done >= all;
        boolean due = !told.plus(terminal ? ON_TERMINAL : ELSEWHERE).isAfter(now);
        if (!ends && !due) {
            return;
        }
        told = now;
        if (terminal) {
            out.print("\r" + bar(done, all) + " " + words(done, all, now) + (ends ? System.lineSeparator() : ""));
        } else {
            out.println(words(done, all, now));
        }
        out.flush();
    }

    private static String bar(long done, long all) {
        int full = (int) (all == 0 ? WIDTH : WIDTH * done / all);
        return "[" + "#".repeat(full) + " ".repeat(WIDTH - full) + "]";
    }

    private String words(long done, long all, Instant now) {
        double seconds = Math.max(1, Duration.between(began, now).toMillis()) / 1000.0;
        return String.format(
                Locale.ROOT,
                "%d of %d (%d %%), %.0f a second",
                done,
                all,
                all == 0 ? 100 : 100 * done / all,
                done / seconds);
    }
}
