package org.ventanilla.connector.conformance;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.ventanilla.connector.Health.State;
import org.ventanilla.connector.testkit.Hosting.Hosted;
import org.ventanilla.connector.testkit.Wait;
import org.ventanilla.model.Addresses;

/** What a source that calls us tells when asked what we missed. */
final class RecRules {
    private static final int LOST = 50;

    private RecRules() {}

    static List<Rule> all() {
        return List.of(
                Rule.of("REC-1", "fifty lost calls are found, each once", Need.RECONCILE)
                        .because("A telephone company calls once: after an outage of 15 seconds messages are gone.")
                        .hint("List all pages; parse makes the same native ids as the webhook's parse.")
                        .check(RecRules::lost),
                Rule.of("REC-2", "asking while calls come in doubles nothing", Need.RECONCILE)
                        .because("Backfills gave items another id, and every message of the day came twice.")
                        .hint("The native id of an item must not depend on how it came.")
                        .check(RecRules::live),
                Rule.of("REC-3", "an outage longer than the source's memory is told, with its bounds", Need.RECONCILE)
                        .because("A queue kept for 24 hours was empty after the weekend, and nobody was told.")
                        .hint("Page.knownSince: since when the source still knows everything.")
                        .check(RecRules::gap),
                Rule.of("REC-4", "what was found afterwards is counted", Need.RECONCILE)
                        .because("A webhook that failed for weeks was hidden by the backfill that covered it.")
                        .hint("Nothing to do for an author.")
                        .ownedByRunner("the runner counts what the hub did not have")
                        .check(RecRules::counted));
    }

    private static JsonObject look(Bench bench, Duration back) {
        var from =
                new JsonObject().put("from", bench.clock.instant().minus(back).toString());
        return Wait.on(bench.vertx
                .eventBus()
                .<JsonObject>request(Addresses.reconcile(bench.subject.instance()), from)
                .map(reply -> reply.body()));
    }

    private static Hosted ready(Bench bench) {
        Hosted hosted = bench.start();
        String lease = bench.subject.instance() + ".reconcile";
        bench.until("somebody looks after the missed calls", () -> bench.leases.holder(lease) != null);
        bench.settle();
        return hosted;
    }

    private static void lost(Bench bench) throws Exception {
        ready(bench);
        List<Item> heard = bench.items(5);
        for (Item item : heard) {
            bench.source.deliver(item);
            bench.expectTaken(item);
        }
        List<Item> missed = bench.items(LOST);
        for (Item item : missed) {
            bench.source.archive().lost(item);
        }
        bench.clock.advance(Duration.ofHours(2));
        JsonObject found = look(bench, Duration.ofDays(1));
        for (Item item : missed) {
            bench.expectOneReport(item);
        }
        for (Item item : heard) {
            bench.expectOneReport(item);
        }
        bench.expect(found.getInteger("backfilled") == LOST, LOST + " found", found.getInteger("backfilled"));
    }

    private static void live(Bench bench) throws Exception {
        ready(bench);
        List<Item> items = bench.items(20);
        for (Item item : items) {
            bench.source.deliver(item);
        }
        bench.clock.advance(Duration.ofSeconds(1));
        var unused = look(bench, Duration.ofDays(1));
        bench.expectAllTaken(items);
        bench.clock.advance(Duration.ofHours(1));
        var unusedAgain = look(bench, Duration.ofDays(1));
        for (Item item : items) {
            bench.expectOneReport(item);
        }
    }

    private static void gap(Bench bench) throws Exception {
        Hosted hosted = ready(bench);
        bench.clock.advance(Duration.ofDays(3));
        bench.source.archive().forgetBefore(bench.clock.instant().minus(Duration.ofHours(5)));
        JsonObject found = look(bench, Duration.ofDays(2));
        bench.expect(found.getString("gapUntil") != null, "a gap with its end", found.encode());
        bench.expect(
                hosted.host().counts().gaps() > 0,
                "a gap counted",
                hosted.host().counts().gaps());
        bench.until("the instance says so", () -> hosted.host().health().state() == State.DEGRADED);
    }

    private static void counted(Bench bench) throws Exception {
        Hosted hosted = ready(bench);
        for (Item item : bench.items(3)) {
            bench.source.archive().lost(item);
        }
        bench.clock.advance(Duration.ofHours(1));
        var unused = look(bench, Duration.ofDays(1));
        long found = hosted.host().counts().backfilled();
        bench.expect(found == 3, "three counted as found afterwards", found);
    }
}
