package org.ventanilla.connector.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import java.net.ConnectException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.ventanilla.connector.testkit.FakeHttp;
import org.ventanilla.connector.testkit.Wait;

class FakeHttpTest {
    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = vertx.createHttpClient();

    @AfterEach
    void close() {
        Wait.on(vertx.close());
    }

    /** A caller that asked before is refused as well, and never left in doubt by a connection it kept. */
    @RepeatedTest(50)
    void who_asks_while_it_is_away_is_refused_and_later_answered_at_the_same_address() {
        try (var server =
                new FakeHttp(vertx, request -> request.response().end("here").onFailure(gone -> {}))) {
            assertThat(ask(server)).isEqualTo("here");
            server.goAway();
            assertThatThrownBy(() -> ask(server)).hasCauseInstanceOf(ConnectException.class);
            server.comeBack();
            assertThat(ask(server)).isEqualTo("here");
        }
    }

    private String ask(FakeHttp server) {
        var address = server.address();
        return Wait.on(client.request(HttpMethod.GET, address.getPort(), address.getHost(), "/")
                .compose(request -> request.send().compose(HttpClientResponse::body))
                .map(Buffer::toString));
    }
}
