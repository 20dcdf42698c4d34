package org.ventanilla.hub.bench;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * So many open HTTP/1.1 connections on one thread, one request at a time on each. Plain sockets instead of an HTTP client: the
 * caller sits on the same cores as what is measured, and its own work must not be the measurement.
 */
final class Callers implements AutoCloseable {
    private static final byte[] HEAD = ("POST /v1/intake HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer "
                    + Rig.TOKEN + "\r\nContent-Length: ")
            .getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final Selector selector = Selector.open();
    private final Queue<Line> free = new ConcurrentLinkedQueue<>();
    private final Thread thread = new Thread(this::listen, "bench-callers");

    Callers(int port, int connections) throws IOException {
        for (int i = 0; i < connections; i++) {
            free.add(new Line(connected(port)));
        }
        thread.setDaemon(true);
        thread.start();
    }

    private SocketChannel connected(int port) throws IOException {
        var channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        return channel;
    }

    /** Completes with the receipt; fails on any status but 201. */
    Future<?> post(String body) {
        return free.remove().post(body.getBytes(StandardCharsets.UTF_8));
    }

    private void listen() {
        try {
            while (selector.isOpen()) {
                selector.select(key -> ((Line) key.attachment()).receive());
            }
        } catch (ClosedSelectorException e) {
            return; // closed between two looks
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        for (SelectionKey key : selector.keys()) {
            key.channel().close();
        }
        selector.close();
    }

    /** One connection and the answer it waits for. */
    private final class Line {
        private final SocketChannel channel;
        private final ByteBuffer out = ByteBuffer.allocateDirect(8192);
        private final ByteBuffer in = ByteBuffer.allocateDirect(8192);
        private final byte[] seen = new byte[8192];
        private Promise<Void> answer = Promise.promise();

        Line(SocketChannel channel) throws IOException {
            this.channel = channel;
            channel.register(selector, SelectionKey.OP_READ, this);
        }

        Future<Void> post(byte[] body) {
            Promise<Void> mine = Promise.promise();
            answer = mine;
            in.clear();
            out.clear();
            out.put(HEAD).put(Integer.toString(body.length).getBytes(StandardCharsets.US_ASCII));
            out.put(END).put(body).flip();
            try {
                while (out.hasRemaining()) {
                    channel.write(out);
                }
            } catch (IOException e) {
                mine.fail(e);
            }
            return mine.future();
        }

        void receive() {
            try {
                if (channel.read(in) < 0) {
                    throw new IOException("connection closed");
                }
            } catch (IOException e) {
                answer.tryFail(e);
                return;
            }
            int length = in.position();
            in.get(0, seen, 0, length);
            var status = BareAnswer.status(seen, length);
            if (status == BareAnswer.UNFINISHED) {
                return;
            }
            Promise<Void> mine = answer;
            free.add(this); // before the news: who hears it may call at once
            if (status == BareAnswer.CREATED) {
                mine.complete();
            } else {
                mine.fail("status " + status);
            }
        }
    }
}
