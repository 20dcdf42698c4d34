package org.ventanilla.hub.boot;

import io.vertx.core.Future;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ventanilla.hub.store.Database;

/** A program that runs until it is told to stop, and then stops what it started, in reverse. */
final class Running {
    private static final Logger LOG = LoggerFactory.getLogger(Running.class);
    private static final int START_S = 120;
    private static final int STOP_S = 12;

    /** Something to be stopped; may fail. */
    interface Stop {
        void run() throws Exception;
    }

    private final Deque<Stop> stops = new ArrayDeque<>();
    private final CountDownLatch stopped = new CountDownLatch(1);

    Running() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
    }

    void onStop(Stop stop) {
        synchronized (stops) {
            stops.push(stop);
        }
    }

    /** The configured PostgreSQL, or an embedded one of this program. */
    Database database(Settings settings) throws IOException {
        var at = settings.database();
        if (at != null) {
            return new Database(at.host(), at.port(), at.name(), at.user(), at.password(), at.poolSize());
        }
        var embedded = EmbeddedDatabase.start(settings.node().dataDir());
        onStop(embedded::close);
        return embedded.address();
    }

    Hub hub(Settings settings, Database database, ConnectorCatalogue connectors) {
        Hub hub = joined(Hub.start(settings, database, connectors).toCompletionStage());
        onStop(() -> awaited(hub.vertx().close()));
        onStop(() -> awaited(hub.quiet()));
        onStop(() -> awaited(hub.leave()));
        return hub;
    }

    private static void awaited(Future<Void> end) throws Exception {
        end.toCompletionStage().toCompletableFuture().get(STOP_S, TimeUnit.SECONDS);
    }

    static <T> T joined(java.util.concurrent.CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture()
                    .orTimeout(START_S, TimeUnit.SECONDS)
                    .join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** Blocks the main thread; the shutdown hook does the rest. */
    int untilStopped() {
        try {
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return 0;
    }

    /** Stops everything; at the latest when the program ends. Bears repetition. */
    void stop() {
        synchronized (stops) {
            while (!stops.isEmpty()) {
                try {
                    stops.pop().run();
                } catch (Exception e) {
                    LOG.warn("did not stop cleanly", e);
                }
            }
        }
        stopped.countDown();
    }
}
