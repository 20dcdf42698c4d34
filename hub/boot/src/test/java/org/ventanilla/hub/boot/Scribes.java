package org.ventanilla.hub.boot;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Some of the staff at each of several nodes, who write notes on the same incidents without pause until it is enough. */
final class Scribes implements AutoCloseable {
    private static final int AT_EACH = 3;
    private static final Duration BREATH = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final String token;
    private final List<String> incidents;
    private final Map<Node, AtomicInteger> taken = new LinkedHashMap<>();
    private final ExecutorService people;
    private volatile boolean enough;

    /** They start at once. */
    Scribes(List<Node> nodes, String token, List<String> incidents) {
        this.token = token;
        this.incidents = incidents;
        this.people = Executors.newFixedThreadPool(AT_EACH * nodes.size());
        nodes.forEach(node -> taken.put(node, new AtomicInteger()));
        for (int i = 0; i < AT_EACH; i++) {
            var random = new Random(i);
            nodes.forEach(node -> people.execute(() -> write(node, random)));
        }
    }

    private void write(Node node, Random random) {
        var web = new Web(node.site());
        while (!enough) {
            String address = "/v1/incidents/" + incidents.get(random.nextInt(incidents.size())) + "/note";
            if (isTaken(web, URI.create(address))) {
                at(node).incrementAndGet();
            } else {
                LockSupport.parkNanos(BREATH.toNanos());
            }
        }
    }

    private boolean isTaken(Web web, URI address) {
        try {
            return web.post(address, token, new JsonObject().put("text", "Visto."))
                            .statusCode()
                    == 200;
        } catch (RuntimeException e) {
            return false; // the node is dead, frozen or starting
        }
    }

    private AtomicInteger at(Node node) {
        return taken.getOrDefault(node, new AtomicInteger());
    }

    /** How many notes were acknowledged. */
    int taken() {
        return taken.values().stream().mapToInt(AtomicInteger::get).sum();
    }

    int taken(Node node) {
        return at(node).get();
    }

    /** Until so many more were acknowledged. */
    void awaitMore(int notes) {
        int before = taken();
        Eventually.see(notes + " more notes", this::taken, n -> n >= before + notes, PATIENCE);
    }

    /** Until so many more were acknowledged by one node. */
    void awaitMore(int notes, Node at) {
        int before = taken(at);
        Eventually.see(notes + " more notes, " + at, () -> taken(at), n -> n >= before + notes, PATIENCE);
    }

    /** Nobody writes any more when it returns. */
    @Override
    public void close() {
        enough = true;
        people.shutdown();
        Eventually.see("nobody writes", people::isTerminated, is -> is, PATIENCE);
    }
}
