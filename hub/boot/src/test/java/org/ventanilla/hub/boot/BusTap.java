package org.ventanilla.hub.boot;

import io.vertx.core.buffer.Buffer;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/**
 * Reads along what one node of the cluster sends to another. A frame of Vert.x's event bus begins with its length, the
 * version of the wire (2), the number of the codec, a byte for "to one", and the address (ClusteredMessage of Vert.x 5).
 */
final class BusTap {
    private static final int LENGTH = 4;
    private static final int NAMED = -1;

    private final Queue<Frame> frames = new ConcurrentLinkedQueue<>();

    /** @param codec Vert.x's number of the form in which the body is written; -1 for one that brings its name */
    record Frame(int version, int codec, String address) {
        static final int PING = 1;
        static final int JSON_OBJECT = 13;
        /** A failed request's answer: kind, code and text, Vert.x's own. */
        static final int REFUSAL = 15;
    }

    /** Sees one connection. */
    Consumer<Buffer> connection() {
        var pending = new Buffer[] {Buffer.buffer()};
        return bytes -> {
            Buffer all = pending[0].appendBuffer(bytes);
            int at = 0;
            while (all.length() - at >= LENGTH && all.length() - at >= LENGTH + all.getInt(at)) {
                int length = all.getInt(at);
                frames.add(frame(all.getBuffer(at + LENGTH, at + LENGTH + length)));
                at += LENGTH + length;
            }
            pending[0] = all.getBuffer(at, all.length());
        };
    }

    private static Frame frame(Buffer body) {
        int codec = body.getByte(1);
        int at = 2;
        if (codec == NAMED) {
            at += LENGTH + body.getInt(at);
        }
        at++; // to one, or to all
        int length = body.getInt(at);
        return new Frame(body.getByte(0), codec, body.getString(at + LENGTH, at + LENGTH + length));
    }

    /** What was sent since the last time somebody asked for a fresh start. */
    Queue<Frame> frames() {
        return frames;
    }

    long requests(String address) {
        return frames.stream().filter(f -> f.address().equals(address)).count();
    }
}
