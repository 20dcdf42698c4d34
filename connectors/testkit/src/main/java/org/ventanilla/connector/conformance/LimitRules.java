package org.ventanilla.connector.conformance;

import java.util.ArrayList;
import java.util.List;
import org.ventanilla.connector.Descriptor.Capability;
import org.ventanilla.connector.testkit.FakeHub.Mood;
import org.ventanilla.model.SendOutcome;
import org.ventanilla.model.SendOutcome.Ending;

/** How much at once, how large, how fast. */
final class LimitRules {
    static final int WINDOW = 32;
    private static final int WAVE = 50;

    private LimitRules() {}

    static List<Rule> all() {
        return List.of(limit1(), limit2(), limit3(), limit4(), limit5(), limit6());
    }

    private static Rule limit1() {
        return Rule.of("LIMIT-1", "never more than the window of unanswered requests to the hub", Need.INBOUND)
                .because("The bus has no back-pressure: a slow consumer dropped what came beyond its buffer.")
                .hint("Hand over through the runner or context.intake(); never send on the bus.")
                .check(LimitRules::window);
    }

    private static Rule limit2() {
        return Rule.of(
                        "LIMIT-2",
                        "while the hub is slow intake pauses, and takes no more than it was asked for",
                        Need.INBOUND)
                .because("A connector that fetched all it could ran out of memory in the first long outage.")
                .hint("fetch returns at most max items; keep no list of your own.")
                .check(LimitRules::pause);
    }

    private static Rule limit3() {
        return Rule.of(
                        "LIMIT-3",
                        "an item just below, at and just above the channel's limit is whole, or refused",
                        Need.INBOUND)
                .because("Long messages arrived cut in the middle of the address, and nobody knew.")
                .hint("Do not shorten. What is too long is refused, or kept raw for a person.")
                .check(bench -> {
                    int limit = bench.source.largestText();
                    whole(bench, List.of(limit - 1, limit, limit + 1));
                });
    }

    private static Rule limit4() {
        return Rule.of("LIMIT-4", "a burst is taken without loss", Need.INBOUND)
                .because("A storm at night brought a thousand reports in a minute; rate limits dropped the rest.")
                .hint("Never drop to protect yourself: answer 503 or let the source wait.")
                .check(LimitRules::burst);
    }

    private static Rule limit5() {
        return Rule.of("LIMIT-5", "a provider that says when to come again is obeyed", Need.OUTBOUND)
                .because("Gateways that hammered on after a 429 were blocked for the day.")
                .hint("HttpEndings.of keeps Retry-After.")
                .check(LimitRules::throttled);
    }

    private static Rule limit6() {
        return Rule.of("LIMIT-6", "no function keeps an event loop for more than 100 ms")
                .because("One blocking client call stopped every channel of the process.")
                .hint("Block only in a Poller's source; everything else answers with a Future.")
                .check(LimitRules::eventLoop);
    }

    private static void window(Bench bench) throws Exception {
        bench.hub.be(Mood.HOLDING);
        List<Item> items = bench.items(WINDOW + 8);
        var unused = bench.startWith(items, Bench.PATIENT);
        bench.until("the hub is asked", () -> bench.hub.heldBack() > 0);
        bench.lull(bench.hub::heldBack);
        int most = bench.hub.heldBack();
        bench.expect(most <= WINDOW, "at most " + WINDOW + " unanswered requests", most);
        bench.hub.release();
        bench.expectAllTaken(items);
    }

    private static void pause(Bench bench) throws Exception {
        bench.hub.be(Mood.HOLDING);
        List<Item> items = bench.items(Math.min(150, bench.subject.burst()));
        var unused = bench.startWith(items, Bench.PATIENT);
        bench.until("the hub is asked", () -> bench.hub.heldBack() > 0);
        bench.settle();
        bench.hub.release();
        bench.expectAllTaken(items);
        bench.expect(!bench.watch.isOverfull(), "at most as many items as fetch was asked for", "more");
    }

    /** Every one of these is in the hub as long as it was, or somebody was told that it is not. */
    static void whole(Bench bench, List<Integer> lengths) throws Exception {
        bench.start();
        for (int length : lengths) {
            Item item = bench.item();
            String text = item.mark() + " " + "palabra ".repeat(length / 8 + 1);
            Item said = item.saying(text.substring(0, length - 1) + ".");
            int told = bench.hub.reports().size();
            bench.source.deliver(said);
            bench.until(
                    "an item of " + length + " characters is taken or refused",
                    () -> bench.hub.reports().size() > told || bench.fate(said) == Fate.REFUSED);
            if (bench.fate(said) == Fate.REFUSED
                    || bench.hub.reports().get(told).quarantine() != null) {
                continue;
            }
            var submission = bench.hub.reports().get(told);
            String kept =
                    submission.text() == null ? "" : submission.text().raw().strip();
            boolean all = kept.endsWith(".") && kept.length() >= length - 8;
            boolean isWhole = all || !submission.flags().isEmpty();
            bench.expect(isWhole, "all " + length + " characters, or a flag that says otherwise", kept.length());
        }
    }

    private static void burst(Bench bench) throws Exception {
        bench.start();
        List<Item> items = bench.items(bench.subject.burst());
        for (int from = 0; from < items.size(); from += WAVE) {
            List<Item> wave = items.subList(from, Math.min(items.size(), from + WAVE));
            for (Item item : wave) {
                bench.source.deliver(item);
            }
            if (bench.shape().can(Capability.INBOUND_PUSH)) {
                answered(bench, wave);
            }
        }
        bench.expectAllTaken(items);
    }

    /** As a source does: what was told to come again comes again. */
    static void answered(Bench bench, List<Item> wave) throws Exception {
        var open = new ArrayList<>(wave);
        while (!open.isEmpty()) {
            for (Item item : open) {
                bench.until(item + " is answered", () -> bench.fate(item) != Fate.WAITING);
            }
            open.removeIf(item -> bench.fate(item) != Fate.COME_AGAIN);
            for (Item item : open) {
                bench.source.again(item);
            }
        }
    }

    /** A source that is asked has nothing to repeat. */
    static void settled(Bench bench, List<Item> items) throws Exception {
        if (bench.shape().can(Capability.INBOUND_PUSH)) {
            answered(bench, items);
        }
    }

    private static void throttled(Bench bench) throws Exception {
        bench.start();
        bench.source.outbox().be(Outbox.Answer.THROTTLED);
        SendOutcome outcome = bench.send("d1", bench.source.sender(1), "Su aviso está en marcha");
        bench.expect(outcome.ending() == Ending.RETRY, "RETRY", outcome.ending());
        long said = bench.source.outbox().retryAfterSeconds();
        boolean obeyed = outcome.retryAfterSeconds() != null && outcome.retryAfterSeconds() >= said;
        bench.expect(obeyed, "a retry not before " + said + " s", String.valueOf(outcome.retryAfterSeconds()));
    }

    private static void eventLoop(Bench bench) throws Exception {
        bench.start();
        int times = 3;
        for (int n = 0; n < times; n++) {
            if (Need.INBOUND.isMetBy(bench.shape())) {
                Item item = bench.item();
                bench.source.deliver(item);
                bench.expectTaken(item);
            }
            if (bench.shape().can(Capability.OUTBOUND)) {
                var unused = bench.send("d" + n, bench.source.sender(1), "Hola");
            }
        }
        List<String> slow = bench.watch.slow(times);
        bench.expect(slow.isEmpty(), "functions that give the event loop back at once", slow);
    }
}
