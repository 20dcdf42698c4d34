package org.ventanilla.connector;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;

/** Reads a response body up to a limit, whatever its stated length. */
final class CappedBody {
    private CappedBody() {}

    /** Fails with {@link Refused} as soon as the limit is passed; the caller then resets the exchange. */
    static Future<Buffer> of(HttpClientResponse response, long maxBytes) {
        Promise<Buffer> done = Promise.promise();
        var received = Buffer.buffer();
        response.exceptionHandler(done::tryFail);
        response.endHandler(end -> done.tryComplete(received));
        response.handler(part -> {
            if (received.length() + part.length() > maxBytes) {
                done.tryFail(new Refused("answer-too-large"));
            } else {
                received.appendBuffer(part);
            }
        });
        return done.future();
    }
}
