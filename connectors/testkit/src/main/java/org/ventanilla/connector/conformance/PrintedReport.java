package org.ventanilla.connector.conformance;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** A numbered list of rules, and a line with the sums. */
public final class PrintedReport implements Reporter {
    private final PrintStream out;
    private int number;

    public PrintedReport(PrintStream out) {
        this.out = out;
    }

    @Override
    public void started(Subject subject, long seed) {
        out.println("conformance of " + subject.connector().descriptor().type() + ", seed " + seed);
    }

    @Override
    public void ended(Result result) {
        number++;
        out.println(String.format(
                Locale.ROOT,
                "%3d. %-9s %-14s %5d ms  %s",
                number,
                result.rule().id(),
                result.ending().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                result.millis(),
                result.rule().title()));
        if (!result.detail().isEmpty()) {
            result.detail().lines().forEach(line -> out.println("       " + line));
        }
    }

    @Override
    public void finished(List<Result> results, Duration took) {
        var sums = new StringBuilder();
        for (Result.Ending ending : Result.Ending.values()) {
            long count = results.stream().filter(r -> r.ending() == ending).count();
            sums.append(count)
                    .append(' ')
                    .append(ending.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                    .append(", ");
        }
        out.println(sums + "in " + took.toMillis() + " ms");
    }
}
