package org.ventanilla.hub;

import io.vertx.core.Future;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** Turns a future into its value in a test's own thread; the failure comes out as it is. */
public final class Waiting {
    private static final long PATIENCE_S = 30;

    private Waiting() {}

    public static <T> T get(Future<T> future) {
        try {
            return future.toCompletionStage()
                    .toCompletableFuture()
                    .orTimeout(PATIENCE_S, TimeUnit.SECONDS)
                    .join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }
}
