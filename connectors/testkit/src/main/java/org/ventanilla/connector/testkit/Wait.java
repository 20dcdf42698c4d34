package org.ventanilla.connector.testkit;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waiting in tests without sleeping: for a future, or for something to become true. Never on an event loop. */
public final class Wait {
    /** Long enough for a busy machine; a test that passes never waits this long. */
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    private static final long LOOK_EVERY_MS = 5;
    private static final int LOOKS = 3_000;

    private Wait() {}

    /** The future's value; throws its failure, or {@link java.util.concurrent.CompletionException} when it never ends. */
    public static <T> T on(Future<T> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(DEADLINE.toSeconds(), TimeUnit.SECONDS)
                .join();
    }

    /** Returns when the condition holds; fails with these words when it still does not after fifteen seconds. */
    public static void until(Vertx vertx, String what, BooleanSupplier condition) {
        for (int looks = 0; !condition.getAsBoolean(); looks++) {
            if (looks == LOOKS) {
                throw new AssertionError("never happened: " + what);
            }
            on(vertx.timer(LOOK_EVERY_MS, TimeUnit.MILLISECONDS));
        }
    }
}
