package org.ventanilla.connector;

import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.ventanilla.connector.Poller.Source;
import org.ventanilla.model.Receipt;

/** The smallest channel we have to ask: words in a list, their place in it the cursor. Can be made to fail. */
final class Well implements Connector {
    final List<String> words = new CopyOnWriteArrayList<>();
    final List<String> acknowledged = new CopyOnWriteArrayList<>();
    final List<String> askedAfter = new CopyOnWriteArrayList<>();
    final AtomicInteger opened = new AtomicInteger();
    final AtomicInteger looks = new AtomicInteger();
    volatile @Nullable RuntimeException onOpen;
    volatile @Nullable RuntimeException onFetch;
    /** Whoever waits hears nothing until the connection is closed. */
    volatile boolean deaf;

    private final Semaphore news = new Semaphore(0);

    /** Somebody says something; a waiting source hears of it at once. */
    void say(String word) {
        words.add(word);
        news.release();
    }

    /** Whoever waits looks again. */
    void nudge() {
        news.release();
    }

    @Override
    public Descriptor descriptor() {
        return Said.descriptor("well", Descriptor.Capability.INBOUND_POLL, Descriptor.Capability.SINGLETON);
    }

    @Override
    public Assembly assemble(ConnectorContext context) {
        return Assembly.none().withPoller(new Poller(this::open, Well::parse, Duration.ofSeconds(15)));
    }

    private Source open() {
        opened.incrementAndGet();
        if (onOpen != null) {
            throw onOpen;
        }
        return new Bucket();
    }

    private static List<Inbound> parse(RawItem item) {
        String word = item.raw().toString();
        switch (word) {
            case "!" -> throw new IllegalStateException("cannot be read");
            case "!error" -> throw new AssertionError("cannot be read at all");
            case "!stack" -> parse(item);
            case "!never" -> new Semaphore(0).acquireUninterruptibly();
            default -> {
                // read below
            }
        }
        return List.of(Said.draft(item.nativeId(), word));
    }

    private final class Bucket implements Source {
        private volatile boolean closed;

        @Override
        public List<RawItem> fetch(@Nullable String cursor, int max) {
            looks.incrementAndGet();
            askedAfter.add(String.valueOf(cursor));
            if (onFetch != null) {
                throw onFetch;
            }
            int from = cursor == null ? 0 : Integer.parseInt(cursor);
            var items = new ArrayList<RawItem>();
            for (int n = from; n < words.size() && items.size() < max; n++) {
                items.add(new RawItem(String.valueOf(n + 1), "n" + (n + 1), Buffer.buffer(words.get(n)), "text/plain"));
            }
            return items;
        }

        @Override
        public void acknowledge(RawItem item, Receipt.Outcome outcome) {
            acknowledged.add(item.nativeId() + " " + outcome);
        }

        @Override
        public void awaitNews(Duration atMost) throws InterruptedException {
            do {
                if (!closed && news.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
                    news.drainPermits();
                }
            } while (deaf && !closed);
        }

        @Override
        public void close() {
            closed = true;
            news.release();
        }
    }
}
