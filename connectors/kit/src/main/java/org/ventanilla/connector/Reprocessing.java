package org.ventanilla.connector;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ventanilla.connector.Native.Via;
import org.ventanilla.model.Addresses;
import org.ventanilla.model.Wire;

/** Reads a kept original once more with the parse of today and hands it in under its original ids. */
final class Reprocessing implements Runner {
    private static final Logger LOG = LoggerFactory.getLogger(Reprocessing.class);
    private static final int BAD = 400;
    private static final int LATER = 503;

    private final Vertx vertx;
    private final Clock clock;
    private final Blobs blobs;
    private final String instance;
    private final Submissions submissions;
    private final ItemFlow flow;
    private final Parses parses;
    private final InFlight inFlight = new InFlight();
    private @Nullable MessageConsumer<JsonObject> consumer;

    /**
     * What an instance reads with.
     *
     * @param webhook for kept requests
     * @param polled for kept items of a source that is asked, or pushes
     */
    record Parses(@Nullable Webhook webhook, @Nullable Function<RawItem, List<Inbound>> polled) {
        static Parses of(Assembly parts) {
            var poller = parts.poller();
            var fetcher = parts.fetcher();
            var reconciler = parts.reconciler();
            var listener = parts.listener();
            var polled = poller != null
                    ? poller.parse()
                    : fetcher != null
                            ? fetcher.parse()
                            : reconciler != null ? reconciler.parse() : listener != null ? listener.parse() : null;
            return new Parses(parts.webhook(), polled);
        }

        boolean isEmpty() {
            return webhook == null && polled == null;
        }

        /** Null when nothing here reads such an original. */
        @Nullable Supplier<@Nullable List<Inbound>> of(RawItem item) {
            Webhook calls = webhook;
            if (calls != null && SpooledRequest.isRequest(item.raw())) {
                return () -> calls.parse(SpooledRequest.read(item.raw()));
            }
            var reader = polled;
            return reader == null ? null : () -> reader.apply(item);
        }
    }

    Reprocessing(HostServices services, String instance, Submissions submissions, ItemFlow flow, Parses parses) {
        this.vertx = services.vertx();
        this.clock = services.clock();
        this.blobs = services.blobs();
        this.instance = instance;
        this.submissions = submissions;
        this.flow = flow;
        this.parses = parses;
    }

    @Override
    public Future<Void> start() {
        consumer = vertx.eventBus().consumer(Addresses.reprocess(instance), this::handle);
        return consumer.completion();
    }

    @Override
    public Future<Void> stop() {
        Future<Void> deaf = consumer == null ? Future.succeededFuture() : consumer.unregister();
        return deaf.eventually(inFlight::close);
    }

    private void handle(Message<JsonObject> message) {
        var body = message.body() == null ? new JsonObject() : message.body();
        String key = body.getValue("key") instanceof String text ? text : "";
        String nativeId = submissions.nativeId(key);
        if (nativeId == null || !(body.getValue("rawRef") instanceof String rawRef)) {
            message.fail(BAD, "expected key of this instance, and rawRef");
            return;
        }
        if (!inFlight.enter()) {
            message.fail(LATER, "stopping");
            return;
        }
        String type = body.getValue("contentType") instanceof String text ? text : "application/octet-stream";
        blobs.get(rawRef)
                .compose(raw -> again(new RawItem("", nativeId, raw, type), rawRef))
                .onComplete(done -> inFlight.leave())
                .onComplete(ending -> message.reply(reply(ending)), cause -> failed(message, key, cause));
    }

    private static void failed(Message<JsonObject> message, String key, Throwable cause) {
        if (cause instanceof Refused refused) {
            message.fail(BAD, String.valueOf(refused.getMessage()));
        } else {
            LOG.warn("not reprocessed key={} cause={}", key, Blame.of(cause));
            message.fail(LATER, "try later");
        }
    }

    private Future<Ending> again(RawItem item, String rawRef) {
        var parse = parses.of(item);
        if (parse == null) {
            return Future.failedFuture(new Refused(Parsing.UNPARSEABLE));
        }
        Buffer raw = item.raw();
        var original = new Native(
                raw, item.contentType(), item.nativeId(), Native.contentId(raw), clock.instant(), Via.AGAIN, parse);
        // What still cannot be read stays quarantined as it is.
        return flow.readAgain(original, rawRef)
                .compose(read -> read.parsed().problem() == null
                        ? flow.handOver(read, null)
                        : Future.failedFuture(new Refused(Parsing.UNPARSEABLE)));
    }

    private static JsonObject reply(Ending ending) {
        var receipts = new JsonArray();
        ending.receipts().forEach(receipt -> receipts.add(new JsonObject(Wire.toMap(receipt))));
        return new JsonObject().put("outcome", ending.outcome().name()).put("receipts", receipts);
    }
}
