package org.ventanilla.connector.conformance;

import java.util.List;
import org.ventanilla.model.ControlEvent;
import org.ventanilla.model.Reporter;
import org.ventanilla.model.SendOutcome.Ending;
import org.ventanilla.model.Submission;

/** What is special about text messages. */
final class SmsRules {
    private SmsRules() {}

    static List<Rule> all() {
        return List.of(
                Rule.of("SMS-1", "parts of a long text that come late, twice or never cost no word", Need.SMS)
                        .because("A gateway waited for a third part that never came, and dropped the other two.")
                        .hint("Each part is an item with its own id, flagged PARTIAL; wait for none.")
                        .check(SmsRules::parts),
                Rule.of("SMS-2", "the word STOP alone is a wish, inside a text it is a word", Need.SMS)
                        .because("'STOP 12345' was taken for an opt-out, and a report about a stop sign was lost.")
                        .hint("Exactly one of the words, and nothing else.")
                        .check(SmsRules::stop),
                Rule.of("SMS-3", "who has no number is heard, and never answered", Need.SMS)
                        .because("Answers to a bank's name or a short code cost money and came back as failures.")
                        .hint("Reporter.replyable false; refuse to send there.")
                        .check(SmsRules::noNumber));
    }

    private static void parts(Bench bench) throws Exception {
        bench.start();
        Item text = bench.item();
        for (int number : List.of(2, 1, 1)) {
            Item part = text.saying(text.mark() + words(number));
            bench.source.part(part, number, 3);
            bench.until("part " + number + " is answered", () -> bench.fate(part) != Fate.WAITING);
        }
        for (int number : List.of(1, 2)) {
            bench.until("the words of part " + number + " are told", () -> told(bench, text, number) > 0);
        }
        bench.lull();
        for (int number : List.of(1, 2)) {
            long times = told(bench, text, number);
            bench.expect(times == 1, "part " + number + " once", times + " times");
        }
    }

    private static String words(int number) {
        return " parte " + number + ".";
    }

    private static long told(Bench bench, Item text, int number) {
        return bench.reportsOf(text).stream()
                .filter(s -> s.text() != null && s.text().raw().contains(words(number)))
                .count();
    }

    private static void stop(Bench bench) throws Exception {
        bench.start();
        Item stop = bench.item();
        bench.source.deliver(stop.saying("STOP"));
        bench.until("the wish reaches the hub", () -> bench.hub.controls().stream()
                .anyMatch(c -> c.type() == ControlEvent.Type.STOP && c.address().equals(stop.from())));
        bench.expect(
                bench.hub.reports().isEmpty(),
                "no report of it",
                bench.hub.reports().size());
        Item sign = bench.item().from(stop.from());
        bench.source.deliver(sign.saying("La señal de STOP de la esquina está caída " + sign.mark()));
        bench.expectTaken(sign);
        bench.expect(
                bench.hub.controls().size() == 1,
                "one wish",
                bench.hub.controls().size());
    }

    private static void noNumber(Bench bench) throws Exception {
        bench.start();
        for (String sender : List.of("MIBANCO", "2222")) {
            Item item = bench.item().from(sender);
            bench.source.deliver(item);
            bench.expectTaken(item);
            Submission told = bench.reportsOf(item).get(0);
            Reporter reporter = told.reporter();
            bench.expect(
                    reporter != null && !reporter.canBeAnswered(),
                    "a sender that cannot be answered",
                    String.valueOf(reporter));
            int before = bench.source.outbox().sent().size();
            Ending ending = bench.send("d-" + sender, sender, "Hola").ending();
            boolean silent =
                    ending != Ending.SENT && bench.source.outbox().sent().size() == before;
            bench.expect(silent, "nothing sent to it", ending);
        }
    }
}
