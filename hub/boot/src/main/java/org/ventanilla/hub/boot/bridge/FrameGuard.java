package org.ventanilla.hub.boot.bridge;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.NetSocket;
import io.vertx.core.parsetools.RecordParser;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Between one stranger and the library: lets through whole frames that are small enough and allowed, and ends the connection at
 * the first that is not. Who takes nothing for too long is let go, so that nothing piles up for it; it reads from its cursor.
 */
final class FrameGuard {
    private static final Logger LOG = LoggerFactory.getLogger(FrameGuard.class);
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final int QUEUE = 256 * 1024;

    private final NetSocket outside;
    private final NetSocket within;
    private final Rules rules;
    private final int maxBytes;
    private final RecordParser parser;
    private boolean isLength = true;
    private boolean isKnown;
    private @Nullable Long fullSince;

    FrameGuard(NetSocket outside, NetSocket within, Rules rules, int maxBytes) {
        this.outside = outside;
        this.within = within;
        this.rules = rules;
        this.maxBytes = maxBytes;
        this.parser = RecordParser.newFixed(Integer.BYTES, this::piece);
    }

    void begin() {
        within.closeHandler(closed -> end(outside));
        outside.exceptionHandler(cause -> LOG.debug("bridge connection broke", cause));
        within.exceptionHandler(cause -> LOG.debug("bridge connection broke", cause));
        outside.setWriteQueueMaxSize(QUEUE);
        within.handler(this::answer);
        outside.handler(parser);
        outside.resume();
    }

    private void piece(Buffer piece) {
        if (!isLength) {
            frame(piece);
            isLength = true;
            parser.fixedSizeMode(Integer.BYTES);
            return;
        }
        int length = piece.getInt(0);
        if (length < 2 || length > maxBytes) {
            refuse("bad_length");
        } else {
            isLength = false;
            parser.fixedSizeMode(length);
        }
    }

    private void frame(Buffer bytes) {
        JsonObject message;
        try {
            message = new JsonObject(bytes);
        } catch (DecodeException e) {
            refuse("invalid_json");
            return;
        }
        boolean isPing = isKnown && "ping".equals(message.getValue("type"));
        if (isPing || rules.allows(message)) {
            isKnown = true;
            write(within, bytes);
        } else {
            refuse("access_denied");
        }
    }

    private void answer(Buffer bytes) {
        outside.write(bytes).onFailure(cause -> LOG.debug("not delivered", cause));
        if (!outside.writeQueueFull()) {
            return;
        }
        if (fullSince == null) {
            fullSince = System.nanoTime();
            outside.pause();
            outside.drainHandler(drained -> {
                fullSince = null;
                outside.resume();
            });
        } else if (System.nanoTime() - fullSince > PATIENCE_NANOS) {
            LOG.info("bridge connection let go: it takes nothing");
            end(outside);
        }
    }

    private void refuse(String why) {
        outside.pause();
        outside.handler(rest -> {});
        write(outside, new JsonObject().put("type", "err").put("message", why).toBuffer());
        end(outside);
    }

    private static void write(NetSocket to, Buffer frame) {
        to.write(Buffer.buffer().appendInt(frame.length()).appendBuffer(frame))
                .onFailure(cause -> LOG.debug("not delivered", cause));
    }

    static void end(NetSocket socket) {
        socket.close().onFailure(cause -> LOG.debug("gone before", cause));
    }
}
