package org.ventanilla.connector;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ventanilla.connector.Webhook.Request;
import org.ventanilla.model.Fingerprint;

/** One genuine request to the hub: parsed and every item of it handed over, or kept raw for a person. */
final class RequestIntake {
    private static final Logger LOG = LoggerFactory.getLogger(RequestIntake.class);

    private final Webhook webhook;
    private final ItemFlow flow;

    RequestIntake(Webhook webhook, ItemFlow flow) {
        this.webhook = webhook;
        this.flow = flow;
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
        Future<Void> all = Future.succeededFuture();
        for (Inbound item : items) {
            all = all.compose(done -> flow.deliver(item, null, null).mapEmpty());
        }
        return all.recover(
                cause -> cause instanceof Refused ? quarantine(request, "refused") : Future.failedFuture(cause));
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
