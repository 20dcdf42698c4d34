package org.ventanilla.connector.conformance;

import java.time.Duration;
import java.util.List;
import org.ventanilla.connector.testkit.FakeHub.Mood;

/** More than one process. */
final class ClusRules {
    private static final Duration LEASE = Duration.ofSeconds(10);
    private static final int PAUSES = 10;
    private static final String NODES = "two real members of a cluster, hub/boot ClusterTest: ";

    private ClusRules() {}

    static List<Rule> all() {
        return List.of(
                Rule.of("CLUS-1", "two processes over one singleton: every item taken in once", Need.SINGLETON)
                        .because("Two pollers on one mailbox doubled every report.")
                        .hint("Read only in fetch, when the runner asks for it.")
                        .check(ClusRules::one),
                Rule.of(
                                "CLUS-2",
                                "who was paused beyond the lease acknowledges nothing more, and reads on when it is back",
                                Need.SINGLETON)
                        .because("A process that woke from a long pause moved the cursor of its successor back.")
                        .hint("Acknowledge in acknowledge only; do nothing in close but close.")
                        .check(ClusRules::fenced),
                Rule.elsewhere("CLUS-3", "a hub node killed during requests", NODES + "clus3_*"),
                Rule.elsewhere(
                        "CLUS-4",
                        "partition and merge: handlers answer again, or readiness goes false",
                        NODES + "clus4_*"),
                Rule.elsewhere(
                        "CLUS-5", "rolling restart under load: none lost, at most one retry each", NODES + "clus5_*"),
                Rule.elsewhere(
                        "CLUS-6", "JSON only on the wire of two real nodes; unknown major refused", NODES + "clus6_*"));
    }

    private static void one(Bench bench) throws Exception {
        bench.start();
        bench.start();
        List<Item> items = bench.items(20);
        for (Item item : items) {
            bench.source.deliver(item);
        }
        bench.expectAllTaken(items);
        bench.settle();
        for (Item item : items) {
            int told = bench.toldOf(item).size();
            bench.expect(told == 1, "every item handed in once", told + " times " + item);
        }
    }

    private static void fenced(Bench bench) throws Exception {
        bench.hub.be(Mood.HOLDING);
        List<Item> items = bench.items(20); // more than are under way at once
        bench.startWith(items, Paces.withLease(Bench.PATIENT, LEASE));
        bench.until("the hub is asked", () -> bench.hub.heldBack() > 0);
        bench.leases.give(bench.subject.instance(), "another process", LEASE);
        String before = bench.leases.cursor(bench.subject.instance());
        bench.until("the pause is noticed", () -> bench.leases.turnedAway(bench.subject.instance()) > 0);
        bench.settle();
        bench.hub.release();
        bench.settle();
        String kept = String.valueOf(bench.leases.cursor(bench.subject.instance()));
        bench.expect(String.valueOf(before).equals(kept), "the successor's cursor untouched", kept);
        for (Item item : items) {
            boolean safe = bench.fate(item) != Fate.ACKNOWLEDGED
                    || !bench.reportsOf(item).isEmpty();
            bench.expect(safe, "no acknowledgement of what the hub does not have", item + " acknowledged");
        }
        readsOn(bench, items);
    }

    private static void readsOn(Bench bench, List<Item> items) throws Exception {
        for (int pauses = 0; pauses < PAUSES; pauses++) {
            bench.clock.advance(LEASE.multipliedBy(2));
            bench.settle();
        }
        bench.expectAllTaken(items);
        Item after = bench.item();
        bench.source.deliver(after);
        bench.expectTaken(after);
    }
}
