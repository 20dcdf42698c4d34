package org.ventanilla.connector.conformance;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.ventanilla.connector.Counts;
import org.ventanilla.connector.Descriptor.Capability;
import org.ventanilla.connector.Health.State;
import org.ventanilla.connector.testkit.FakeHub.Mood;
import org.ventanilla.connector.testkit.Hosting.Hosted;
import org.ventanilla.model.Submission;
import org.ventanilla.model.TrailEntry;

/** What an operator sees is true. */
final class VisRules {
    /** Longer than the longest question a source is asked in these tests: a long poll of a second. */
    private static final Duration SILENCE = Duration.ofMillis(1_600);

    private static final Duration STEP = Duration.ofMillis(60);

    private VisRules() {}

    static List<Rule> all() {
        return List.of(
                Rule.of("VIS-1", "the state is right in each phase")
                        .because("A dashboard was green for ten days over an account that was locked.")
                        .hint("Let failures through; the runner tells the board.")
                        .check(VisRules::states),
                Rule.of("VIS-2", "a healthy source is heard of in time; a silent one is noticed", Need.POLL)
                        .because("IDLE dies silently behind a firewall; the client waits for ever.")
                        .hint("awaitNews returns after atMost at the latest; pollEvery of minutes, not hours.")
                        .check(VisRules::silence),
                Rule.elsewhere("VIS-3", "canary round trip and token expiry are metrics", "nowhere: neither is built"),
                Rule.of("VIS-4", "the channel log of an item can be followed by its key", Need.PARSES)
                        .because("'I wrote to you' could not be answered from logs that had no ids.")
                        .hint("Nothing to do for an author.")
                        .ownedByRunner("the runner writes the log of each item")
                        .check(VisRules::trail),
                Rule.of(
                                "VIS-5",
                                "received = accepted + duplicate + conflict + quarantined + spooled + in flight",
                                Need.PARSES)
                        .because("What is not counted is not missed: a filter had eaten every third report.")
                        .hint("parse never returns an empty list for what a person said.")
                        .check(VisRules::ledger),
                Rule.elsewhere(
                        "VIS-6", "a trace id flows from source to event", "nowhere: traceparent is not set yet"));
    }

    private static void states(Bench bench) throws Exception {
        State built = bench.built(bench.options()).health().state();
        bench.expect(built == State.CONFIGURED, "CONFIGURED before the start", built);
        Hosted hosted = bench.start();
        bench.until("it is RUNNING", () -> hosted.host().health().state() == State.RUNNING);
        bench.expect(hosted.host().isReady(), "ready", "not ready");
        if (bench.shape().can(Capability.INBOUND_POLL)) {
            bench.source.goAway();
            Item item = bench.item();
            bench.until("it is DEGRADED", () -> hosted.host().health().state() == State.DEGRADED);
            bench.source.comeBack();
            bench.source.deliver(item);
            bench.expectTaken(item);
            bench.until("it is RUNNING again", () -> hosted.host().health().state() == State.RUNNING);
        }
        bench.stop(hosted);
        State ended = hosted.host().health().state();
        bench.expect(ended == State.STOPPED && !hosted.host().isReady(), "STOPPED and not ready", ended);
    }

    private static void silence(Bench bench) throws Exception {
        Hosted hosted = bench.start(Paces.QUICK.at(Paces.PACE.withSilence(SILENCE)));
        Item item = bench.item();
        bench.source.deliver(item);
        bench.expectTaken(item);
        bench.until("the contact is noted", () -> hosted.host().health().lastContact() != null);
        for (int looks = 0; looks < 35; looks++) {
            bench.settle();
            // Never faster than the machine's own clock: a busy machine must not look like a silent source.
            bench.clock.advance(STEP);
            State now = hosted.host().health().state();
            bench.expect(bench.watch.opened() <= 1, "one connection while there is no news", bench.watch.opened());
            bench.expect(
                    now == State.RUNNING,
                    "RUNNING while there is no news",
                    now + " " + hosted.host().health().detail());
        }
    }

    private static void trail(Bench bench) throws Exception {
        bench.start();
        Item item = bench.item();
        bench.source.deliver(item);
        bench.expectTaken(item);
        String key = bench.reportsOf(item).get(0).key();
        bench.until(
                "received and receipt are in its log",
                () -> steps(bench, key).contains("received")
                        && steps(bench, key).contains("receipt"));
    }

    private static String steps(Bench bench, String key) {
        return bench.hub.trail().stream()
                .filter(entry -> entry.key().equals(key))
                .map(TrailEntry::step)
                .collect(Collectors.joining(" "));
    }

    private static void ledger(Bench bench) throws Exception {
        Hosted hosted = bench.start();
        bench.hub.treat(s -> bench.random.nextInt(6) == 0 ? Mood.FAILING : null);
        List<Item> items = bench.items(24);
        for (Item item : items) {
            bench.source.deliver(item);
            sample(bench, hosted);
        }
        LimitRules.settled(bench, items);
        bench.hub.be(Mood.WELL);
        bench.expectAllTaken(items);
        bench.until(
                "nothing is under way",
                () -> hosted.host().counts().inFlight() == 0
                        && hosted.host().counts().spooled() == 0);
        sample(bench, hosted);
        Counts counts = hosted.host().counts();
        long held = bench.hub.reports().stream().map(Submission::key).distinct().count();
        long accounted = counts.accepted() + counts.quarantined() + counts.duplicate();
        bench.expect(
                accounted >= held && held == items.size(),
                items.size() + " items accounted for",
                accounted + " of " + held);
    }

    static void sample(Bench bench, Hosted hosted) {
        Counts counts = hosted.host().counts();
        bench.expect(counts.addsUp(), "columns that add up", counts);
    }
}
