package org.ventanilla.connector;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.http.HttpClientResponse;
import java.nio.file.Path;

/** Writes a response body to disk as it comes, never faster than the disk takes it, up to a limit. Used once. */
final class FileBody {
    private final HttpClientResponse response;
    private final AsyncFile file;
    private final long maxBytes;
    private final Promise<Buffer> done = Promise.promise();
    private long received;

    private FileBody(HttpClientResponse response, AsyncFile file, long maxBytes) {
        this.response = response;
        this.file = file;
        this.maxBytes = maxBytes;
    }

    /** Gives an empty body when all of it is in the file; fails with {@link Refused} as soon as the limit is passed. */
    static Future<Buffer> of(Vertx vertx, HttpClientResponse response, Path into, long maxBytes) {
        HttpClientResponse waiting = response.pause();
        return vertx.fileSystem()
                .open(into.toString(), new OpenOptions().setTruncateExisting(true))
                .compose(file -> new FileBody(waiting, file, maxBytes).pumped().eventually(file::close));
    }

    private Future<Buffer> pumped() {
        AsyncFile watched = file.exceptionHandler(done::tryFail).drainHandler(room -> goOn());
        response.exceptionHandler(done::tryFail);
        response.endHandler(end -> done.tryComplete(Buffer.buffer()));
        response.handler(part -> write(watched, part));
        goOn();
        return done.future();
    }

    private void goOn() {
        var unused = response.resume();
    }

    /** After a failure the exchange is about to be reset: what still comes is let go. */
    private void write(AsyncFile to, Buffer part) {
        received += part.length();
        if (received > maxBytes && done.tryFail(new Refused("answer-too-large"))) {
            return;
        }
        if (!done.future().isComplete()) {
            to.write(part).onFailure(done::tryFail);
            if (to.writeQueueFull()) {
                var unused = response.pause();
            }
        }
    }
}
