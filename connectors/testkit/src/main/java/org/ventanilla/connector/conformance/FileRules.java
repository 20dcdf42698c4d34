package org.ventanilla.connector.conformance;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import org.ventanilla.model.Attachment;
import org.ventanilla.model.Attachment.State;
import org.ventanilla.model.Fingerprint;

/** Photos and other files: never a reason to lose a report, never silently missing. */
final class FileRules {
    /** 100 MB. */
    private static final int HUGE_PIECES = 1_600;

    /** What a photo may need; far below what an answer of 100 MB would. */
    private static final long IN_MEMORY = 32L * 1024 * 1024;

    private FileRules() {}

    static List<Rule> all() {
        return List.of(file1(), file2(), file3(), file4(), file5(), file6(), file7(), file8());
    }

    private static Rule file1() {
        return Rule.of("FILE-1", "a file that is not ready: the report first, the file when it is", Need.ATTACHMENTS)
                .because("Media addresses come before the media: four quick tries were not enough.")
                .hint("DraftFile.Remote, and a failure that is not Refused while it may still come.")
                .check(FileRules::late);
    }

    private static Rule file2() {
        return Rule.of("FILE-2", "a file that never comes: the report stands and says so", Need.ATTACHMENTS)
                .because("Reports waited for ever for a picture that the provider had deleted.")
                .hint("Refused when the provider says it is gone.")
                .check(FileRules::never);
    }

    private static Rule file3() {
        return Rule.of(
                        "FILE-3",
                        "many files and a packed bomb: the report stands, nothing is unpacked",
                        Need.ATTACHMENTS)
                .because("A PDF froze a mailbox for two days; an archive filled the disk.")
                .hint("Hand over the bytes as they are; leave looking into them to the media room.")
                .check(FileRules::many);
    }

    private static Rule file4() {
        return Rule.of("FILE-4", "files that are not what their name says arrive byte for byte", Need.ATTACHMENTS)
                .because("iPhone pictures named .jpg were refused by name, or broken by conversion.")
                .hint("Declare what the source declared; the media room looks at the bytes.")
                .check(bench -> exact(bench, Files.heic("a.jpg"), Files.photo("b.heic"), Files.html("c.png")));
    }

    private static Rule file5() {
        return Rule.of("FILE-5", "equal, missing, endless and path-like names lose no file", Need.ATTACHMENTS)
                .because("Two photos named image.jpg became one; a name with slashes wrote elsewhere.")
                .hint("A name is for show only: never a key, never a path.")
                .check(FileRules::names);
    }

    private static Rule file6() {
        return Rule.of("FILE-6", "empty and tiny files do not cost the report", Need.ATTACHMENTS)
                .because("A photo of 0 bytes made the whole report fail, again and again.")
                .hint("Hand it over; the media room names the problem.")
                .check(FileRules::tiny);
    }

    private static Rule file7() {
        return Rule.of("FILE-7", "size and hash are those of the bytes that were sent", Need.ATTACHMENTS)
                .because("Pictures that had passed through a text decoder arrived, and could not be opened.")
                .hint("Buffers all the way, no strings.")
                .check(bench -> exact(bench, Files.of("a.jpg", 70_001), Files.of("b.jpg", 3)));
    }

    private static Rule file8() {
        return Rule.of(
                        "FILE-8",
                        "a file of 100 MB arrives by way of the disk, or is broken off: memory never holds it",
                        Need.ATTACHMENTS)
                .because("One long video ended the process, and with it every channel; at the next start again.")
                .hint("Ask.forFile with a limit of a few megabytes, or Egress.download into the file you are given.")
                .check(FileRules::huge);
    }

    private static void late(Bench bench) throws Exception {
        Media media = bench.source.media();
        bench.start();
        media.be(Media.Mood.NOT_YET);
        Item item = bench.item().with(Files.photo("remote.jpg"));
        bench.source.deliver(item);
        bench.expectTaken(item);
        // The second time it is asked for, the first was certainly answered with "not yet".
        bench.until(
                "the file is asked for again",
                () -> bench.watch.filesAsked() > 1 || !bench.filesOf(item).isEmpty());
        bench.expect(bench.filesOf(item).isEmpty(), "no file yet", "a file");
        media.be(Media.Mood.READY);
        bench.until("the file follows", () -> stored(bench, item) == 1);
    }

    private static long stored(Bench bench, Item item) {
        return bench.filesOf(item).stream()
                .filter(f -> f.state() == State.STORED)
                .count();
    }

    private static void huge(Bench bench) throws Exception {
        var flood = new Flood(HUGE_PIECES);
        bench.source.media().offer(flood);
        bench.start();
        Item item = bench.item().with(Files.photo("remote.jpg"));
        bench.source.deliver(item);
        bench.expectTaken(item);
        bench.until("the report says what became of the file", () -> !bench.filesOf(item)
                .isEmpty());
        Attachment file = bench.filesOf(item).get(0);
        long inMemory =
                bench.blobs.contents().stream().mapToLong(Buffer::length).max().orElse(0);
        bench.expect(inMemory <= IN_MEMORY, "a few megabytes in memory at most", inMemory + " bytes");
        if (file.state() == State.STORED) {
            bench.expect(file.size() == flood.size(), "all " + flood.size() + " bytes", file.size());
        } else {
            bench.expect(flood.taken() <= IN_MEMORY, "a file broken off early", flood.taken() + " bytes read");
        }
        Item next = bench.item();
        bench.source.deliver(next);
        bench.expectTaken(next);
    }

    private static void never(Bench bench) throws Exception {
        Media media = bench.source.media();
        bench.start();
        media.be(Media.Mood.NEVER);
        Item item = bench.item().with(Files.photo("remote.jpg"));
        bench.source.deliver(item);
        bench.expectTaken(item);
        bench.until("the report says that the file is not to be had", () -> bench.filesOf(item).stream()
                .anyMatch(f -> f.state() != State.STORED));
        Item next = bench.item();
        bench.source.deliver(next);
        bench.expectTaken(next);
    }

    private static void many(Bench bench) throws Exception {
        bench.start();
        var files = new ArrayList<Item.File>();
        for (int n = 0; n < 12; n++) {
            files.add(Files.of("photo" + n + ".jpg", 400 + n));
        }
        for (Item item : taken(bench, files)) {
            bench.until(
                    "every file of many is stored, or named as not taken",
                    () -> bench.filesOf(item).size() >= item.files().size()
                            || !bench.reportsOf(item).get(0).flags().isEmpty());
        }
        for (Item bomb : taken(bench, List.of(Files.bomb()))) {
            bench.until("the packed file is accounted for", () -> !bench.filesOf(bomb)
                    .isEmpty());
        }
        long largest =
                bench.blobs.contents().stream().mapToLong(Buffer::length).max().orElse(0);
        bench.expect(largest < 1_000_000, "bytes as they were sent", largest + " bytes");
    }

    /** The files in as few items as the channel needs for them, each of which became a report. */
    private static List<Item> taken(Bench bench, List<Item.File> files) throws Exception {
        var items = new ArrayList<Item>();
        int most = Math.min(bench.source.mostFiles(), files.size());
        for (int from = 0; from < files.size(); from += most) {
            var some = files.subList(from, Math.min(from + most, files.size()));
            items.add(bench.item().with(some.toArray(Item.File[]::new)));
        }
        for (Item item : items) {
            bench.source.deliver(item);
            bench.expectTaken(item);
        }
        return items;
    }

    private static void exact(Bench bench, Item.File... files) throws Exception {
        bench.start();
        for (Item item : taken(bench, List.of(files))) {
            bench.until(
                    "all files are stored",
                    () -> stored(bench, item) >= item.files().size());
            List<Attachment> told = bench.filesOf(item);
            for (Item.File file : item.files()) {
                String hash = Fingerprint.of(file.bytes().getBytes());
                boolean same = told.stream()
                        .anyMatch(f -> hash.equals(f.sha256())
                                && f.size() == file.bytes().length());
                bench.expect(same, "the bytes of " + file.name() + " as they were sent", "others");
            }
        }
    }

    private static void names(Bench bench) throws Exception {
        var files = List.of(
                Files.of("image.jpg", 501),
                Files.of("image.jpg", 502),
                Files.of("", 503),
                Files.of("../../etc/passwd", 504),
                Files.of("x".repeat(300) + ".jpg", 505));
        exact(bench, files.toArray(Item.File[]::new));
    }

    private static void tiny(Bench bench) throws Exception {
        bench.start();
        Item item = bench.item().with(Files.of("tiny.jpg", 200), Files.of("empty.jpg", 0));
        bench.source.deliver(item);
        bench.expectTaken(item);
        bench.until("the tiny file is stored", () -> stored(bench, item) >= 1);
        Item only = bench.item().with(Files.of("empty.jpg", 0));
        bench.source.deliver(only);
        bench.expectTaken(only);
    }
}
