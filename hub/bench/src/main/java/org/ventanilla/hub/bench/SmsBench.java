package org.ventanilla.hub.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * How soon a text message webhook is answered at a given rate: with the hub there, and with the hub away, when the raw request
 * goes to the disk first; and that nothing of it was lost.
 */
final class SmsBench {
    static final int RATE = 200;
    private static final double HEALTHY_MS = 300;
    private static final double AWAY_MS = 2_000;
    private static final int PATIENCE_S = 300;

    private final Rig rig;
    private final int seconds;
    private final int rate;
    private final PrintStream out;
    private long number;

    SmsBench(Rig rig, int seconds, int rate, PrintStream out) {
        this.rig = rig;
        this.seconds = seconds;
        this.rate = rate;
        this.out = out;
    }

    void run() throws IOException, InterruptedException {
        out.printf(
                Locale.ROOT,
                "bench sms: %d webhooks a second, %d s each after %d s of warm-up%n",
                rate,
                seconds,
                seconds);
        try (var text = new TextRig(rig)) {
            pulse(text);
            tell("hub healthy", pulse(text), HEALTHY_MS);
            text.hubGoesAway();
            tell("hub away", pulse(text), AWAY_MS);
            int spooled = text.spooled();
            text.hubComesBack();
            out.printf(Locale.ROOT, "%d on disk, %d sent, %d kept in the end%n", spooled, number, settled(text));
        }
    }

    private Pulse.Result pulse(TextRig text) {
        return new Pulse(rig.outside(), rate, seconds, n -> text.call(++number)).run();
    }

    private void tell(String what, Pulse.Result result, double limit) {
        boolean met = result.p99() < limit && result.failures() == 0;
        out.printf(Locale.ROOT, "%-12s %s   p99 under %.0f ms: %s%n", what, result, limit, met ? "yes" : "NO");
    }

    /** How many submissions there are when all are there, or when they have had time enough. */
    private long settled(TextRig text) throws InterruptedException {
        long kept = text.kept();
        for (int s = 0; s < PATIENCE_S && kept < number; s++) {
            TimeUnit.SECONDS.sleep(1);
            kept = text.kept();
        }
        return kept;
    }
}
