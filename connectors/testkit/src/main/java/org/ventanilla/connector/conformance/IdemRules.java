package org.ventanilla.connector.conformance;

import java.time.Duration;
import java.util.List;
import org.ventanilla.connector.Descriptor.Capability;
import org.ventanilla.connector.testkit.Hosting.Hosted;
import org.ventanilla.model.DeliveryReceipt.State;
import org.ventanilla.model.Submission;

/** Exactly one report an item, for ever. */
final class IdemRules {
    private static final int AT_ONCE = 20;

    private IdemRules() {}

    static List<Rule> all() {
        return List.of(idem1(), idem2(), idem3(), idem4(), idem5(), idem6(), idem7());
    }

    private static Rule idem1() {
        return Rule.of("IDEM-1", "the same item twice is one report", Need.INBOUND)
                .because("Providers deliver twice; a deduplication kept in memory overflowed or restarted.")
                .hint("nativeId: the source's own id, never a counter, a time or a random number.")
                .check(IdemRules::twice);
    }

    private static Rule idem2() {
        return Rule.of("IDEM-2", "the same item 20 times at once over two processes is one report", Need.INBOUND)
                .because("Check-then-mark races made two rows for one id; double taps sent 70 copies in 10 seconds.")
                .hint("Keep nothing in static fields or in the process: the unique key is the hub's.")
                .check(IdemRules::atOnce);
    }

    private static Rule idem3() {
        return Rule.of("IDEM-3", "the same id with other words is told to the hub as it is", Need.INBOUND)
                .because("A reused Message-ID made real mails disappear, marked as read.")
                .hint("Do not filter known ids yourself; the hub compares the content.")
                .check(IdemRules::changed);
    }

    private static Rule idem4() {
        return Rule.of("IDEM-4", "another id with the same words is another report", Need.INBOUND)
                .because("Two neighbours who send the same words are two people waiting for an answer.")
                .hint("Words are no key. Near-duplicates are the hub's business.")
                .check(IdemRules::sameWords);
    }

    private static Rule idem5() {
        return Rule.of("IDEM-5", "an item without an id has a stable key; a week later it is another", Need.INBOUND)
                .because("Mails without Message-ID were dropped, or all taken for the same one.")
                .hint("Hash the untouched bytes of the item.")
                .check(IdemRules::withoutId);
    }

    private static Rule idem6() {
        return Rule.of("IDEM-6", "samples become what they always became", Need.INBOUND)
                .because("A changed key after an upgrade brought a whole mailbox in again.")
                .hint(
                        "Keys are for ever. When the change is meant, delete the golden file and let the next run write it;"
                                + " into a file of keys put the lines shown.")
                .check(Goldens::check);
    }

    private static Rule idem7() {
        return Rule.of("IDEM-7", "every status of a sent message reaches the hub", Need.DELIVERY_RECEIPTS)
                .because("A deduplication by message id alone swallowed every later status.")
                .hint("Pass on each status as a Delivery of its own.")
                .check(IdemRules::statuses);
    }

    private static void twice(Bench bench) throws Exception {
        bench.start();
        Item item = bench.item();
        bench.source.deliver(item);
        bench.expectTaken(item);
        bench.clock.advance(Duration.ofMinutes(3));
        bench.source.again(item);
        bench.until("the hub is asked again", () -> bench.toldOf(item).size() > 1);
        bench.expectTaken(item);
    }

    private static void atOnce(Bench bench) throws Exception {
        Hosted one = bench.start();
        Hosted two = bench.start();
        Item item = bench.item();
        bench.source.reachableAt(one.address());
        bench.source.deliver(item);
        for (int n = 1; n < AT_ONCE; n++) {
            bench.source.reachableAt(n % 2 == 0 ? one.address() : two.address());
            bench.source.again(item);
        }
        bench.expectTaken(item);
        bench.until("every copy reaches the hub", () -> bench.toldOf(item).size() >= AT_ONCE || spooled(one, two) == 0);
        bench.settle();
        bench.expectOneReport(item);
    }

    private static int spooled(Hosted one, Hosted two) {
        return one.host().health().spooled() + two.host().health().spooled();
    }

    private static void changed(Bench bench) throws Exception {
        bench.start();
        Item item = bench.item();
        bench.source.deliver(item);
        bench.expectTaken(item);
        bench.source.changed(item, "Ya luce, pero parpadea " + item.mark());
        bench.until("the hub is told of the change", () -> bench.toldOf(item).size() > 1);
        bench.untilFate(item, Fate.ACKNOWLEDGED);
        long contents = bench.toldOf(item).stream()
                .map(Submission::fingerprint)
                .distinct()
                .count();
        bench.expect(contents == 2, "two contents told to the hub", contents);
    }

    private static void sameWords(Bench bench) throws Exception {
        bench.start();
        Item first = bench.item();
        Item second = bench.item();
        bench.source.deliver(first);
        bench.until("it becomes a report", () -> bench.reportsOf(first).size() == 1);
        bench.source.deliver(second.saying(first.text()));
        bench.until(
                "the same words under another id are a second report",
                () -> bench.reportsOf(first).size() == 2);
    }

    private static void withoutId(Bench bench) throws Exception {
        bench.start();
        Item item = bench.item();
        bench.source.deliverWithoutId(item);
        bench.until(
                "an item without id becomes a report",
                () -> bench.reportsOf(item).size() == 1);
        bench.source.again(item);
        bench.until("it is told again", () -> bench.toldOf(item).size() == 2);
        bench.expectOneReport(item);
        bench.clock.advance(Duration.ofDays(7));
        bench.source.deliverWithoutId(item.saidAt(bench.clock.instant()));
        bench.until(
                "the same words a week later are a second report",
                () -> bench.reportsOf(item).size() == 2);
    }

    private static void statuses(Bench bench) throws Exception {
        bench.start();
        bench.expect(bench.shape().can(Capability.OUTBOUND), "OUTBOUND with DELIVERY_RECEIPTS", "no OUTBOUND");
        for (State state : List.of(State.SENT, State.DELIVERED, State.DELIVERED)) {
            bench.source.outbox().report("notice-1", state);
        }
        bench.until(
                "both statuses reach the hub",
                () -> bench.hub.receipts().stream()
                                .map(r -> r.state())
                                .distinct()
                                .count()
                        == 2);
    }
}
