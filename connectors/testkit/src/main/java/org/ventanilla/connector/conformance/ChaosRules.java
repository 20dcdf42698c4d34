package org.ventanilla.connector.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.ventanilla.connector.Descriptor.Capability;
import org.ventanilla.connector.testkit.FakeHub.Mood;
import org.ventanilla.connector.testkit.Hosting.Hosted;

/** Everything at once, by chance, and repeatable. */
final class ChaosRules {
    /** The system property that makes it longer. */
    static final String SEEDS = "ventanilla.conformance.seeds";

    private static final int WAVE = 20;
    private static final int OF_A_BURST = 5;
    private static final List<Mood> MOODS =
            List.of(Mood.WELL, Mood.FAILING, Mood.SILENT, Mood.STORES_BUT_SILENT, Mood.ANSWERS_TWICE, Mood.WELL);

    private ChaosRules() {}

    static List<Rule> all() {
        return List.of(Rule.of("CHAOS-1", "drops, delays, doubles and crashes by chance: every item once", Need.INBOUND)
                .because("Each single fault was handled; two together lost the night's reports.")
                .hint("Repeat with the printed seed; the rule that breaks alone says more than this one.")
                .check(ChaosRules::chaos));
    }

    private static void chaos(Bench bench) throws Exception {
        int seeds = Integer.getInteger(SEEDS, 1);
        int count = seeds == 1 ? Math.max(WAVE, bench.subject.burst() / OF_A_BURST) : bench.subject.burst();
        for (int n = 0; n < seeds; n++) {
            storm(bench, new Random(bench.run.seed() + n), count);
        }
    }

    private static void storm(Bench bench, Random random, int count) throws Exception {
        Hosted hosted = bench.start();
        var all = new ArrayList<Item>();
        var open = new ArrayList<Item>();
        while (all.size() < count) {
            Mood mood = MOODS.get(random.nextInt(MOODS.size()));
            bench.hub.be(mood);
            if (random.nextInt(4) == 0) {
                bench.hub.treat(s -> s.key().hashCode() % 3 == 0 ? Mood.FAILING : null);
            }
            for (Item item : bench.items(WAVE)) {
                bench.source.deliver(item);
                all.add(item);
                open.add(item);
            }
            comeAgain(bench, open);
            VisRules.sample(bench, hosted);
            bench.hub.treat(s -> null);
            if (random.nextInt(3) == 0) {
                bench.stop(hosted);
                hosted = bench.start();
            }
        }
        bench.hub.be(Mood.WELL);
        while (!open.isEmpty() && bench.shape().can(Capability.INBOUND_PUSH)) {
            comeAgain(bench, open);
        }
        bench.expectAllTaken(all);
        bench.stop(hosted);
    }

    /** As a source does. */
    private static void comeAgain(Bench bench, List<Item> open) throws Exception {
        if (!bench.shape().can(Capability.INBOUND_PUSH)) {
            bench.settle();
            return;
        }
        for (Item item : open) {
            bench.until(item + " is answered", () -> bench.fate(item) != Fate.WAITING);
        }
        open.removeIf(item -> bench.fate(item) != Fate.COME_AGAIN);
        for (Item item : open) {
            bench.source.again(item);
        }
    }
}
