package org.ventanilla.hub.boot;

import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import org.ventanilla.model.CloudEvent;
import org.ventanilla.model.Wire;

/** Follows the stream of one node from the first event, and when it ends that of the next, from the last event it was told. */
final class Listener implements AutoCloseable {
    private static final Duration BREATH = Duration.ofMillis(300);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<CloudEvent> told = new CopyOnWriteArrayList<>();
    private final List<Node> nodes;
    private final Thread thread;
    private volatile boolean enough;
    private volatile int begun;
    private String last = "";

    /** @param nodes in the order in which they are asked, again and again */
    Listener(Node... nodes) {
        this.nodes = List.of(nodes);
        this.thread = new Thread(this::follow, "listener");
        thread.setDaemon(true);
        thread.start();
    }

    /** Everything it was told, in that order. */
    List<CloudEvent> told() {
        return told;
    }

    /** How often it had to begin anew. */
    int begun() {
        return begun;
    }

    private void follow() {
        for (int i = 0; !enough; i++) {
            begun = i + 1;
            try {
                listen(nodes.get(i % nodes.size()));
            } catch (IOException e) {
                LockSupport.parkNanos(BREATH.toNanos()); // dead or not there yet
            } catch (InterruptedException e) {
                return; // it was closed
            }
        }
    }

    private void listen(Node node) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(node.site() + "/v1/events/stream?after=0"));
        if (!last.isEmpty()) {
            request.header("Last-Event-ID", last);
        }
        var answer = client.send(request.build(), BodyHandlers.ofInputStream());
        try (var lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            String id = "";
            for (String line = lines.readLine(); line != null && !enough; line = lines.readLine()) {
                if (line.startsWith("id: ")) {
                    id = line.substring(4);
                } else if (line.startsWith("data: ") && line.contains("\"sequence\"")) {
                    told.add(Wire.fromMap(new JsonObject(line.substring(6)).getMap(), CloudEvent.class));
                    last = id;
                }
            }
        }
    }

    @Override
    public void close() {
        enough = true;
        thread.interrupt();
    }
}
