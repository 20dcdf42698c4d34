package org.ventanilla.hub.boot;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs code of a connector's author where it can harm nobody: on a thread of its own, for so long and no longer, whatever
 * it throws. Threads it starts and leaves behind are found by their group.
 */
final class Guard {
    /** Threads that Vert.x, Netty and the platform start for themselves whenever somebody first needs them. */
    private static final List<String> OURS =
            List.of("io.vertx.", "io.netty.", "java.util.concurrent.ForkJoin", "jdk.internal.");

    private final String name;
    private final ThreadGroup group;
    private final Set<Thread> started = ConcurrentHashMap.newKeySet();

    /** @param name of the jar or instance, for the names of threads */
    Guard(String name) {
        this.name = name;
        this.group = new ThreadGroup("connector " + name);
    }

    /** Why something was left out, in words for an operator. */
    static final class Refused extends Exception {
        Refused(String reason, Throwable cause) {
            super(reason, cause);
        }
    }

    <T> T call(Duration deadline, Callable<T> work) throws Refused {
        var task = new FutureTask<>(work);
        var thread = new Thread(group, task, "connector " + name);
        thread.setDaemon(true);
        thread.start();
        try {
            T result = task.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
            thread.join(deadline.toMillis()); // it has nothing left to do, and is no stray
            started.addAll(alive());
            return result;
        } catch (ExecutionException e) {
            Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
            throw new Refused(reason(cause), cause);
        } catch (TimeoutException e) {
            Object unused = task.cancel(true);
            throw new Refused("did not come back within " + deadline.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refused("stopped meanwhile", e);
        }
    }

    /** The author's words only where the contract says that they name an option; anything else could hold a secret. */
    private static String reason(Throwable cause) {
        boolean forOperators = cause instanceof IllegalArgumentException || cause instanceof BadConnector;
        return forOperators && cause.getMessage() != null
                ? cause.getMessage()
                : "threw " + cause.getClass().getName();
    }

    /** Threads that guarded code started and that still run. */
    List<String> strays() {
        return started.stream().filter(Thread::isAlive).map(Thread::getName).toList();
    }

    /** Looked at right after the call: later the group also holds what pools start from threads they first needed here. */
    private List<Thread> alive() {
        var found = new Thread[group.activeCount() + 8];
        int count = group.enumerate(found, true);
        return Arrays.stream(found, 0, count)
                .filter(thread -> OURS.stream().noneMatch(thread.getClass().getName()::startsWith))
                .toList();
    }
}
