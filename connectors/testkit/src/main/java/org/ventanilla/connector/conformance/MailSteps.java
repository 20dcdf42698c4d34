package org.ventanilla.connector.conformance;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.ventanilla.connector.testkit.FakeHub.Mood;
import org.ventanilla.model.Submission;
import org.ventanilla.model.Submission.Flag;

/** How the rules of mail are tried. */
final class MailSteps {
    private static final Duration SILENCE = Duration.ofSeconds(2);
    private static final Duration STEP = Duration.ofMillis(100);
    private static final int STEPS = 400;

    private MailSteps() {}

    static void halfOpen(Bench bench) throws Exception {
        bench.start(Paces.QUICK.at(Paces.PACE.withSilence(SILENCE)));
        Item before = bench.item();
        bench.source.deliver(before);
        bench.expectTaken(before);
        bench.source.mailbox().freeze();
        Item after = bench.item();
        bench.source.deliver(after);
        for (int steps = 0; bench.reportsOf(after).isEmpty() && steps < STEPS; steps++) {
            bench.clock.advance(STEP);
            bench.settle();
        }
        bench.expectTaken(after);
    }

    static void newValidity(Bench bench) throws Exception {
        bench.start();
        List<Item> items = bench.items(3);
        for (Item item : items) {
            bench.source.deliver(item);
        }
        bench.expectAllTaken(items);
        bench.source.mailbox().newValidity();
        for (Item item : items) {
            bench.until(item + " is told again", () -> bench.toldOf(item).size() > 1);
            bench.expectOneReport(item);
        }
    }

    static void ids(Bench bench) throws Exception {
        bench.start();
        Item without = bench.item();
        bench.source.deliverWithoutId(without);
        bench.until(
                "a mail without Message-ID is a report",
                () -> bench.reportsOf(without).size() == 1);
        Item first = bench.item();
        bench.source.deliver(first);
        bench.expectTaken(first);
        bench.source.changed(first, "Otra cosa distinta " + first.mark());
        bench.until("the reused Message-ID is told with its own words", () -> bench.toldOf(first).stream()
                .anyMatch(s -> s.text() != null && s.text().raw().contains("Otra cosa")));
    }

    static void seen(Bench bench) throws Exception {
        Item item = bench.item();
        bench.source.deliver(item);
        bench.source.mailbox().readByHand(item);
        bench.start();
        bench.expectTaken(item);
    }

    static void oversize(Bench bench) throws Exception {
        bench.start();
        Item huge = bench.item();
        bench.source.mailbox().oversize(huge);
        bench.until("its words are a report", () -> !bench.reportsOf(huge).isEmpty());
        List<Flag> flags = bench.reportsOf(huge).get(0).flags();
        bench.expect(flags.contains(Flag.OVERSIZE) || flags.contains(Flag.PARTIAL), "a flag that says so", flags);
        Item next = bench.item();
        bench.source.deliver(next);
        bench.expectTaken(next);
    }

    static void broken(Bench bench) throws Exception {
        bench.start();
        Item item = bench.item();
        int told = 0;
        for (var mail : OddMails.broken(item.mark()).entrySet()) {
            bench.source.mailbox().put(mail.getValue());
            told++;
            int reports = told;
            bench.until(
                    mail.getKey() + " is a report with its words",
                    () -> bench.reportsOf(item).size() == reports);
        }
    }

    static void machines(Bench bench) throws Exception {
        bench.start();
        for (var sign : OddMails.machines().entrySet()) {
            String headers = sign.getValue() + "Content-Type: text/plain; charset=utf-8\r\n";
            flagged(bench, sign.getKey(), mark -> OddMails.mail(mark, headers, "Vuelvo el lunes " + mark + "\r\n"));
        }
    }

    static void flagged(Bench bench, String what, Function<String, byte[]> mail) throws Exception {
        if (bench.isIdle()) {
            bench.start();
        }
        Item item = bench.item();
        int before = bench.hub.submissions().size() + bench.hub.controls().size();
        bench.source.mailbox().put(mail.apply(item.mark()));
        bench.until(
                what + " is told",
                () -> bench.hub.submissions().size() + bench.hub.controls().size() > before);
        List<Submission> told = bench.hub.submissions();
        if (told.isEmpty() || told.size() + bench.hub.controls().size() == before) {
            return; // told as a control event only
        }
        List<Flag> flags = told.get(told.size() - 1).flags();
        bench.expect(!flags.isEmpty(), "a flag that says what " + what + " is", flags);
    }

    static void winmail(Bench bench) throws Exception {
        bench.start();
        Item item = bench.item();
        bench.source.mailbox().put(OddMails.winmail(item.mark()));
        bench.until("its words are a report", () -> bench.reportsOf(item).size() == 1);
        bench.expect(!bench.filesOf(item).isEmpty(), "winmail.dat kept as it is", "no file");
    }

    static void quoting(Bench bench) throws Exception {
        bench.start();
        Item item = bench.item();
        bench.source.mailbox().put(OddMails.quoting(item.mark()));
        bench.until("it is a report", () -> bench.reportsOf(item).size() == 1);
        Submission.Text text = bench.reportsOf(item).get(0).text();
        String quoted = "citado" + item.mark();
        bench.expect(text != null && text.raw().contains(quoted), "everything kept in raw", "less");
        String clean = text == null || text.clean() == null ? "" : text.clean();
        bench.expect(
                clean.contains("Sigue sin lucir") && !clean.contains(quoted),
                "the answer without the quote",
                clean.length() + " characters");
    }

    static void vanished(Bench bench) throws Exception {
        bench.hub.be(Mood.HOLDING);
        List<Item> items = bench.items(3);
        for (Item item : items) {
            bench.source.deliver(item);
        }
        bench.start(Bench.PATIENT);
        bench.until("the hub is asked", () -> bench.hub.heldBack() > 0);
        bench.source.mailbox().takeAway(items.get(1));
        bench.hub.release();
        bench.expectTaken(items.get(0));
        bench.expectTaken(items.get(2));
        Item later = bench.item();
        bench.source.deliver(later);
        bench.expectTaken(later);
    }
}
