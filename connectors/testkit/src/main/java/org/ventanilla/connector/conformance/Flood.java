package org.ventanilla.connector.conformance;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.util.concurrent.atomic.AtomicLong;

/** A file larger than anybody should hold in memory, sent as fast as it is taken and never faster. */
public final class Flood {
    private static final Buffer PIECE = Buffer.buffer(new byte[64 * 1024]);
    private final long size;
    private final AtomicLong taken = new AtomicLong();

    /** @param pieces of 64 KiB */
    Flood(int pieces) {
        this.size = (long) pieces * PIECE.length();
    }

    long size() {
        return size;
    }

    /** How many bytes went out, over all answers. */
    long taken() {
        return taken.get();
    }

    /** Answers one request for the file. */
    public void answer(HttpServerResponse response) {
        var poured = new AtomicLong();
        pour(
                response.setStatusCode(200)
                        .setChunked(true)
                        .exceptionHandler(brokenOff -> {})
                        .drainHandler(room -> pour(response, poured)),
                poured);
    }

    private void pour(HttpServerResponse response, AtomicLong poured) {
        while (poured.get() < size && !response.writeQueueFull() && !response.closed()) {
            poured.addAndGet(PIECE.length());
            taken.addAndGet(PIECE.length());
            response.write(PIECE).onFailure(brokenOff -> {});
        }
        if (poured.get() == size && !response.ended() && !response.closed()) {
            response.end().onFailure(brokenOff -> {});
        }
    }
}
