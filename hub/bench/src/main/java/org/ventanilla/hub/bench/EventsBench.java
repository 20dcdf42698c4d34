package org.ventanilla.hub.bench;

import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;

/** Everything that happened, on its way to everybody: how many a second, how soon, how far behind, how many at once. */
final class EventsBench {
    private static final double SOON_MS = 50;
    private static final double CATCH_UP = 20_000;
    private static final int CROWD_RATE = 20;

    private final EventRig rig;
    private final Sizes sizes;
    private final PrintStream out;
    private final EventFlow flow;
    private final EventTaps taps;

    EventsBench(EventRig rig, Sizes sizes, PrintStream out) {
        this.rig = rig;
        this.sizes = sizes;
        this.out = out;
        this.flow = new EventFlow(rig, sizes.seconds());
        this.taps = new EventTaps(rig);
    }

    /**
     * How much is measured.
     *
     * @param seconds for each measurement
     * @param rate events a second while delays are measured
     * @param listeners of streams at once
     * @param away registered consumers that never come
     * @param missed events that these miss
     * @param behind events that one reader has to catch up with
     */
    record Sizes(int seconds, int rate, int listeners, int away, int missed, int behind) {
        static final int BEHIND = 1_000_000;

        static Sizes usual(int seconds, int behind) {
            return new Sizes(seconds, 500, 1_000, 10_000, 20_000, behind);
        }
    }

    void run() {
        say("bench events: %d s each, durable PostgreSQL, two members of a cluster", sizes.seconds());
        perSecond("bare bus, same member", flow.bare(rig.hub));
        perSecond("bare bus, another member", flow.bare(rig.outside));
        perSecond("the log, heard by nobody", flow.unheard());
        perSecond("(a) live bus, same member", flow.throughput(sent -> taps.bus(rig.hub, sent)));
        perSecond("(b) live bus, another member", flow.throughput(sent -> taps.bus(rig.outside, sent)));
        HttpClient client = client();
        perSecond("(c) server-sent events", flow.throughput(sent -> taps.stream(client, sent)));
        perSecond("(d) webhook", flow.throughput(taps::webhook));
        delay("live bus, same member", sent -> taps.bus(rig.hub, sent));
        delay("live bus, another member", sent -> taps.bus(rig.outside, sent));
        delay("server-sent events", sent -> taps.stream(client, sent));
        crowd(client);
        away();
        catchUp();
    }

    private HttpClient client() {
        return rig.outside
                .httpClientBuilder()
                .with(new HttpClientOptions().setIdleTimeout(0))
                .with(new PoolOptions().setHttp1MaxSize(sizes.listeners() + 10))
                .build();
    }

    private void perSecond(String way, double rate) {
        say("%-32s %,10.0f events/s", way, rate);
    }

    private void delay(String way, Function<Consumer<Long>, EventTaps.Tap> tap) {
        var delay = flow.delay(sizes.rate(), 1, tap);
        say("%-32s %d events/s   %s   p99 under 50 ms: %s", way, sizes.rate(), delay, verdict(delay.p99() < SOON_MS));
    }

    private void crowd(HttpClient client) {
        long before = CatchUp.heap();
        var delay = flow.delay(CROWD_RATE, sizes.listeners(), sent -> everybody(client, sent));
        say(
                "%,d listeners of streams at once, %d events/s, %,d deliveries   %s   heap %d MB before, %d MB after",
                sizes.listeners(), CROWD_RATE, delay.count(), delay, before, CatchUp.heap());
    }

    private EventTaps.Tap everybody(HttpClient client, Consumer<Long> sent) {
        List<EventTaps.Tap> all = new ArrayList<>();
        for (int i = 0; i < sizes.listeners(); i++) {
            all.add(taps.stream(client, sent));
        }
        return () -> all.forEach(EventTaps.Tap::close);
    }

    private void away() {
        var r = new CatchUp(rig).away(sizes.away(), sizes.missed());
        say(
                "%,d registered consumers away, %,d events missed by each   heap %d MB before the first, %d MB after",
                sizes.away(), sizes.missed(), r.beforeMb(), r.afterMb());
    }

    private void catchUp() {
        var r = new CatchUp(rig).run(sizes.behind());
        say(
                "%,d events behind: %,.0f events/s by cursor over HTTP, at least 20,000: %s   heap %d MB before, %d MB at most",
                r.events(), r.perSecond(), verdict(r.perSecond() >= CATCH_UP), r.beforeMb(), r.mostMb());
    }

    private static String verdict(boolean isReached) {
        return isReached ? "yes" : "NO";
    }

    private void say(String format, Object... values) {
        out.printf(Locale.ROOT, format + "%n", values);
    }
}
