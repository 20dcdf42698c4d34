package org.ventanilla.connector;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ventanilla.model.Receipt;

/** One polled item to the hub: raw first, then parsed under a deadline; what cannot be parsed is kept for a person. */
final class PolledItem {
    private static final Logger LOG = LoggerFactory.getLogger(PolledItem.class);

    private final String instance;
    private final Function<RawItem, List<Inbound>> parse;
    private final Duration deadline;
    private final ItemFlow flow;
    /** A parse that never returns keeps its thread; the next item gets another. */
    private final ExecutorService parsers;

    PolledItem(String instance, Function<RawItem, List<Inbound>> parse, Duration deadline, ItemFlow flow) {
        this.instance = instance;
        this.parse = parse;
        this.deadline = deadline;
        this.flow = flow;
        this.parsers = Executors.newCachedThreadPool(task -> {
            var thread = new Thread(task, "parse-" + instance);
            thread.setDaemon(true);
            return thread;
        });
    }

    void close() {
        parsers.shutdownNow();
    }

    /** Succeeds when the item is safe, with how it ended; blocks while parsing, so not on an event loop. */
    Future<Receipt.Outcome> handle(RawItem item, long leaseToken) {
        return flow.keepRaw(item.raw(), item.contentType()).compose(rawRef -> parsed(item)
                .compose(items -> items == null
                        ? quarantine(item, rawRef, "unparseable")
                        : deliver(items, rawRef, leaseToken)
                                .recover(cause -> cause instanceof Refused
                                        ? quarantine(item, rawRef, "refused")
                                        : Future.failedFuture(cause))));
    }

    private Future<Receipt.Outcome> quarantine(RawItem item, String rawRef, String reason) {
        return flow.quarantine(item.nativeId(), rawRef, reason).map(Receipt::outcome);
    }

    private Future<Receipt.Outcome> deliver(List<Inbound> items, String rawRef, long leaseToken) {
        Future<Receipt.Outcome> all = Future.succeededFuture(Receipt.Outcome.ACCEPTED);
        for (Inbound one : items) {
            all = all.compose(before ->
                    flow.deliver(one, rawRef, leaseToken).map(receipt -> receipt == null ? before : receipt.outcome()));
        }
        return all;
    }

    /** Null when it cannot be parsed. */
    private Future<@Nullable List<Inbound>> parsed(RawItem item) {
        Promise<@Nullable List<Inbound>> promise = Promise.promise();
        var task = parsers.submit(() -> parse.apply(item));
        parsers.execute(() -> {
            try {
                promise.complete(task.get(deadline.toMillis(), TimeUnit.MILLISECONDS));
            } catch (ExecutionException | TimeoutException e) {
                task.cancel(true);
                LOG.error("item not parsed, quarantined instance={} position={}", instance, item.position(), e);
                promise.complete(null);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                promise.fail(new NoReceipt("stopping"));
            }
        });
        return promise.future();
    }
}
