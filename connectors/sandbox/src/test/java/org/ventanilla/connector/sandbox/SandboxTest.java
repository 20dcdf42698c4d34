package org.ventanilla.connector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetServer;
import io.vertx.junit5.VertxExtension;
import java.net.BindException;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class SandboxTest {

    @Test
    void a_taken_port_fails_the_start_and_leaves_no_server_behind(Vertx vertx) {
        NetServer squatter = World.done(listen(vertx, 0));
        int smtp = freePort(vertx);
        Sandbox sandbox = new Sandbox(vertx, Clock.systemUTC(), options(smtp, squatter.actualPort()));

        Throwable failure = World.done(sandbox.start()
                .map(started -> (Throwable) new AssertionError("The start succeeded"))
                .otherwise(cause -> cause));

        assertThat(failure).isInstanceOf(BindException.class);
        assertThat(World.done(listen(vertx, smtp)).actualPort()).isEqualTo(smtp);
    }

    private static Future<NetServer> listen(Vertx vertx, int port) {
        return vertx.createNetServer().connectHandler(socket -> {}).listen(port, "127.0.0.1");
    }

    private static int freePort(Vertx vertx) {
        NetServer brief = World.done(listen(vertx, 0));
        int port = brief.actualPort();
        World.done(brief.close());
        return port;
    }

    private static SandboxOptions options(int smtpPort, int httpPort) {
        return new SandboxOptions(
                "127.0.0.1",
                smtpPort,
                0,
                httpPort,
                "city.example",
                "buzon",
                "p",
                "AC1",
                "t",
                "+34600000000",
                URI.create("http://127.0.0.1:1/in"),
                List.of());
    }
}
