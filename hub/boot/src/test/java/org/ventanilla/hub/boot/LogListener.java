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
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Somebody who listens to a node's stream as a browser does: when it breaks, it comes again with the last id it saw. */
final class LogListener implements AutoCloseable {
    private static final long RETRY = TimeUnit.MILLISECONDS.toNanos(200);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI stream;
    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private final Thread thread = new Thread(this::listen, "log-listener");
    private volatile String last;
    private volatile boolean ended;

    /** What matters of an event. */
    record Heard(long position, String subject, int version, String id) {}

    private LogListener(URI site, String from) {
        this.stream = site.resolve("/v1/events/stream");
        this.last = from;
    }

    /** @param from a cursor */
    static LogListener of(URI site, String from) {
        var listener = new LogListener(site, from);
        listener.thread.setDaemon(true);
        listener.thread.start();
        return listener;
    }

    private void listen() {
        while (!ended) {
            var request =
                    HttpRequest.newBuilder(stream).header("Last-Event-ID", last).build();
            try (var body = new BufferedReader(new InputStreamReader(
                    client.send(request, BodyHandlers.ofInputStream()).body(), StandardCharsets.UTF_8))) {
                read(body);
            } catch (IOException e) {
                LockSupport.parkNanos(RETRY); // the node went: again
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void read(BufferedReader body) throws IOException {
        String id = last;
        for (String line = body.readLine(); line != null && !ended; line = body.readLine()) {
            if (line.startsWith("id: ")) {
                id = line.substring(4);
            } else if (line.startsWith("data: ")) {
                var event = new JsonObject(line.substring(6));
                if (event.containsKey("sequence")) {
                    heard.add(new Heard(
                            Long.parseLong(event.getString("sequence")),
                            event.getString("subject"),
                            event.getInteger("aggregateversion"),
                            event.getString("id")));
                }
                last = id;
            }
        }
    }

    List<Heard> heard() {
        return List.copyOf(heard);
    }

    @Override
    public void close() {
        ended = true;
        thread.interrupt();
    }
}
