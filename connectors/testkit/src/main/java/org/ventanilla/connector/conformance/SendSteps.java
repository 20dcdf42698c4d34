package org.ventanilla.connector.conformance;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.ventanilla.connector.conformance.Outbox.Answer;
import org.ventanilla.connector.testkit.Wait;
import org.ventanilla.model.DeliveryReceipt.State;
import org.ventanilla.model.SendOutcome;
import org.ventanilla.model.SendOutcome.Ending;
import org.ventanilla.model.Submission;

/** How the rules of answers are tried. */
final class SendSteps {
    private static final String TEXT = "Su aviso ya está en marcha";

    private SendSteps() {}

    static void sent(Bench bench) throws Exception {
        bench.start();
        String citizen = bench.source.sender(1);
        SendOutcome outcome = bench.send("d1", citizen, TEXT);
        bench.expect(outcome.ending() == Ending.SENT, "SENT", outcome.ending());
        bench.expect(outcome.providerId() != null, "the provider's id", "none");
        List<Outbox.Sent> taken = bench.source.outbox().sent();
        boolean arrived = taken.size() == 1
                && taken.get(0).recipient().contains(citizen)
                && taken.get(0).text().contains(TEXT);
        bench.expect(arrived, "one message with the text to its recipient", taken);
    }

    static void retry(Bench bench) throws Exception {
        bench.start();
        for (Answer answer : List.of(Answer.THROTTLED, Answer.BROKEN)) {
            bench.source.outbox().be(answer);
            Ending ending =
                    bench.send("d-" + answer, bench.source.sender(1), TEXT).ending();
            bench.expect(ending == Ending.RETRY, "RETRY for " + answer, ending);
        }
        bench.source.outbox().be(Answer.TAKEN);
        bench.source.goAway();
        Ending ending = bench.send("d-away", bench.source.sender(1), TEXT).ending();
        bench.expect(ending == Ending.RETRY, "RETRY when nobody is there", ending);
        bench.source.comeBack();
    }

    static void rejected(Bench bench) throws Exception {
        bench.start();
        bench.source.outbox().be(Answer.REFUSED);
        Ending ending = bench.send("d1", bench.source.sender(1), TEXT).ending();
        boolean told = ending == Ending.REJECTED || ending == Ending.UNDELIVERABLE_HERE;
        bench.expect(told, "REJECTED or UNDELIVERABLE_HERE", ending);
        bench.settle();
        bench.expect(
                bench.source.outbox().asked() == 1,
                "one try",
                bench.source.outbox().asked() + " tries");
    }

    static void stopped(Bench bench) throws Exception {
        bench.start();
        bench.source.outbox().be(Answer.OPTED_OUT);
        Item item = bench.item();
        Ending ending = bench.send("d1", item.from(), TEXT).ending();
        bench.expect(ending == Ending.STOPPED, "STOPPED", ending);
        bench.source.deliver(item);
        bench.expectTaken(item);
    }

    static void unknown(Bench bench) throws Exception {
        bench.start();
        bench.source.outbox().be(Answer.TAKEN_UNSAID);
        Ending ending = bench.send("d1", bench.source.sender(1), TEXT).ending();
        bench.expect(ending == Ending.UNKNOWN, "UNKNOWN", ending);
        int taken = bench.source.outbox().sent().size();
        bench.expect(taken <= 1, "no second try by itself", taken + " messages");
    }

    static void once(Bench bench) throws Exception {
        bench.start();
        String citizen = bench.source.sender(1);
        var first = bench.hub.send(bench.subject.instance(), Updates.of("same", citizen, TEXT));
        var second = bench.hub.send(bench.subject.instance(), Updates.of("same", citizen, TEXT));
        Wait.on(Future.all(first, second));
        var unused = bench.send("same", citizen, TEXT);
        int taken = bench.source.outbox().sent().size();
        bench.expect(taken == 1, "one message", taken + " messages");
    }

    static void shuffled(Bench bench) throws Exception {
        bench.start();
        var states = new ArrayList<>(List.of(State.QUEUED, State.SENT, State.DELIVERED, State.READ));
        states.addAll(List.copyOf(states));
        Collections.shuffle(states, bench.random);
        for (State state : states) {
            bench.source.outbox().report("d7", state);
        }
        bench.until(
                "all four statuses reach the hub",
                () -> bench.hub.receipts().stream()
                                .filter(r -> "d7".equals(r.deliveryId()))
                                .map(r -> r.state())
                                .distinct()
                                .count()
                        == bench.source.outbox().statuses());
    }

    static void unknownId(Bench bench) throws Exception {
        bench.start();
        bench.source.outbox().report("nobody-knows", State.DELIVERED);
        bench.until("the status reaches the hub", () -> bench.hub.receipts().stream()
                .anyMatch(r -> "nobody-knows".equals(r.deliveryId())));
    }

    static void automatic(Bench bench) throws Exception {
        var hosted = bench.start();
        Item item = bench.item();
        bench.source.automatic(item);
        bench.until("it is answered", () -> bench.fate(item) != Fate.WAITING);
        bench.untilIdle(hosted);
        for (Submission told : bench.reportsOf(item)) {
            boolean marked = told.flags().contains(Submission.Flag.AUTOMATIC)
                    || told.flags().contains(Submission.Flag.BOUNCE)
                    || told.flags().contains(Submission.Flag.LIST);
            bench.expect(marked, "a flag that says a machine wrote it", told.flags());
        }
    }

    static void text(Bench bench) throws Exception {
        bench.start();
        String odd = "Año nuevo: señalización, ¿vio? — 🚧👷🏽 àü";
        var unused = bench.send("d1", bench.source.sender(1), odd);
        List<Outbox.Sent> taken = bench.source.outbox().sent();
        bench.expect(taken.size() == 1 && taken.get(0).text().contains(odd), "every letter as it was", taken);
        int limit = bench.shape().descriptor().traits().textLimit();
        if (limit == 0) {
            return;
        }
        // What is shortened for all to see may be, when the way to the rest is kept.
        String link = " https://city.example/s/AV-1";
        SendOutcome long_ = bench.send("d2", bench.source.sender(2), "palabra ".repeat(limit / 8 + 1) + link);
        String after = bench.source.outbox().sent().stream()
                .skip(1)
                .map(Outbox.Sent::text)
                .collect(Collectors.joining());
        bench.expect(
                long_.ending() != Ending.SENT || after.contains(link.strip()),
                "a refusal, all parts, or at least the link of a message over the limit",
                long_.ending() + " " + after.length() + " characters");
    }
}
