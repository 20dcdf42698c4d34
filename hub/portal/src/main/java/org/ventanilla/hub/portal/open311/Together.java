package org.ventanilla.hub.portal.open311;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Many who ask the same at once share one reading. A question that comes while another like it is being read waits for the next
 * reading, so that no answer is older than its question. Nothing is kept when nobody waits. Safe from any thread.
 */
final class Together<K, V> {
    private final Map<K, Reading<V>> readings = new HashMap<>();

    /** @param read makes an answer; called now, or when the reading before has ended, successfully or not */
    Future<V> ask(K question, Supplier<Future<V>> read) {
        Promise<V> mine = Promise.promise();
        synchronized (readings) {
            Reading<V> running = readings.get(question);
            if (running != null) {
                return running.next(read);
            }
            readings.put(question, new Reading<>());
        }
        start(question, read, mine);
        return mine.future();
    }

    private void start(K question, Supplier<Future<V>> read, Promise<V> asked) {
        Future.succeededFuture().compose(now -> read.get()).onComplete(answer -> {
            goOn(question);
            asked.handle(answer);
        });
    }

    private void goOn(K question) {
        Supplier<Future<V>> next;
        Promise<V> waiting;
        synchronized (readings) {
            Reading<V> ended = Objects.requireNonNull(readings.remove(question));
            next = ended.read;
            waiting = ended.asked;
            if (next == null) {
                return;
            }
            readings.put(question, new Reading<>());
        }
        start(question, next, waiting);
    }

    /** One that is under way, and those who wait for the next. */
    private static final class Reading<V> {
        private final Promise<V> asked = Promise.promise();
        private @Nullable Supplier<Future<V>> read;

        Future<V> next(Supplier<Future<V>> how) {
            if (read == null) {
                read = how;
            }
            return asked.future();
        }
    }
}
