package org.ventanilla.hub.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a node that is told to stop does with who is already being served. */
class GoodbyeTest {
    private static final String HOST = "127.0.0.1";

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() {
        Running.joined(vertx.close().toCompletionStage());
    }

    @Test
    void a_request_that_is_being_answered_when_the_node_stops_gets_its_answer() throws IOException {
        var arrived = Promise.<Void>promise();
        var gate = Promise.<String>promise();
        int port = freePort();
        var settings = new Settings.Http(HOST, port, URI.create("http://localhost"), 1_000, false);
        var verticle =
                new HttpVerticle(settings, List.of(router -> router.get("/held").handler(ctx -> {
                    arrived.complete();
                    gate.future().compose(ctx.response()::end).onFailure(ctx::fail);
                })));
        String id = Running.joined(vertx.deployVerticle(verticle).toCompletionStage());
        var client = vertx.createHttpClient();
        var answer = client.request(HttpMethod.GET, port, HOST, "/held")
                .compose(request -> request.send().compose(HttpClientResponse::body));
        Running.joined(arrived.future().toCompletionStage());

        var stopped = vertx.undeploy(id);
        Eventually.see("nobody new is let in", () -> isOpen(port), open -> !open);
        assertThat(stopped.isComplete())
                .as("stopped before the last was served")
                .isFalse();
        gate.complete("safe");

        assertThat(Running.joined(answer.toCompletionStage())).hasToString("safe");
        Running.joined(stopped.toCompletionStage());
        Running.joined(client.close().toCompletionStage());
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static boolean isOpen(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException refused) {
            return false;
        }
    }
}
