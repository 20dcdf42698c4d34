package org.ventanilla.connector.conformance;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import org.ventanilla.connector.testkit.Wait;

/**
 * Waiting in real time, as little as possible: for what must happen a condition, for what must not happen a moment in which
 * it could have.
 *
 * @param patience how long what must happen is waited for
 */
record Moments(Vertx vertx, Duration patience) {
    private static final int LOOK_MS = 4;
    private static final int QUIET_MS = 60;
    private static final int ROUNDS = 12;

    /** Whether it held in time. */
    boolean until(BooleanSupplier condition) {
        long begin = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - begin > patience.toNanos()) {
                return false;
            }
            pause(LOOK_MS);
        }
        return true;
    }

    /** The same for a condition that is dear to ask. */
    void untilQuietly(BooleanSupplier condition) {
        long begin = System.nanoTime();
        while (!condition.getAsBoolean() && System.nanoTime() - begin < patience.toNanos()) {
            pause(LOOK_MS * 5);
        }
    }

    /** A moment; a longer one while the machine is so busy that even our own timer comes late. */
    void settle() {
        for (int rounds = 0; rounds < ROUNDS; rounds++) {
            long begin = System.nanoTime();
            pause(QUIET_MS);
            if (System.nanoTime() - begin < TimeUnit.MILLISECONDS.toNanos(2 * QUIET_MS)) {
                return;
            }
        }
    }

    /** Moments until the count no longer grows, or until it is clear that it will not stop. */
    void lull(IntSupplier count) {
        int before = -1;
        for (int rounds = 0; rounds < ROUNDS && count.getAsInt() != before; rounds++) {
            before = count.getAsInt();
            settle();
        }
    }

    private void pause(int millis) {
        Wait.on(vertx.timer(millis, TimeUnit.MILLISECONDS));
    }
}
