package org.ventanilla.connector;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.ventanilla.model.Reporter;

/** The smallest channel that we ask without blocking: lines of {@code who=words}, their place in the list the cursor. */
final class Post implements Connector {
    final List<String> lines = new CopyOnWriteArrayList<>();
    final List<String> askedAfter = new CopyOnWriteArrayList<>();
    final AtomicInteger looks = new AtomicInteger();
    volatile @Nullable Throwable wrong;
    volatile boolean dead;

    @Override
    public Descriptor descriptor() {
        return Said.descriptor("post", Descriptor.Capability.INBOUND_POLL, Descriptor.Capability.SINGLETON);
    }

    @Override
    public Assembly assemble(ConnectorContext context) {
        return Assembly.none().withFetcher(new Fetcher(this::after, Post::parse, Duration.ofMillis(10)));
    }

    private Future<List<RawItem>> after(@Nullable String cursor, int max) {
        looks.incrementAndGet();
        askedAfter.add(String.valueOf(cursor));
        Throwable problem = wrong;
        if (problem != null) {
            return Future.failedFuture(problem);
        }
        if (dead) {
            return Promise.<List<RawItem>>promise().future();
        }
        int from = cursor == null ? 0 : Integer.parseInt(cursor);
        var items = new ArrayList<RawItem>();
        for (int n = from; n < lines.size() && items.size() < max; n++) {
            items.add(new RawItem(String.valueOf(n + 1), "n" + (n + 1), Buffer.buffer(lines.get(n)), "text/plain"));
        }
        return Future.succeededFuture(items);
    }

    static List<Inbound> parse(RawItem item) {
        String[] parts = item.raw().toString().split("=", 2);
        if (parts.length < 2) {
            throw new IllegalStateException("secret words that no log may hold");
        }
        var reporter =
                new Reporter(parts[0], Reporter.AddressKind.MOBILE, null, null, Reporter.Assurance.CLAIMED, true, null);
        var said = Said.draft(item.nativeId(), parts[1]);
        return List.of(Inbound.Draft.of(said.nativeId(), null, reporter).withWords(said.text()));
    }
}
