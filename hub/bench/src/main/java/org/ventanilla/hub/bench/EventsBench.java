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
    static final int BEHIND = 1_000_000;
    private static final int RATE = 500;
    private static final double SOON_MS = 50;
    private static final double CATCH_UP = 20_000;
    private static final int LISTENERS = 1_000;
    private static final int CROWD_RATE = 20;
    private static final int AWAY = 1_000;

    private final EventRig rig;
    private final int seconds;
    private final int behind;
    private final PrintStream out;
    private final EventFlow flow;
    private final EventTaps taps;

    EventsBench(EventRig rig, int seconds, int behind, PrintStream out) {
        this.rig = rig;
        this.seconds = seconds;
        this.behind = behind;
        this.out = out;
        this.flow = new EventFlow(rig, seconds);
        this.taps = new EventTaps(rig);
    }

    void run() {
        out.printf(Locale.ROOT, "bench events: %d s each, durable PostgreSQL, two members of a cluster%n", seconds);
        perSecond("bare bus, same member", flow.bare(rig.hub));
        perSecond("bare bus, another member", flow.bare(rig.outside));
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
                .with(new PoolOptions().setHttp1MaxSize(LISTENERS + 10))
                .build();
    }

    private void perSecond(String way, double rate) {
        out.printf(Locale.ROOT, "%-32s %,10.0f events/s%n", way, rate);
    }

    private void delay(String way, Function<Consumer<Long>, EventTaps.Tap> tap) {
        var delay = flow.delay(RATE, 1, tap);
        String verdict = delay.p99() < SOON_MS ? "yes" : "NO";
        out.printf(Locale.ROOT, "%-32s %d events/s   %s   p99 under 50 ms: %s%n", way, RATE, delay, verdict);
    }

    private void crowd(HttpClient client) {
        long before = CatchUp.heap();
        var delay = flow.delay(CROWD_RATE, LISTENERS, sent -> everybody(client, sent));
        out.printf(
                Locale.ROOT,
                "%d listeners of streams %9s %d events/s, %,d deliveries   %s   heap %d MB, before %d MB%n",
                LISTENERS,
                "",
                CROWD_RATE,
                delay.count(),
                delay,
                CatchUp.heap(),
                before);
    }

    private EventTaps.Tap everybody(HttpClient client, Consumer<Long> sent) {
        List<EventTaps.Tap> all = new ArrayList<>();
        for (int i = 0; i < LISTENERS; i++) {
            all.add(taps.stream(client, sent));
        }
        return () -> all.forEach(EventTaps.Tap::close);
    }

    private void away() {
        long more = new CatchUp(rig).away(AWAY, 20_000);
        out.printf(Locale.ROOT, "%d consumers away, 20,000 events: %+d MB of heap%n", AWAY, more);
    }

    private void catchUp() {
        var r = new CatchUp(rig).run(behind);
        out.printf(
                Locale.ROOT,
                "%,d events behind: %,.0f events/s by cursor over HTTP, at least 20,000: %s   heap %d MB, at most %d MB%n",
                r.events(),
                r.perSecond(),
                r.perSecond() >= CATCH_UP ? "yes" : "NO",
                r.beforeMb(),
                r.mostMb());
    }
}
