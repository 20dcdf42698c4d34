package org.ventanilla.connector.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ventanilla.connector.Refused;

class TwilioMediaTest {
    private static final Buffer PICTURE = Buffer.buffer(new byte[] {(byte) 0xFF, (byte) 0xD8, 0, 1, 2});
    private final Vertx vertx = Vertx.vertx();
    private final List<String> seen = new CopyOnWriteArrayList<>();

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
            var media = media(other.address(), Duration.ofSeconds(5), "api.twilio.com");
            assertThatThrownBy(() -> Loopback.wait(media.fetch(URI.create(other.address() + "/x"))))
                    .isInstanceOf(Refused.class)
                    .hasMessage("media-host-not-allowed");
        }
        assertThat(seen).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://169.254.169.254/latest",
                "http://localhost/x",
                "http://city.example/x",
                "ftp://127.0.0.1/x",
                "file:///etc/passwd",
                "https://user:pw@127.0.0.1/x",
                "https:///x",
                "javascript:1",
                "http://[::1]/x"
            })
    void a_redirect_may_not_lead_to_a_strange_address(String location) {
        try (var api = server(request -> redirect(request, location))) {
            assertThatThrownBy(() -> fetch(api, "/a")).isInstanceOf(Refused.class);
        }
        assertThat(seen).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://localhost:1/x", "https://10.1.2.3/x", "https://[fd00::1]/x", "https://0.0.0.0/x"})
    void a_redirect_may_not_lead_into_the_inner_network_even_over_https(String location) {
        try (var api = server(request -> redirect(request, location))) {
            assertThatThrownBy(() -> fetch(api, "/a")).hasMessage("media-address-not-public");
        }
    }

    @Test
    void redirects_in_a_circle_end() {
        try (var api = server(request -> redirect(request, "/a"))) {
            assertThatThrownBy(() -> fetch(api, "/a"))
                    .isInstanceOf(Refused.class)
                    .hasMessage("media-too-many-redirects");
        }
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

    @Test
    void a_picture_over_the_limit_is_refused_even_without_a_stated_length() {
        Handler<HttpServerRequest> endless = request -> {
            request.response().setChunked(true);
            pour(request);
        };
        try (var api = server(endless)) {
            assertThatThrownBy(() -> fetch(api, "/endless"))
                    .isInstanceOf(Refused.class)
                    .hasMessage("media-too-large");
        }
    }

    @Test
    void a_silent_server_is_not_waited_for_endlessly() {
        try (var api = server(request -> {})) {
            var media = media(api.address(), Duration.ofMillis(300), "127.0.0.1");
            assertThatThrownBy(() -> Loopback.wait(media.fetch(URI.create(api.address() + "/a"))))
                    .isNotInstanceOf(Refused.class);
        }
    }

    private Buffer fetch(Loopback api, String path) {
        return Loopback.wait(
                media(api.address(), Duration.ofSeconds(10), "127.0.0.1").fetch(URI.create(api.address() + path)));
    }

    private TwilioMedia media(String apiBase, Duration patience, String host) {
        var settings = Provider.settings(
                Provider.options().put("apiBase", apiBase).put("mediaHosts", new JsonArray().add(host)));
        var client = vertx.createHttpClient(new HttpClientOptions().setKeepAlive(false));
        return new TwilioMedia(vertx, client, settings, new TwilioMedia.Limits(1 << 20, patience, 4));
    }

    private Loopback server(Handler<HttpServerRequest> answer) {
        return Loopback.start(vertx, request -> {
            var known = request.getHeader("Authorization") != null;
            seen.add(request.path() + (known ? " with credentials" : " without"));
            answer.handle(request);
        });
    }

    private static void pour(HttpServerRequest request) {
        request.response().write(Buffer.buffer(new byte[1 << 16])).onComplete(written -> pour(request), gone -> {});
    }

    private static void redirect(HttpServerRequest request, String location) {
        request.response().putHeader("Location", location);
        end(request, 307, Buffer.buffer("moved"));
    }

    private static void end(HttpServerRequest request, int status, Buffer body) {
        request.response().setStatusCode(status).end(body).onFailure(gone -> {});
    }
}
