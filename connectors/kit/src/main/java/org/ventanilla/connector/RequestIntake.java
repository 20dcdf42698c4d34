package org.ventanilla.connector;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import org.ventanilla.connector.Native.Via;
import org.ventanilla.connector.Webhook.Request;

/** One genuine request to the hub: kept, parsed and every item of it handed over, or left raw for a person. */
final class RequestIntake {
    private final Webhook webhook;
    private final ItemFlow flow;

    RequestIntake(Webhook webhook, ItemFlow flow) {
        this.webhook = webhook;
        this.flow = flow;
    }

    /** Succeeds when everything in the request is safe. */
    Future<Ending> take(Request request, Via via) {
        return Future.<Void>succeededFuture().compose(go -> flow.take(of(request, via), null));
    }

    /** Without a parse there is no native id: the content names itself, so the same request twice is one item. */
    private Native of(Request request, Via via) {
        var content = Buffer.buffer(request.uri()).appendBuffer(request.body());
        return new Native(
                SpooledRequest.write(request),
                SpooledRequest.TYPE,
                null,
                Native.contentId(content),
                request.receivedAt(),
                via,
                () -> webhook.parse(request));
    }
}
