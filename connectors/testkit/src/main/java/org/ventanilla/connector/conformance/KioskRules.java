package org.ventanilla.connector.conformance;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.ventanilla.model.Attachment.State;

/** What machines in the street do that are offline half of the time. */
final class KioskRules {
    private static final Duration WEEK = Duration.ofDays(7);
    private static final int HEARD = 20;
    private static final int WAVE = 50;

    private KioskRules() {}

    static List<Rule> all() {
        return List.of(kiosk1(), kiosk2(), kiosk3());
    }

    private static Rule kiosk1() {
        return Rule.of("KIOSK-1", "files that come one by one, twice or never: the report stands", Need.KIOSK)
                .because("A report whose third photo was lost on the way waited for it, and was never one.")
                .hint("The words are the report; each file a follow-up with its own id and the report's parentKey.")
                .check(KioskRules::pieces);
    }

    private static Rule kiosk2() {
        return Rule.of("KIOSK-2", "storage that is lost there or full here costs no report", Need.KIOSK)
                .because("A browser threw its storage away; the numbers began anew and the next reports were known.")
                .hint("What names an item must outlive the device's memory: its own random id, or one for each start.")
                .check(KioskRules::storage);
    }

    private static Rule kiosk3() {
        return Rule.of("KIOSK-3", "after a week offline everything comes at once, each with its time", Need.KIOSK)
                .because("A week's reports from a village came in one minute, all with that minute's time.")
                .hint("occurredAt is when it was said; answer 503 rather than drop.")
                .check(KioskRules::replay);
    }

    private static void pieces(Bench bench) throws Exception {
        bench.start();
        Item item = bench.item().with(Files.of("first.jpg", 900), Files.of("second.jpg", 901));
        bench.source.kiosk().words(item);
        bench.expectTaken(item);
        for (int file : List.of(1, 0, 0)) {
            bench.source.kiosk().piece(item, file);
            bench.until("a file is answered", () -> bench.fate(item) != Fate.WAITING);
        }
        bench.until(
                "both files are stored",
                () -> stored(bench, item) >= item.files().size());
        bench.lull();
        bench.expect(stored(bench, item) == item.files().size(), "each file once", stored(bench, item) + " files");
        Item half = bench.item().with(Files.of("never.jpg", 900));
        bench.source.kiosk().words(half);
        bench.expectTaken(half);
    }

    private static long stored(Bench bench, Item item) {
        return bench.filesOf(item).stream()
                .filter(file -> file.state() == State.STORED)
                .count();
    }

    private static void storage(Bench bench) throws Exception {
        var hosted = bench.start();
        Item before = bench.item();
        bench.source.deliver(before);
        bench.expectTaken(before);
        bench.source.kiosk().forget();
        Item after = bench.item();
        bench.source.deliver(after);
        bench.expectTaken(after);
        bench.blobs.setAway(true);
        Item full = bench.item();
        bench.source.deliver(full);
        bench.until("it is answered", () -> bench.fate(full) != Fate.WAITING);
        boolean safe =
                bench.fate(full) != Fate.ACKNOWLEDGED || hosted.host().health().spooled() > 0;
        bench.expect(safe, "no acknowledgement while nothing can be kept", bench.fate(full));
        bench.blobs.setAway(false);
        LimitRules.answered(bench, List.of(full));
        bench.expectTaken(full);
    }

    private static void replay(Bench bench) throws Exception {
        bench.start();
        List<Item> items = week(bench);
        for (Item item : items.subList(0, HEARD)) {
            bench.source.deliver(item);
            bench.expectTaken(item);
        }
        bench.clock.advance(WEEK);
        for (int from = 0; from < items.size(); from += WAVE) {
            List<Item> wave = items.subList(from, Math.min(items.size(), from + WAVE));
            for (Item item : wave) {
                bench.source.deliver(item); // also those whose receipts it never heard
            }
            LimitRules.answered(bench, wave);
        }
        bench.expectAllTaken(items);
        for (Item item : items) {
            Instant told = bench.reportsOf(item).get(0).occurredAt();
            bench.expect(told != null && told.equals(item.saidAt()), "the time it was said", String.valueOf(told));
        }
    }

    private static List<Item> week(Bench bench) {
        int count = Math.max(2 * HEARD, bench.subject.burst());
        var items = new ArrayList<Item>();
        for (int n = 0; n < count; n++) {
            Duration later = WEEK.dividedBy(count).multipliedBy(n);
            items.add(bench.item().saidAt(Bench.START.plus(later)));
        }
        return items;
    }
}
