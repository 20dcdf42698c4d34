package org.ventanilla.connector.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ventanilla.connector.Assembly.RemoteFiles;
import org.ventanilla.connector.Refused;

class TwilioMediaTest {
    private static final Buffer PICTURE = Buffer.buffer(new byte[] {(byte) 0xFF, (byte) 0xD8, 0, 1, 2});
    private final Vertx vertx = Vertx.vertx();
    private Path state;
    private final List<String> seen = new CopyOnWriteArrayList<>();

    @BeforeEach
    void take(@TempDir Path folder) {
        state = folder;
    }

    @AfterEach
    void close() {
        Loopback.wait(vertx.close());
    }

    @Test
    void a_picture_is_fetched_with_our_credentials() {
        try (var api = server(request -> end(request, 200, PICTURE))) {
            assertThat(fetch(api, "/Media/ME1")).isEqualTo(PICTURE);
        }
        assertThat(seen).containsExactly("/Media/ME1 with credentials");
    }

    @Test
    void redirects_are_followed_without_our_credentials() {
        try (var storage = server(request -> end(request, 200, PICTURE));
                var api = server(request ->
                        redirect(request, request.path().equals("/a") ? "/b?x=%20y" : storage.address() + "/signed"))) {
            assertThat(fetch(api, "/a")).isEqualTo(PICTURE);
        }
        assertThat(seen).containsExactly("/a with credentials", "/b without", "/signed without");
    }

    @Test
    void an_empty_picture_is_fetched_as_it_is() {
        try (var api = server(request -> end(request, 200, Buffer.buffer()))) {
            assertThat(fetch(api, "/empty").length()).isZero();
        }
    }

    @Test
    void a_host_nobody_named_never_sees_a_request() {
        try (var other = server(request -> end(request, 200, PICTURE))) {
            var media = media(other.address(), "api.twilio.com");
            assertThatThrownBy(() -> Loopback.wait(media.fetch(URI.create(other.address() + "/x"))))
                    .isInstanceOf(Refused.class)
                    .hasMessage("media-host-not-allowed");
        }
        assertThat(seen).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 401, 500, 503})
    void a_picture_that_is_not_there_yet_may_be_asked_for_again(int status) {
        try (var api = server(request -> end(request, status, Buffer.buffer("{}")))) {
            assertThatThrownBy(() -> fetch(api, "/a"))
                    .isInstanceOf(TwilioMedia.NotReady.class)
                    .hasMessage("media-http-" + status);
        }
    }

    private Buffer fetch(Loopback api, String path) {
        return Loopback.wait(media(api.address(), "127.0.0.1").fetch(URI.create(api.address() + path)));
    }

    private RemoteFiles media(String apiBase, String host) {
        var options = Provider.options().put("apiBase", apiBase).put("mediaHosts", new JsonArray().add(host));
        var media = Parts.of(vertx, state, options, Duration.ofSeconds(10)).remoteFiles();
        if (media == null) {
            throw new AssertionError("fetches no pictures");
        }
        return media;
    }

    private Loopback server(Handler<HttpServerRequest> answer) {
        return Loopback.start(vertx, request -> {
            var known = request.getHeader("Authorization") != null;
            seen.add(request.path() + (known ? " with credentials" : " without"));
            answer.handle(request);
        });
    }

    private static void redirect(HttpServerRequest request, String location) {
        request.response().putHeader("Location", location);
        end(request, 307, Buffer.buffer("moved"));
    }

    private static void end(HttpServerRequest request, int status, Buffer body) {
        request.response().setStatusCode(status).end(body).onFailure(gone -> {});
    }
}
