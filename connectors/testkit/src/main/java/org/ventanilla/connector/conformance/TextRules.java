package org.ventanilla.connector.conformance;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.ventanilla.model.Submission;

/** Words and times, as odd as they come. */
final class TextRules {
    private static final int KIB_64 = 64 * 1024;

    private TextRules() {}

    static List<Rule> all() {
        return List.of(text1(), text2(), text3(), text4(), text5());
    }

    private static Rule text1() {
        return Rule.of("TEXT-1", "a sender's clock that is wrong loses and moves nothing", Need.INBOUND)
                .because("Reports from a tablet with the wrong year sank to the bottom and were never seen.")
                .hint("Pass the sender's time on in occurredAt; never filter or sort by it.")
                .check(bench -> times(
                        bench,
                        Bench.START.minus(Duration.ofDays(365)),
                        Bench.START.plus(Duration.ofHours(1)),
                        Bench.START.plus(Duration.ofDays(3_650))));
    }

    private static Rule text2() {
        return Rule.of("TEXT-2", "times around the change of the hour stay the instants they were", Need.INBOUND)
                .because("Messages of the doubled hour in October were an hour off, or before their parents.")
                .hint("Instants, never local times without a zone.")
                .check(bench -> times(
                        bench,
                        Instant.parse("2025-10-26T00:30:00Z"),
                        Instant.parse("2025-10-26T01:30:00Z"),
                        Instant.parse("2025-03-30T01:00:00Z")));
    }

    private static Rule text3() {
        return Rule.of("TEXT-3", "emoji, accents, right-to-left and broken characters do not cost a word", Need.INBOUND)
                .because("A NUL in one message made the database refuse it for ever.")
                .hint("UTF-8 both ways; replace what no text can hold.")
                .check(TextRules::odd);
    }

    private static Rule text4() {
        return Rule.of("TEXT-4", "64 KiB of text and one byte more are whole, or refused", Need.INBOUND)
                .because("Bus messages above a limit took a node out of the cluster.")
                .hint("Do not shorten; the runner keeps raw what the hub refuses.")
                .check(bench -> LimitRules.whole(bench, List.of(KIB_64 - 1, KIB_64 + 1)));
    }

    private static Rule text5() {
        return Rule.of("TEXT-5", "a photo without words, words without a photo, and nothing at all", Need.INBOUND)
                .because("Photos without text were thrown away as empty messages.")
                .hint("A Draft with files and no text is whole. Nothing at all must not block anything.")
                .check(TextRules::bare);
    }

    private static void times(Bench bench, Instant... saidAt) throws Exception {
        bench.start();
        for (Instant when : saidAt) {
            Item item = bench.item().saidAt(when);
            bench.source.deliver(item);
            bench.expectTaken(item);
            Submission told = bench.reportsOf(item).get(0);
            Instant occurred = told.occurredAt();
            boolean true_ = occurred == null || occurred.equals(when) || occurred.equals(bench.clock.instant());
            bench.expect(true_, "the time " + when + ", or the arrival", String.valueOf(occurred));
            bench.expect(
                    bench.clock.instant().equals(told.receivedAt()),
                    "the arrival by our own clock",
                    String.valueOf(told.receivedAt()));
        }
    }

    private static void odd(Bench bench) throws Exception {
        bench.start();
        Item fine = bench.item();
        String words = fine.mark() + " Ñandú, o\u0308, עברית, 💡👨‍👩‍👧, €";
        bench.source.deliver(fine.saying(words));
        bench.expectTaken(fine);
        Submission.Text told = bench.reportsOf(fine).get(0).text();
        boolean same = told != null && told.raw().contains(words);
        bench.expect(
                same,
                "every character as it was",
                told == null ? "no text" : told.raw().length() + " characters");
        for (String broken : List.of("nul\u0000nul", "half\uD83Dpair")) {
            Item item = bench.item();
            bench.source.deliver(item.saying(item.mark() + " " + broken + " fin"));
            bench.expectTaken(item);
        }
    }

    private static void bare(Bench bench) throws Exception {
        bench.start();
        Item nothing = bench.item();
        bench.source.deliver(nothing.saying(""));
        bench.until("an empty item is answered", () -> bench.fate(nothing) != Fate.WAITING);
        Item words = bench.item();
        bench.source.deliver(words);
        bench.expectTaken(words);
        if (!Need.ATTACHMENTS.isMetBy(bench.shape())) {
            return;
        }
        Item photo = bench.item().saying("").with(Files.photo("only.jpg"));
        long before = withFiles(bench);
        bench.source.deliver(photo);
        bench.until("a photo without words is answered", () -> settled(bench, photo));
        if (bench.fate(photo) == Fate.REFUSED) {
            return; // its sender was told, and can add a word
        }
        bench.until("a photo without words is a report", () -> withFiles(bench) > before);
    }

    private static boolean settled(Bench bench, Item item) {
        return bench.fate(item) == Fate.ACKNOWLEDGED || bench.fate(item) == Fate.REFUSED;
    }

    private static long withFiles(Bench bench) {
        return bench.hub.reports().stream()
                .filter(s -> !s.attachments().isEmpty())
                .count();
    }
}
