package org.ventanilla.connector.conformance.broken;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.ventanilla.connector.ConnectorContext;
import org.ventanilla.connector.Inbound;
import org.ventanilla.connector.Poller.Source;
import org.ventanilla.connector.RawItem;
import org.ventanilla.connector.Webhook;
import org.ventanilla.connector.conformance.echo.Echo;
import org.ventanilla.model.Addresses;
import org.ventanilla.model.SendOutcome;
import org.ventanilla.model.Submission;

/** Broken in the order, size and pace of things. */
final class BrokenFlow {
    private static final int SHORT = 40_000;
    private static final long QUARTER_SECOND = 250_000_000;

    /** No other rule lets so many lie there at once. */
    private static final int MORE_THAN_OTHERS = 30;

    private BrokenFlow() {}

    static List<Sample> all() {
        return List.of(
                Sample.of("ORD-1", "newest first", Change.source((c, s) -> newestFirst(s)))
                        .also("the position after a batch is that of its oldest item", "LIFE-6", "CLUS-1"),
                Sample.of("ORD-2", "one request at a time", oneAtATime())
                        .also(
                                "whoever comes meanwhile is turned away, and after a refusal everybody",
                                "IDEM-2",
                                "POISON-1",
                                "POISON-2",
                                "POISON-4",
                                "LIMIT-1",
                                "LIMIT-2",
                                "SEC-1",
                                "SEC-10"),
                Sample.of("ORD-3", "only answers to what it knows", knownParents()),
                Sample.of("LIMIT-1", "sends on the bus by itself", Change.source(BrokenFlow::onTheBus)),
                Sample.of("LIMIT-2", "fetches all there is", Change.source((c, s) -> Wrapped.of(s)
                        .fetching((inner, cursor, max) -> inner.fetch(cursor, 100_000)))),
                Sample.of("LIMIT-3", "cuts words at a thousand", cut(0, 1_000))
                        .also("very long words are long words", "TEXT-4"),
                Sample.of("LIMIT-4", "drops what comes too fast", shedding()),
                Sample.of(
                        "LIMIT-5",
                        "forgets when to come again",
                        Change.sender((c, sender) -> update -> sender.send(update)
                                .map(o -> o.ending() == SendOutcome.Ending.RETRY
                                        ? SendOutcome.retry("later", null)
                                        : o))),
                Sample.of(
                                "LIMIT-6",
                                "waits in verify",
                                Change.webhook((c, hook) -> new Change.Guarded(hook, (inner, r) -> {
                                    keep(QUARTER_SECOND);
                                    return inner.verify(r);
                                })))
                        .also("a loop that is kept answers nobody else in time", "IDEM-2", "LIMIT-2", "LIMIT-4"),
                Sample.of("TEXT-4", "cuts very long words", cut(60_000, SHORT)));
    }

    /** All of that time: parking ends at once when somebody has already woken the thread. */
    private static void keep(long nanos) {
        long end = System.nanoTime() + nanos;
        for (long left = nanos; left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private static Source newestFirst(Source s) {
        return Wrapped.of(s).fetching((inner, cursor, max) -> {
            var batch = new ArrayList<>(inner.fetch(cursor, max));
            Collections.reverse(batch);
            return batch;
        });
    }

    private static Echo oneAtATime() {
        return Change.webhook((context, hook) -> {
            var busy = new AtomicBoolean();
            var guarded = new Change.Guarded(
                    hook,
                    (inner, request) -> busy.compareAndSet(false, true)
                            ? inner.verify(request)
                            : new Webhook.Reply(503, "text/plain", "busy"));
            return new Change.Answering(guarded, (inner, request) -> {
                busy.set(false);
                return inner.reply(request);
            });
        });
    }

    private static Echo knownParents() {
        return Change.webhook((context, hook) -> {
            var known = ConcurrentHashMap.newKeySet();
            return new Change.Hook(hook, request -> {
                var items = hook.parse(request);
                for (Inbound one : items) {
                    if (one instanceof Inbound.Draft d
                            && d.thread() != null
                            && !known.containsAll(d.thread().nativeRefs())) {
                        throw new IllegalStateException("an answer to nothing");
                    }
                    if (one instanceof Inbound.Draft d) {
                        known.add(d.nativeId());
                    }
                }
                return items;
            });
        });
    }

    private static Source onTheBus(ConnectorContext context, Source s) {
        return Wrapped.of(s).fetching((inner, cursor, max) -> {
            var batch = inner.fetch(cursor, max);
            for (RawItem item : batch.size() < MORE_THAN_OTHERS ? List.<RawItem>of() : batch) {
                var said = new JsonObject()
                        .put("schema", Submission.SCHEMA)
                        .put("key", context.instance() + ":" + item.nativeId())
                        .put("instance", context.instance())
                        .put("type", "well")
                        .put(
                                "text",
                                new JsonObject()
                                        .put("raw", item.raw().toJsonObject().getString("text")));
                context.vertx().eventBus().request(Addresses.SUBMIT, said).onComplete(done -> {});
            }
            return batch;
        });
    }

    private static Echo cut(int above, int to) {
        return Change.drafts((request, d) -> {
            if (d.text() == null || d.text().raw().length() <= Math.max(above, to)) {
                return d;
            }
            return Change.saying(d, d.text().raw().substring(0, to));
        });
    }

    private static Echo shedding() {
        return Change.webhook((context, hook) -> {
            var count = new AtomicInteger();
            return new Change.Hook(
                    hook, request -> count.incrementAndGet() % 300 == 0 ? List.of() : hook.parse(request));
        });
    }
}
