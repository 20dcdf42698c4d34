package org.ventanilla.connector.conformance.broken;

import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.ventanilla.connector.RawItem;
import org.ventanilla.connector.Webhook;
import org.ventanilla.connector.conformance.echo.Echo;
import org.ventanilla.model.Receipt;

/** Broken in what they do with what they cannot read. */
final class BrokenPoison {
    private BrokenPoison() {}

    static List<Sample> all() {
        return List.of(
                Sample.of("POISON-1", "takes the unreadable for nothing", Change.parse(parse -> request -> {
                            try {
                                return parse.of(request);
                            } catch (RuntimeException swallowed) {
                                return List.of();
                            }
                        }))
                        .also("no unreadable item is ever seen", "POISON-2"),
                Sample.of("POISON-2", "swallows a bad item at the start", first()),
                Sample.of("POISON-4", "stands still behind an unread item", stuck())
                        .also(
                                "the item behind an unread one comes again for ever",
                                "POISON-2",
                                "POISON-3",
                                "ORD-3",
                                "TEXT-5",
                                "VIS-3"),
                Sample.of("POISON-5", "changes the bytes before they are kept", cleaned())
                        .also("the kit spoils an item by its bytes", "POISON-3", "POISON-4"),
                Sample.of("POISON-6", "marks in fetch", Change.source((context, s) -> Wrapped.of(s)
                                .fetching((inner, cursor, max) -> {
                                    var batch = inner.fetch(cursor, max);
                                    for (RawItem item : batch) {
                                        inner.acknowledge(item, Receipt.Outcome.ACCEPTED);
                                    }
                                    return batch;
                                })))
                        .also(
                                "told too early, an item is missing wherever the hub holds back",
                                "LIFE-6",
                                "ACK-1",
                                "ACK-2",
                                "ACK-6",
                                "CLUS-2"));
    }

    private static Echo first() {
        return Change.webhook((context, hook) -> {
            var begun = new AtomicBoolean();
            return new Change.Hook(hook, request -> read(hook, request, begun));
        });
    }

    private static List<org.ventanilla.connector.Inbound> read(
            Webhook hook, Webhook.Request request, AtomicBoolean begun) {
        try {
            var items = hook.parse(request);
            begun.set(true);
            return items;
        } catch (RuntimeException e) {
            if (begun.get()) {
                throw e;
            }
            return List.of();
        }
    }

    /** Its list stands still behind an item that was not read: the next one keeps coming. */
    private static Echo stuck() {
        return Change.source((context, s) -> {
            var unread = new AtomicBoolean();
            return Wrapped.of(s)
                    // One at a time: the cursor is written behind the last of those that are read together.
                    .fetching((inner, cursor, max) -> inner.fetch(cursor, 1).stream()
                            .map(i -> unread.get() && "e2".equals(i.nativeId()) ? at(i, "1") : i)
                            .toList())
                    .acknowledging((inner, item, outcome) -> {
                        unread.compareAndSet(
                                false, "e1".equals(item.nativeId()) && outcome == Receipt.Outcome.QUARANTINED);
                        inner.acknowledge("e2".equals(item.nativeId()) ? at(item, "2") : item, outcome);
                    });
        });
    }

    private static RawItem at(RawItem item, String position) {
        return new RawItem(position, item.nativeId(), item.raw(), item.contentType());
    }

    private static Echo cleaned() {
        return Change.source(
                (context, s) -> Wrapped.of(s).fetching((inner, cursor, max) -> inner.fetch(cursor, max).stream()
                        .map(i -> new RawItem(i.position(), i.nativeId(), rewritten(i.raw()), i.contentType()))
                        .toList()));
    }

    /** Says the same in other bytes. */
    private static Buffer rewritten(Buffer raw) {
        return Buffer.buffer(raw.toString().replace(" mk", " \\u006dk"));
    }
}
