package org.ventanilla.connector;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ventanilla.model.Receipt;

/**
 * A channel that calls us, as three pure functions. The runner mounts it under {@code /in/{instance}/…}, reads the raw
 * body, calls {@link #verify} before anything is kept, then {@link #parse}, submits, and answers what {@link #reply} says.
 * When the hub gives no receipt in time the runner spools the raw request (fsynced) and answers as if accepted, unless
 * the descriptor says the source retries by itself.
 */
public interface Webhook {
    /** Null when the request is genuine; otherwise what to answer (401, 403, 404…). Compare secrets in constant time. */
    @Nullable Reply verify(Request request);

    /**
     * What the request says. A throw means: keep the raw bytes, a person will look. Sees the request as it is kept: without
     * credentials, and {@code ***} for the values of secret options in headers and address.
     */
    List<Inbound> parse(Request request);

    /** The answer to a request whose items are all safe. */
    Reply reply(Request request);

    /**
     * The answer of a channel that says something back at once, such as the number of the report. Override it instead of
     * being pure in {@link #reply}, which the runner then does not call; a failure is answered with "try later".
     *
     * @param receipts of the request's items in their order; empty when they were spooled, or were no submissions
     */
    default Future<Reply> answer(Request request, List<Receipt> receipts) {
        return Future.succeededFuture(reply(request));
    }

    /**
     * A request as it came.
     *
     * @param path below {@code /in/{instance}}, starting with a slash
     * @param uri path and query exactly as received
     * @param form decoded form fields, empty for other bodies
     */
    record Request(
            String method, String path, String uri, MultiMap headers, MultiMap form, Buffer body, Instant receivedAt) {
        @Override
        public String toString() {
            return "Request[" + method + " " + path + "]";
        }
    }

    /** An answer: status, content type, body. */
    record Reply(int status, String contentType, String body) {}
}
