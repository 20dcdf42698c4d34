package org.ventanilla.connector.conformance;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.ventanilla.connector.Descriptor.Capability;
import org.ventanilla.connector.conformance.Watch.Spoil;
import org.ventanilla.connector.testkit.Wait;
import org.ventanilla.model.Addresses;
import org.ventanilla.model.Submission;

/** One bad item never stops, delays or takes with it the good ones, and is itself never lost. */
final class PoisonRules {
    private static final String PARSE = "parse is called under a deadline, and what it throws is caught, by the runner";

    private static final int TRIES = 5;

    private PoisonRules() {}

    static List<Rule> all() {
        return List.of(poison1(), poison2(), poison3(), poison4(), poison5(), poison6());
    }

    private static Rule poison1() {
        return Rule.of(
                        "POISON-1",
                        "one unreadable item of twenty: nineteen reports and one in quarantine",
                        Need.INBOUND)
                .because("One bad mail blocked whole mailboxes, retried about 480 times an hour.")
                .hint("Throw from parse; do not catch and return nothing, do not parse in fetch or verify.")
                .check(bench -> mixed(bench, 20, List.of(9)));
    }

    private static Rule poison2() {
        return Rule.of("POISON-2", "the bad item first, last, and alone", Need.INBOUND)
                .because("A bad entry at the head of an offline queue blocked everything behind it.")
                .hint("A batch must not fail because of one of its items.")
                .check(PoisonRules::places);
    }

    private static Rule poison3() {
        return Rule.of("POISON-3", "a parse that fails in any way is contained", Need.PARSES)
                .because("A stack overflow in one mail's headers killed the fetching thread for all.")
                .hint("Nothing to do for an author.")
                .ownedByRunner(PARSE)
                .check(PoisonRules::contained);
    }

    private static Rule poison4() {
        return Rule.of("POISON-4", "an unreadable item is tried a few times at most, then passed by", Need.PARSES)
                .because("A cursor that never moved past a bad item fetched it for days.")
                .hint("Give every item its own position, also the ones you cannot read.")
                .check(PoisonRules::few);
    }

    private static Rule poison5() {
        return Rule.of(
                        "POISON-5",
                        "what is quarantined are the untouched bytes; read again they are the report they would have been",
                        Need.PARSES)
                .because("Quarantined items that had been cleaned up could not be read again after the fix.")
                .hint("RawItem.raw and nativeId before any parsing.")
                .check(PoisonRules::untouched);
    }

    private static Rule poison6() {
        return Rule.of("POISON-6", "no acknowledgement while the quarantine cannot be written", Need.PARSES)
                .because("Bad items were dropped exactly when the disk was full.")
                .hint("Nothing to do for an author.")
                .ownedByRunner("the runner keeps raw bytes and acknowledges")
                .check(PoisonRules::storeAway);
    }

    private static void mixed(Bench bench, int count, List<Integer> bad) throws Exception {
        bench.start();
        List<Item> items = bench.items(count);
        var good = new ArrayList<Item>();
        for (int n = 0; n < count; n++) {
            if (bad.contains(n)) {
                bench.source.corrupt(items.get(n));
            } else {
                bench.source.deliver(items.get(n));
                good.add(items.get(n));
            }
        }
        for (Item item : good) {
            bench.expectTaken(item);
        }
        bench.until("the bad ones are in quarantine", () -> quarantined(bench).size() == bad.size());
        for (int n : bad) {
            bench.untilFate(items.get(n), Fate.ACKNOWLEDGED);
        }
    }

    private static List<Submission> quarantined(Bench bench) {
        return bench.hub.reports().stream().filter(s -> s.quarantine() != null).toList();
    }

    private static void places(Bench bench) throws Exception {
        bench.start();
        Item alone = bench.item();
        bench.source.corrupt(alone);
        bench.until(
                "an unreadable item alone is quarantined",
                () -> quarantined(bench).size() == 1);
        List<Item> items = bench.items(4);
        bench.source.corrupt(items.get(0));
        bench.source.deliver(items.get(1));
        bench.source.deliver(items.get(2));
        bench.source.corrupt(items.get(3));
        bench.expectTaken(items.get(1));
        bench.expectTaken(items.get(2));
        bench.until("first and last are quarantined", () -> quarantined(bench).size() == 3);
    }

    private static void contained(Bench bench) throws Exception {
        bench.start();
        var ways = new ArrayList<>(List.of(Spoil.EXCEPTION, Spoil.ERROR, Spoil.STACK));
        if (bench.shape().can(Capability.INBOUND_POLL)) {
            ways.add(Spoil.NEVER);
        }
        for (Spoil way : ways) {
            Item bad = bench.item();
            Item good = bench.item();
            int before = quarantined(bench).size();
            bench.watch.spoil(bench.source.rawMark(bad), way);
            bench.source.deliver(bad);
            bench.until(
                    "a parse that ends in " + way + " is quarantined",
                    () -> quarantined(bench).size() > before);
            bench.source.deliver(good);
            bench.expectTaken(good);
        }
    }

    private static void few(Bench bench) throws Exception {
        bench.start();
        Item bad = bench.item();
        Item good = bench.item();
        bench.watch.spoil(bench.source.rawMark(bad), Spoil.EXCEPTION);
        bench.source.deliver(bad);
        bench.source.deliver(good);
        bench.expectTaken(good);
        bench.untilFate(bad, Fate.ACKNOWLEDGED);
        bench.lull(bench.watch::parses);
        int tries = bench.watch.spoiltParses();
        bench.expect(tries > 0 && tries <= TRIES, "one to five tries to read it", tries);
        int all = bench.watch.parses();
        bench.expect(all <= 2 * TRIES, "a cursor that moves past what is done", all + " looks at two items");
    }

    private static void untouched(Bench bench) throws Exception {
        bench.start();
        Item bad = bench.item();
        bench.watch.spoil(bench.source.rawMark(bad), Spoil.EXCEPTION);
        bench.source.deliver(bad);
        bench.until("it is quarantined", () -> quarantined(bench).size() == 1);
        Submission kept = quarantined(bench).get(0);
        bench.expect(kept.rawRef() != null, "a reference to the kept bytes", "none");
        Buffer raw = Wait.on(bench.blobs.get(String.valueOf(kept.rawRef())));
        boolean whole = RawBytes.hold(raw, bench.source.rawMark(bad));
        bench.expect(whole, "the untouched bytes of the item", raw.length() + " other bytes");
        bench.source.again(bad);
        bench.settle();
        bench.expect(quarantined(bench).size() == 1, "the same key when it comes again", "another");
        bench.watch.heal();
        Wait.on(bench.vertx.eventBus().request(Addresses.reprocess(bench.subject.instance()), again(kept)));
        bench.until("what could not be read is a report after the repair", () -> !bench.toldOf(bad)
                .isEmpty());
        Submission told = bench.toldOf(bad).get(0);
        bench.source.again(bad);
        bench.until("it is told again", () -> bench.toldOf(bad).size() > 1);
        bench.expect(bench.toldOf(bad).get(1).key().equals(told.key()), "the key it would have had", told.key());
    }

    private static JsonObject again(Submission kept) {
        return new JsonObject().put("key", kept.key()).put("rawRef", kept.rawRef());
    }

    private static void storeAway(Bench bench) throws Exception {
        var hosted = bench.start();
        Item bad = bench.item();
        bench.blobs.setAway(true);
        bench.watch.spoil(bench.source.rawMark(bad), Spoil.EXCEPTION);
        bench.source.deliver(bad);
        bench.until(
                "its parse is tried or its bytes are to be kept",
                () -> bench.watch.spoiltParses() > 0 || bench.fate(bad) != Fate.WAITING || bench.blobs.refused() > 0);
        bench.settle();
        boolean safe = hosted.host().health().spooled() > 0 || bench.fate(bad) != Fate.ACKNOWLEDGED;
        bench.expect(safe, "no acknowledgement, or the item in the spool", bench.fate(bad));
        bench.blobs.setAway(false);
    }
}
