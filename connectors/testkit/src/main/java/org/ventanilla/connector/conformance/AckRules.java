package org.ventanilla.connector.conformance;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntSupplier;
import org.ventanilla.connector.Descriptor.Capability;
import org.ventanilla.connector.testkit.FakeHub.Mood;
import org.ventanilla.connector.testkit.FakeHub.Verdict;
import org.ventanilla.connector.testkit.Hosting;
import org.ventanilla.connector.testkit.Wait;
import org.ventanilla.model.Receipt;
import org.ventanilla.model.Submission;

/** The source is acknowledged only on a receipt, and on every receipt. */
final class AckRules {
    private AckRules() {}

    static List<Rule> all() {
        return List.of(ack1(), ack2(), ack3(), ack4(), ack5(), ack6(), ack7(), ack8());
    }

    private static Rule ack1() {
        return Rule.of("ACK-1", "while the hub holds its receipt back the source is not acknowledged", Need.INBOUND)
                .because("Event buses are at most once: what was acknowledged before the hub stored it was lost with"
                        + " the next restart.")
                .hint("Do not mark, move or answer anything in fetch or verify; the runner acknowledges.")
                .check(AckRules::held);
    }

    private static Rule ack2() {
        return Rule.of("ACK-2", "without a receipt nothing is acknowledged, unless it lies in the spool", Need.INBOUND)
                .because("Gateways that answered 200 while their hub was away lost a whole outage's reports.")
                .hint("Let the failure of the intake through; SOURCE_RETRIES only when the source does retry.")
                .check(AckRules::noReceipt);
    }

    private static Rule ack3() {
        return Rule.of("ACK-3", "what the hub already had is acknowledged as a success", Need.INBOUND)
                .because("A form client that got an error for a known id sent it again every 15 seconds for ever.")
                .hint("reply must answer the same for a request that comes again.")
                .check(AckRules::duplicate);
    }

    private static Rule ack4() {
        return Rule.of("ACK-4", "what the hub quarantined is acknowledged", Need.INBOUND)
                .because("A quarantined mail that stays in the mailbox is fetched again at every look.")
                .hint("acknowledge must bear every outcome, QUARANTINED too.")
                .check(AckRules::quarantined);
    }

    private static Rule ack5() {
        return Rule.of("ACK-5", "crash after the receipt, before the acknowledgement: one report", Need.INBOUND)
                .because("Redelivery after a crash doubled thousands of posts where the id was made anew.")
                .hint("The native id must come from the source, not from this process.")
                .check(bench -> crash(bench, Mood.STORES_BUT_SILENT));
    }

    private static Rule ack6() {
        return Rule.of("ACK-6", "crash before the receipt: the item comes again, one report", Need.INBOUND)
                .because("A mail marked as read before it was handed over was never looked at again.")
                .hint("Keep what is under way nowhere but in the source; the cursor is the hub's.")
                .check(bench -> crash(bench, Mood.SILENT));
    }

    private static Rule ack7() {
        return Rule.of("ACK-7", "a receipt that comes too late: one report", Need.INBOUND)
                .because("A time-out taken for a failure made a second report of the same words.")
                .hint("The same item needs the same native id on every try.")
                .check(AckRules::late);
    }

    private static Rule ack8() {
        return Rule.of(
                        "ACK-8",
                        "what was spooled survives a restart and keeps its order; no spool, no start",
                        Need.SPOOL)
                .because("A webhook lost in an outage of 15 seconds is never sent again by the telephone company.")
                .hint("parse must understand a request it reads from disk: use nothing but the request.")
                .check(AckRules::spool);
    }

    private static void held(Bench bench) throws Exception {
        bench.start(Bench.PATIENT);
        bench.hub.be(Mood.HOLDING);
        Item item = bench.item();
        bench.source.deliver(item);
        bench.until("the hub is asked", () -> bench.hub.heldBack() > 0);
        bench.settle();
        bench.expect(bench.fate(item) == Fate.WAITING, item + " unacknowledged while held", bench.fate(item));
        bench.hub.release();
        bench.expectTaken(item);
    }

    private static void noReceipt(Bench bench) throws Exception {
        var hosted = bench.start();
        // Who is asked shows the item again only when the runner has given up its first look at it.
        int tries = bench.shape().can(Capability.INBOUND_POLL) ? Paces.TRIES : 0;
        for (Mood mood : List.of(Mood.FAILING, Mood.SILENT)) {
            bench.hub.be(mood);
            Item item = bench.item();
            int before = hosted.host().health().spooled();
            bench.source.deliver(item);
            bench.until(
                    "the hub is asked for " + item + " until it is given up",
                    () -> bench.toldOf(item).size() > tries || bench.fate(item) != Fate.WAITING);
            withoutReceipt(bench, item, () -> hosted.host().health().spooled() - before);
            bench.hub.be(Mood.WELL);
            if (bench.fate(item) == Fate.COME_AGAIN) {
                bench.source.again(item);
            }
            bench.expectTaken(item);
            bench.until("the spool is empty", () -> hosted.host().health().spooled() == 0);
        }
    }

    private static void withoutReceipt(Bench bench, Item item, IntSupplier newlySpooled) {
        if (bench.shape().spools()) {
            bench.untilFate(item, Fate.ACKNOWLEDGED);
            int spooled = newlySpooled.getAsInt();
            bench.expect(spooled > 0, "an acknowledged item in the spool", spooled + " spooled items");
        } else {
            if (bench.shape().can(Capability.INBOUND_PUSH)) {
                bench.until(item + " is answered", () -> bench.fate(item) != Fate.WAITING);
            }
            bench.settle();
            bench.expect(
                    bench.fate(item) != Fate.ACKNOWLEDGED, "no acknowledgement without a receipt", bench.fate(item));
        }
    }

    private static void duplicate(Bench bench) throws Exception {
        bench.start();
        Item item = bench.item();
        bench.source.deliver(item);
        bench.expectTaken(item);
        bench.source.again(item);
        bench.untilFate(item, Fate.ACKNOWLEDGED);
        bench.until("the hub is asked again", () -> bench.toldOf(item).size() > 1);
        bench.expectOneReport(item);
    }

    private static void quarantined(Bench bench) throws Exception {
        bench.start();
        var receipt = new Receipt(
                Receipt.SCHEMA, Receipt.Outcome.QUARANTINED, "q1", null, null, null, null, "a-person-looks");
        bench.hub.decide(submission -> new Verdict.Given(receipt));
        Item item = bench.item();
        bench.source.deliver(item);
        bench.untilFate(item, Fate.ACKNOWLEDGED);
        bench.expect(
                bench.toldOf(item).size() == 1,
                "one request to the hub",
                bench.toldOf(item).size());
    }

    private static void crash(Bench bench, Mood mood) throws Exception {
        var first = bench.start();
        bench.hub.be(mood);
        Item item = bench.item();
        bench.source.deliver(item);
        bench.until("the hub is asked", () -> !bench.toldOf(item).isEmpty());
        bench.stop(first);
        bench.hub.be(Mood.WELL);
        int before = bench.toldOf(item).size();
        var second = bench.start();
        if (bench.fate(item) != Fate.ACKNOWLEDGED && bench.shape().can(Capability.INBOUND_PUSH)) {
            bench.source.again(item);
        }
        bench.until("the item comes again", () -> bench.toldOf(item).size() > before);
        bench.untilIdle(second);
        bench.expectTaken(item);
    }

    private static void late(Bench bench) throws Exception {
        var hosted = bench.start();
        bench.hub.be(Mood.HOLDING);
        Item item = bench.item();
        bench.source.deliver(item);
        bench.until("our time-out is over and the hub asked again", () -> bench.hub.heldBack() > 2);
        bench.hub.release();
        bench.until("the item is answered", () -> bench.fate(item) != Fate.WAITING);
        if (bench.fate(item) == Fate.COME_AGAIN) {
            bench.source.again(item);
        }
        bench.expectTaken(item);
        bench.untilIdle(hosted);
        bench.settle();
        bench.expectOneReport(item);
    }

    private static void spool(Bench bench) throws Exception {
        var first = bench.start();
        bench.hub.be(Mood.SILENT);
        List<Item> items = bench.items(5);
        for (Item item : items) {
            bench.source.deliver(item);
            bench.untilFate(item, Fate.ACKNOWLEDGED);
        }
        bench.stop(first);
        bench.hub.be(Mood.WELL);
        var second = bench.start();
        bench.until("the spool is empty", () -> second.host().health().spooled() == 0);
        List<String> order = bench.hub.reports().stream()
                .map(Submission::text)
                .map(t -> t == null ? "" : t.raw())
                .toList();
        List<String> said = items.stream().map(Item::text).toList();
        bench.expect(
                order.equals(said), "the items in the order in which they came", order.size() + " items in another");
        unwritable(bench);
    }

    private static void unwritable(Bench bench) throws Exception {
        Path file = Files.createTempFile(bench.dir, "no", "folder");
        var services =
                new Hosting(bench.vertx, file, bench.clock, bench.blobs, bench.leases.node("other"), Paces.QUICK);
        try {
            var hosted = services.host(bench.subject.connector(), bench.subject.instance(), bench.options());
            Wait.on(hosted);
        } catch (RuntimeException e) {
            return;
        }
        throw new Broken("no start without a spool that can be written", "a running instance");
    }
}
