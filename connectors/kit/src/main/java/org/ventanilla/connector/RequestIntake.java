package org.ventanilla.connector;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ventanilla.connector.Webhook.Request;
import org.ventanilla.model.Fingerprint;

/** One genuine request to the hub: parsed and every item of it handed over, or kept raw for a person. */
final class RequestIntake {
    private static final Logger LOG = LoggerFactory.getLogger(RequestIntake.class);

    private final Webhook webhook;
    private final ItemFlow flow;

    private final @Nullable LateFiles late;

    /** @param late null for a channel whose files come with their reports */
    RequestIntake(Webhook webhook, ItemFlow flow, @Nullable LateFiles late) {
        this.webhook = webhook;
        this.flow = flow;
        this.late = late;
    }

    /** Succeeds when everything in the request is safe. */
    Future<Void> take(Request request) {
        List<Inbound> items;
        try {
            items = webhook.parse(request);
        } catch (RuntimeException | Error e) { // whatever goes wrong, the bytes must not be lost with it
            LOG.error("request not parsed, quarantined", e);
            return quarantine(request, "unparseable");
        }
        Future<Void> all = late == null || items.stream().noneMatch(ItemFlow::hasLateFiles)
                ? delivered(items).mapEmpty()
                : late.during(request, () -> delivered(items));
        return all.recover(
                cause -> cause instanceof Refused ? quarantine(request, "refused") : Future.failedFuture(cause));
    }

    /** Answers the fetching of the items' files, which goes on. */
    private Future<List<Future<Void>>> delivered(List<Inbound> items) {
        Future<List<Future<Void>>> all = Future.succeededFuture(new ArrayList<>());
        for (Inbound item : items) {
            all = all.compose(files -> flow.deliver(item, null, null).map(receipt -> {
                files.add(flow.fetchLate(item));
                return files;
            }));
        }
        return all;
    }

    private Future<Void> quarantine(Request request, String reason) {
        Buffer raw = SpooledRequest.write(request);
        // Without a parse there is no native id; the content names itself, so the same request twice is one item.
        String id = "raw:"
                + Fingerprint.of(Buffer.buffer(request.uri())
                        .appendBuffer(request.body())
                        .getBytes());
        return flow.keepRaw(raw, "application/json")
                .compose(ref -> flow.quarantine(id, ref, reason))
                .mapEmpty();
    }
}
