package org.ventanilla.hub.bench;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * So many open HTTP/1.1 connections, one request at a time on each. Deliberately thinner than an HTTP client: the caller
 * sits on the same cores as what is measured, and its own work must not be the measurement.
 */
final class Callers implements AutoCloseable {
    private static final String HEAD = "POST /v1/intake HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer "
            + Rig.TOKEN + "\r\nContent-Length: ";
    private static final String CREATED = "HTTP/1.1 201 ";
    private static final String LENGTH = "\r\ncontent-length: ";
    private static final String END = "\r\n\r\n";

    private final NetClient client;
    private final Queue<Line> free = new ConcurrentLinkedQueue<>();

    Callers(Vertx vertx, int port, int connections) {
        client = vertx.createNetClient();
        var opened = new ArrayList<Future<?>>();
        for (int i = 0; i < connections; i++) {
            opened.add(client.connect(port, "127.0.0.1").onSuccess(socket -> free.add(new Line(socket))));
        }
        Future.all(opened).toCompletionStage().toCompletableFuture().join();
    }

    /** Completes with the receipt; fails on any status but 201. */
    Future<?> post(String body) {
        Line line = free.remove();
        return line.post(body).andThen(answered -> free.add(line));
    }

    /** One connection and the answer it waits for. */
    private static final class Line {
        private final NetSocket socket;
        private Buffer received = Buffer.buffer();
        private Promise<Void> answer = Promise.promise();

        Line(NetSocket socket) {
            this.socket = socket;
            socket.handler(this::receive);
            socket.closeHandler(closed -> {
                Object unused = answer.tryFail("connection closed");
            });
        }

        Future<Void> post(String body) {
            answer = Promise.promise();
            received = Buffer.buffer();
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            return socket.write(Buffer.buffer(HEAD.length() + bytes.length + 16)
                            .appendString(HEAD)
                            .appendString(bytes.length + END)
                            .appendBytes(bytes))
                    .compose(written -> answer.future());
        }

        private void receive(Buffer part) {
            received = received.length() == 0 ? part : received.appendBuffer(part);
            String text = received.toString(StandardCharsets.ISO_8859_1);
            int end = text.indexOf(END);
            if (end < 0) {
                return;
            }
            int length = text.indexOf(LENGTH) + LENGTH.length();
            int size = Integer.parseInt(text, length, text.indexOf('\r', length), 10);
            if (received.length() < end + END.length() + size) {
                return;
            }
            if (text.startsWith(CREATED)) {
                answer.complete();
            } else {
                answer.fail(text.substring(0, text.indexOf('\r')));
            }
        }
    }

    @Override
    public void close() {
        client.close().toCompletionStage().toCompletableFuture().join();
    }
}
