package org.ventanilla.connector.conformance;

import java.util.List;
import org.ventanilla.connector.Descriptor.Capability;
import org.ventanilla.connector.testkit.FakeHub.Mood;
import org.ventanilla.model.Submission;

/** Who said what after what. */
final class OrdRules {
    private OrdRules() {}

    static List<Rule> all() {
        return List.of(
                Rule.of("ORD-1", "two messages of one reporter keep their order through an outage", Need.INBOUND)
                        .because("The answer to a question was read before the question.")
                        .hint("fetch: oldest first; no work of your own beside the runner.")
                        .check(OrdRules::order),
                Rule.of("ORD-2", "a slow item does not hold up other reporters", Need.INBOUND)
                        .because("One large photo at the provider stopped everybody else's messages for minutes.")
                        .hint("No lock, no queue, no single flag in the connector; files that wait are Remote.")
                        .check(OrdRules::slow),
                Rule.of("ORD-3", "an answer that arrives before what it answers is kept", Need.INBOUND)
                        .because("Replies to a message that was not known yet were dropped as spam.")
                        .hint("Hand over the references; the hub links, also later.")
                        .check(OrdRules::replyFirst));
    }

    private static void order(Bench bench) throws Exception {
        var hosted = bench.start();
        Item first = bench.item();
        Item second = bench.item().from(first.from());
        boolean waits = bench.shape().spools() || bench.shape().can(Capability.INBOUND_POLL);
        bench.hub.be(waits ? Mood.FAILING : Mood.WELL);
        bench.source.deliver(first);
        if (bench.shape().can(Capability.INBOUND_PUSH)) {
            bench.untilFate(first, Fate.ACKNOWLEDGED);
        }
        bench.source.deliver(second);
        if (bench.shape().can(Capability.INBOUND_PUSH)) {
            bench.untilFate(second, Fate.ACKNOWLEDGED);
        } else {
            // One try more than a look has: the last of them belongs to a look that saw both.
            int before = bench.hub.submissions().size();
            bench.until("the outage lasts", () -> bench.hub.submissions().size() > before + Paces.TRIES);
        }
        bench.hub.be(Mood.WELL);
        bench.expectTaken(first);
        bench.expectTaken(second);
        bench.until("the spool is empty", () -> hosted.host().health().spooled() == 0);
        List<String> texts = bench.hub.reports().stream()
                .map(s -> s.text() == null ? "" : s.text().raw())
                .toList();
        bench.expect(
                place(texts, first) < place(texts, second), "the first message before the second", "the other order");
    }

    private static int place(List<String> texts, Item item) {
        for (int n = 0; n < texts.size(); n++) {
            if (texts.get(n).contains(item.mark())) {
                return n;
            }
        }
        return texts.size();
    }

    private static void slow(Bench bench) throws Exception {
        if (bench.shape().can(Capability.INBOUND_PUSH)) {
            bench.start(Bench.PATIENT);
            Item slow = bench.item();
            bench.hub.treat(s -> s.text() != null && s.text().raw().contains(slow.mark()) ? Mood.HOLDING : null);
            bench.source.deliver(slow);
            bench.until("the hub is asked", () -> bench.hub.heldBack() > 0);
            Item other = bench.item();
            bench.source.deliver(other);
            bench.expectTaken(other);
            bench.hub.release();
            bench.expectTaken(slow);
            return;
        }
        Media media = bench.source.media();
        bench.start();
        media.be(Media.Mood.NOT_YET);
        Item slow = bench.item().with(Files.photo("remote.jpg"));
        bench.source.deliver(slow);
        Item other = bench.item();
        bench.source.deliver(other);
        bench.expectTaken(other);
    }

    private static void replyFirst(Bench bench) throws Exception {
        bench.start();
        Item parent = bench.item();
        Item reply = bench.item();
        bench.source.reply(reply, parent);
        bench.expectTaken(reply);
        bench.source.deliver(parent);
        bench.expectTaken(parent);
        Submission told = bench.reportsOf(reply).get(0);
        bench.expect(told.thread() != null, "an answer that says what it answers", "no thread");
    }
}
