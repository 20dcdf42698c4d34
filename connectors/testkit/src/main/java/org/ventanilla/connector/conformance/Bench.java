package org.ventanilla.connector.conformance;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import org.ventanilla.connector.ConnectorContext;
import org.ventanilla.connector.ConnectorHost;
import org.ventanilla.connector.Descriptor.Capability;
import org.ventanilla.connector.Egress;
import org.ventanilla.connector.HostServices;
import org.ventanilla.connector.NoReceipt;
import org.ventanilla.connector.Patience;
import org.ventanilla.connector.Places;
import org.ventanilla.connector.testkit.FakeHub;
import org.ventanilla.connector.testkit.HandClock;
import org.ventanilla.connector.testkit.Hosting;
import org.ventanilla.connector.testkit.Hosting.Hosted;
import org.ventanilla.connector.testkit.MemoryBlobs;
import org.ventanilla.connector.testkit.MemorySourceState;
import org.ventanilla.connector.testkit.Wait;
import org.ventanilla.model.Attachment;
import org.ventanilla.model.SendOutcome;
import org.ventanilla.model.Submission;

/** The world of one rule: a hub, a source, the connector between them, a clock that stands still. */
final class Bench {
    private static final int COMES_AGAIN = 5;
    static final Instant START = Instant.parse("2026-03-02T10:15:30Z");

    /** For rules that hold the hub's answer back: nothing gives up meanwhile. */
    static final Patience PATIENT = Paces.QUICK.withHub(Duration.ofSeconds(30), Duration.ofSeconds(30));

    final Subject subject;
    final Run run;
    final HandClock clock = new HandClock(START);
    final MemoryBlobs blobs = new MemoryBlobs();
    final MemorySourceState leases = new MemorySourceState(clock);
    final Watch watch = new Watch();
    final Random random;
    final Vertx vertx;
    final FakeHub hub;
    final FaultySource source;
    final Path dir;
    final LogCapture log;
    /** What is to be said although the rule is kept. */
    final List<String> notes = new ArrayList<>();

    private final Heard heard;
    private final SourceAdapter adapter;
    private final NetworkLock lock;
    private final Moments moments;
    private final List<Hosted> hosts = new ArrayList<>();
    private final List<Item> made = new ArrayList<>();
    private final AtomicInteger nodes = new AtomicInteger();

    private Bench(Subject subject, Run run, Path dir) throws Exception {
        this.subject = subject;
        this.run = run;
        this.dir = dir;
        this.random = new Random(run.seed());
        this.log =
                new LogCapture("org.ventanilla", subject.connector().getClass().getPackageName());
        this.lock = new NetworkLock(run.strangers());
        this.vertx = lock.vertx();
        this.moments = new Moments(vertx, run.patience());
        this.hub = new FakeHub(vertx);
        this.heard = new Heard(hub);
        Wait.on(hub.open());
        this.source = subject.source(vertx, clock);
        adapter = new SourceAdapter(source);
    }

    static Bench open(Subject subject, Run run) throws Exception {
        return new Bench(subject, run, Files.createTempDirectory("conformance"));
    }

    /** What the connector consists of under good options. */
    Shape shape() {
        var connector = subject.connector();
        return new Shape(connector.descriptor(), connector.assemble(context(options())));
    }

    /** The source's good options as the program hands them over. */
    JsonObject options() {
        return new OptionsSchema(subject.connector().descriptor().optionsSchema()).filled(source.options());
    }

    /** A context without runners: for what can be asked of a connector that does not run. */
    ConnectorContext context(JsonObject options) {
        return new ConnectorContext(
                subject.instance(),
                options,
                vertx,
                clock,
                URI.create("http://127.0.0.1:1"),
                submission -> Future.failedFuture(new NoReceipt("there is no hub here")),
                blobs,
                ask -> Future.failedFuture(new Egress.NotSent("there is no outside here")),
                Places.NONE);
    }

    /** Built and not started; nothing is mounted. */
    ConnectorHost built(JsonObject options) throws IOException {
        var services = new HostServices(
                vertx, clock, URI.create("http://127.0.0.1:1"), dir, blobs, leases.node("nobody"), Paces.QUICK);
        return new ConnectorHost(new Watched(subject.connector(), watch), subject.instance(), options, services);
    }

    Hosted start() {
        return start(Paces.QUICK);
    }

    /** Starts the instance as one more process over the same state, and shows the source where it is. */
    Hosted start(Patience patience) {
        return start(patience, options());
    }

    Hosted start(Patience patience, JsonObject options) {
        var node = leases.node("node-" + nodes.incrementAndGet());
        var hosting = new Hosting(vertx, dir, clock, blobs, node, patience);
        Hosted hosted = Wait.on(hosting.host(new Watched(subject.connector(), watch), subject.instance(), options));
        hosts.add(hosted);
        source.reachableAt(hosted.address());
        return hosted;
    }

    /**
     * Starts and hands in. What is asked for lies there before the first look, so that this look brings all of it; who
     * calls us needs somebody to call.
     */
    Hosted startWith(List<Item> items, Patience patience) throws Exception {
        boolean asked = shape().can(Capability.INBOUND_POLL);
        Hosted early = asked ? null : start(patience);
        for (Item item : items) {
            source.deliver(item);
        }
        return early == null ? start(patience) : early;
    }

    /** Whether nothing was started yet. */
    boolean isIdle() {
        return hosts.isEmpty();
    }

    void stop(Hosted hosted) {
        hosts.remove(hosted);
        Wait.on(hosted.stop());
    }

    /** Somebody has something to say. */
    Item item() {
        int n = made.size() + 1;
        String mark = "mk" + Long.toHexString(0x1000_0000L + random.nextInt(0x7000_0000));
        var item = new Item(n, source.sender(n % 5), mark, "La farola no luce " + mark, null, List.of());
        made.add(item);
        return item;
    }

    List<Item> items(int count) {
        var items = new ArrayList<Item>();
        for (int n = 0; n < count; n++) {
            items.add(item());
        }
        return items;
    }

    /** Everything the hub was told of the item, repeats included. */
    List<Submission> toldOf(Item item) {
        return heard.toldOf(item);
    }

    /** What the hub holds of the item, one a key. */
    List<Submission> reportsOf(Item item) {
        return heard.reportsOf(item);
    }

    /**
     * One report, and the source knows that it is safe. Who is told to come again does so, a few times: a busy machine may
     * have put it off.
     */
    void expectTaken(Item item) {
        for (int more = 0; more < COMES_AGAIN; more++) {
            until(item + " is answered", () -> fate(item) != Fate.WAITING);
            if (fate(item) != Fate.COME_AGAIN) {
                break;
            }
            adapter.again(item);
        }
        until(item + " becomes a report", () -> !reportsOf(item).isEmpty());
        untilFate(item, Fate.ACKNOWLEDGED);
        expectOneReport(item);
    }

    /** All of them, however long it takes as long as it goes on. */
    void expectAllTaken(List<Item> items) {
        int before = -1;
        for (int now = heard.reported(items); now < items.size(); now = heard.reported(items)) {
            expect(now > before, items.size() + " reports", now + " and no more coming");
            before = now;
            int reached = now;
            moments.untilQuietly(() -> heard.reported(items) > reached);
        }
        items.forEach(this::expectTaken);
    }

    /** Files of the report, and of what was told later about it. */
    List<Attachment> filesOf(Item item) {
        return heard.filesOf(item);
    }

    /** Asks the connector to send, as the hub does. */
    SendOutcome send(String deliveryId, String recipient, String text) {
        return Wait.on(hub.send(subject.instance(), Updates.of(deliveryId, recipient, text)));
    }

    void expectOneReport(Item item) {
        int reports = reportsOf(item).size();
        expect(reports == 1, "one report of " + item, reports + " reports of it");
    }

    void untilFate(Item item, Fate fate) {
        until(item + " is " + fate, () -> fate(item) == fate);
    }

    Fate fate(Item item) {
        return adapter.fate(item);
    }

    void expect(boolean good, String expected, Object seen) {
        if (!good) {
            throw new Broken(expected, String.valueOf(seen));
        }
    }

    /** Returns when it holds; breaks the rule when it never does. */
    void until(String what, BooleanSupplier condition) {
        if (!moments.until(condition)) {
            throw new Broken("that " + what, "that it never happened");
        }
    }

    /** Nothing is spooled or under way any more: whatever was taken in has reached the hub. */
    void untilIdle(Hosted hosted) {
        until(
                "nothing is under way",
                () -> hosted.host().counts().inFlight() == 0
                        && hosted.host().counts().spooled() == 0);
    }

    /** Gives what must not happen the time to happen. */
    void settle() {
        moments.settle();
    }

    /** The same, for as long as more and more of it happens. */
    void lull(IntSupplier count) {
        moments.lull(count);
    }

    /** The same for all that the hub is told. */
    void lull() {
        lull(() -> hub.submissions().size());
    }

    /** Where something private was said so far. */
    List<String> leaks() {
        return Leaks.of(subject, made, log.lines(), hub.submissions());
    }

    void close() throws Exception {
        try {
            hub.release();
            for (Hosted hosted : List.copyOf(hosts)) {
                stop(hosted);
            }
            source.close();
            Wait.on(vertx.close());
        } finally {
            run.leaks().addAll(leaks());
            lock.close();
            log.close();
            Folders.delete(dir);
        }
    }
}
