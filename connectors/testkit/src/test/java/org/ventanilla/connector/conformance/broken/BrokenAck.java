package org.ventanilla.connector.conformance.broken;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.ventanilla.connector.ConnectorContext;
import org.ventanilla.connector.Inbound;
import org.ventanilla.connector.Poller.Source;
import org.ventanilla.connector.RawItem;
import org.ventanilla.connector.Webhook;
import org.ventanilla.connector.conformance.echo.Echo;
import org.ventanilla.connector.conformance.echo.EchoReader;
import org.ventanilla.model.Receipt;

/** Broken in what they tell their source, and when. */
final class BrokenAck {
    private BrokenAck() {}

    static List<Sample> all() {
        return List.of(
                Sample.of("ACK-1", "marks in fetch", Change.source((c, s) -> early(s)))
                        .also(
                                "told too early, an item is missing wherever the hub holds back",
                                "LIFE-6",
                                "ACK-2",
                                "ACK-6",
                                "POISON-6",
                                "CLUS-2"),
                Sample.of("ACK-2", "never shows an item twice", Change.source(BrokenAck::once))
                        .also(
                                "what comes again is never handed in",
                                "ACK-3",
                                "IDEM-1",
                                "IDEM-3",
                                "IDEM-5",
                                "POISON-5",
                                "POISON-6",
                                "CLUS-2",
                                "CHAOS-1",
                                "ORD-1"),
                Sample.of("ACK-3", "refuses what it answered before", refusing())
                        .also("every repeated item is refused", "IDEM-1", "IDEM-2", "SEC-3"),
                Sample.of("ACK-4", "leaves in place what was quarantined", Change.source((c, s) -> leaving(s)))
                        .also(
                                "the unreadable waits in its place for ever",
                                "POISON-1",
                                "POISON-4",
                                "SEC-6",
                                "SEC-9",
                                "TEXT-5"),
                Sample.of("ACK-5", "a number of the process in the id", processNumber())
                        .also(
                                "the name of an item is another one in every process, and not the one that was kept",
                                "IDEM-2",
                                "IDEM-6",
                                "REC-1",
                                "REC-2",
                                "GOLD-1",
                                "CHAOS-1"),
                Sample.of("ACK-6", "a cursor of its own", ownCursor())
                        .also(
                                "what was not acknowledged is never asked for again",
                                "LIFE-6",
                                "ACK-2",
                                "ACK-5",
                                "ORD-1",
                                "CLUS-2",
                                "CHAOS-1"),
                Sample.of("ACK-7", "another id at every look", counting())
                        .also(
                                "no item has a name",
                                "ACK-3",
                                "ACK-5",
                                "ACK-6",
                                "IDEM-1",
                                "IDEM-2",
                                "IDEM-5",
                                "IDEM-6",
                                "POISON-5",
                                "SEC-3",
                                "REC-1",
                                "REC-2",
                                "VIS-6",
                                "GOLD-1",
                                "CHAOS-1"),
                Sample.of("ACK-8", "parse needs what verify saw", remembering())
                        .also("a storm has restarts in it", "CHAOS-1"));
    }

    private static Source early(Source s) {
        return Wrapped.of(s).fetching((inner, cursor, max) -> {
            var batch = inner.fetch(cursor, max);
            for (RawItem item : batch) {
                inner.acknowledge(item, Receipt.Outcome.ACCEPTED);
            }
            return batch;
        });
    }

    /** By world and process: ports come back, worlds do not. */
    private static final Map<Object, Set<String>> SHOWN = new ConcurrentHashMap<>();

    private static Source once(ConnectorContext context, Source s) {
        Object process = List.of(context.vertx(), context.publicAddress());
        return Wrapped.of(s).fetching((inner, cursor, max) -> {
            var shown = SHOWN.computeIfAbsent(process, p -> ConcurrentHashMap.newKeySet());
            var fresh = new ArrayList<RawItem>();
            for (RawItem item : inner.fetch(cursor, max)) {
                if (shown.add(item.nativeId())) {
                    fresh.add(item);
                } else {
                    inner.acknowledge(item, Receipt.Outcome.DUPLICATE);
                }
            }
            return fresh;
        });
    }

    private static Echo refusing() {
        return Change.webhook((context, hook) -> {
            var answered = new HashSet<Buffer>();
            return new Change.Answering(
                    hook,
                    (inner, request) -> answered.add(request.body())
                            ? inner.reply(request)
                            : new Webhook.Reply(409, "text/plain", "known"));
        });
    }

    private static Source leaving(Source s) {
        return Wrapped.of(s).acknowledging((inner, item, outcome) -> {
            if (outcome != Receipt.Outcome.QUARANTINED) {
                inner.acknowledge(item, outcome);
            }
        });
    }

    private static Echo processNumber() {
        return Change.webhook((context, hook) -> new Change.Hook(hook, request -> hook.parse(request).stream()
                .map(one -> one instanceof Inbound.Draft d
                        ? Change.named(
                                d, d.nativeId() + "-" + context.publicAddress().getPort())
                        : one)
                .map(Inbound.class::cast)
                .toList()));
    }

    private static Echo counting() {
        return Change.webhook((context, hook) -> {
            var looks = new AtomicInteger();
            return new Change.Hook(hook, request -> hook.parse(request).stream()
                    .<Inbound>map(one -> one instanceof Inbound.Draft d
                            ? Change.named(d, d.nativeId() + "-" + looks.incrementAndGet())
                            : one)
                    .toList());
        });
    }

    private static final Map<Object, String> CURSORS = new ConcurrentHashMap<>();

    private static Echo ownCursor() {
        return Change.source((context, s) -> Wrapped.of(s).fetching((inner, cursor, max) -> {
            Object world = context.vertx();
            var batch = inner.fetch(CURSORS.getOrDefault(world, "0"), max);
            if (!batch.isEmpty()) {
                CURSORS.put(world, batch.get(batch.size() - 1).position());
            }
            return batch;
        }));
    }

    private static Echo remembering() {
        return Change.webhook((context, hook) -> {
            Map<Integer, Buffer> seen = new ConcurrentHashMap<>();
            var guarded = new Change.Guarded(hook, (inner, request) -> {
                seen.put(request.body().hashCode(), request.body());
                return inner.verify(request);
            });
            return new Change.Hook(guarded, request -> {
                Buffer body = seen.get(request.body().hashCode());
                if (body == null) {
                    throw new IllegalStateException("never seen");
                }
                return EchoReader.read(context.instance(), body, request.receivedAt());
            });
        });
    }
}
