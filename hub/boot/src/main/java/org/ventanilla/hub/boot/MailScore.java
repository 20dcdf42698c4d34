package org.ventanilla.hub.boot;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How many facts were stated and how many of them were read right. */
final class MailScore {
    private final Map<String, int[]> facts = new TreeMap<>();
    private int mails;
    private int crashes;
    private int empty;
    private long slowest;

    void mail(MailTrial.Read read) {
        mails++;
        crashes += read.crash() == null ? 0 : 1;
        slowest = Math.max(slowest, read.millis());
    }

    /** The measured time varies with the machine, so it is no difference of the mail. */
    void inTime(@Nullable Number seconds, MailTrial.Read read) {
        if (seconds != null) {
            fact("in time", read.millis() <= seconds.doubleValue() * 1000);
        }
    }

    void fact(String name, boolean right) {
        int[] row = facts.computeIfAbsent(name, key -> new int[2]);
        row[right ? 0 : 1]++;
    }

    void emptied() {
        empty++;
    }

    int mails() {
        return mails;
    }

    void print(PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "mails %d, crashes %d, slowest %d ms, emptied replies %d%n",
                mails,
                crashes,
                slowest,
                empty);
        facts.forEach((name, row) -> out.printf(
                Locale.ROOT,
                "%-18s right %4d of %4d  %6.2f %%%n",
                name,
                row[0],
                row[0] + row[1],
                100.0 * row[0] / (row[0] + row[1])));
        out.flush();
    }
}
