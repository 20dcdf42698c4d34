package org.ventanilla.hub.boot;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Looks at the counters of every node again and again, whatever happens to it, and notes where a ledger does not add up. */
final class Samples implements AutoCloseable {
    private static final long EVERY_MS = 250;
    private static final List<String> ENDS =
            List.of("accepted", "duplicate", "conflict", "quarantined", "spooled", "in_flight");

    private final ScheduledExecutorService watchers;
    private final AtomicInteger taken = new AtomicInteger();
    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();

    private Samples(int nodes) {
        this.watchers = Executors.newScheduledThreadPool(nodes);
    }

    /** Each node by itself: one that is dead or frozen does not keep us from looking at the other. */
    static Samples of(List<Node> nodes) {
        var samples = new Samples(nodes.size());
        for (Node node : nodes) {
            var unused = samples.watchers.scheduleWithFixedDelay(
                    () -> samples.look(node), 0, EVERY_MS, TimeUnit.MILLISECONDS);
        }
        return samples;
    }

    private void look(Node node) {
        node.counts().forEach((instance, columns) -> {
            taken.incrementAndGet();
            if (!addsUp(columns)) {
                wrong.add(node + " " + instance + " " + columns);
            }
        });
    }

    static boolean addsUp(Map<String, Long> columns) {
        long ended =
                ENDS.stream().mapToLong(end -> columns.getOrDefault(end, 0L)).sum();
        return columns.getOrDefault("received", 0L) == ended
                && columns.values().stream().allMatch(count -> count >= 0);
    }

    /** How many ledgers were looked at. */
    int taken() {
        return taken.get();
    }

    List<String> wrong() {
        return new ArrayList<>(wrong);
    }

    @Override
    public void close() {
        watchers.shutdownNow();
    }
}
