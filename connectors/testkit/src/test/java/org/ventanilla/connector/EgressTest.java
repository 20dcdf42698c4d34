package org.ventanilla.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SelfSignedCertificate;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ventanilla.connector.Egress.Ask;
import org.ventanilla.connector.Egress.NotAllowed;
import org.ventanilla.connector.Egress.NotSent;
import org.ventanilla.connector.testkit.Wait;

/** The way to the outside over real sockets: who is asked, with what, and what is known when it went wrong. */
class EgressTest {
    private static final AllowedHosts LOOPBACK =
            new AllowedHosts(Set.of("127.0.0.1", "localhost"), Set.of("127.0.0.1", "localhost"), Set.of("127.0.0.1"));

    private final Vertx vertx = Vertx.vertx();
    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final AtomicInteger lookups = new AtomicInteger();
    private BiFunction<String, Integer, String> names = (host, lookup) -> host;

    @AfterEach
    void close() {
        Wait.on(vertx.close());
    }

    @Test
    void any_complete_answer_is_an_answer() {
        String there = server(request -> end(request, 503, "busy"));
        var answer = Wait.on(egress().ask(get(there + "/a")));
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.body().toString()).isEqualTo("busy");
        assertThat(seen).containsExactly("GET /a with credentials");
    }

    @Test
    void a_body_is_posted_with_its_type() {
        String there = server(request -> request.body()
                .onComplete(body -> end(request, 200, request.getHeader("Content-Type") + " " + body.result())));
        var answer = Wait.on(egress().ask(Ask.post(URI.create(there + "/a"), "text/x", Buffer.buffer("words"))));
        assertThat(answer.body().toString()).isEqualTo("text/x words");
    }

    @Test
    void a_host_nobody_declared_never_sees_a_request() {
        String there = server(request -> end(request, 200, "x"));
        URI address = URI.create(there.replace("127.0.0.1", "127.0.0.2") + "/a");
        assertThatThrownBy(() -> Wait.on(egress().ask(Ask.get(address)))).hasCauseInstanceOf(NotAllowed.class);
        assertThat(seen).isEmpty();
    }

    @Test
    void a_redirect_is_an_answer_unless_somebody_wants_it_followed() {
        String there = server(request -> redirect(request, 302, "/b"));
        assertThat(Wait.on(egress().ask(get(there + "/a"))).status()).isEqualTo(302);
        assertThat(seen).hasSize(1);
    }

    @Test
    void credentials_do_not_go_along_with_a_redirect() {
        String other = server(request -> end(request, 200, "there"));
        String there = server(request -> redirect(request, 307, request.path().equals("/a") ? "/b" : other + "/c"));
        assertThat(Wait.on(egress().ask(get(there + "/a").forFile(3, 100)))
                        .body()
                        .toString())
                .isEqualTo("there");
        assertThat(seen).containsExactly("GET /a with credentials", "GET /b without", "GET /c without");
    }

    @Test
    void after_see_other_nothing_is_posted_twice() {
        String there = server(request -> {
            if (request.path().equals("/a")) {
                redirect(request, 303, "/b");
            } else {
                end(request, 200, "made");
            }
        });
        var ask = Ask.post(URI.create(there + "/a"), "text/plain", Buffer.buffer("x"))
                .forFile(1, 100);
        assertThat(Wait.on(egress().ask(ask)).status()).isEqualTo(200);
        assertThat(seen).containsExactly("POST /a without", "GET /b without");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://169.254.169.254/latest",
                "http://city.example/x",
                "ftp://127.0.0.1/x",
                "file:///etc/passwd",
                "https://user:pw@127.0.0.1/x",
                "https:///x",
                "javascript:1",
                "https://10.1.2.3/x",
                "https://[fd00::1]/x",
                "https://[::ffff:10.0.0.1]/x",
                "https://0.0.0.0/x",
                "http://[::1]/x",
                "https://bad host/"
            })
    void a_redirect_may_not_lead_to_a_strange_or_an_inner_address(String location) {
        String there = server(request -> redirect(request, 307, location));
        assertThatThrownBy(() -> Wait.on(egress().ask(get(there + "/a").forFile(3, 100))))
                .hasCauseInstanceOf(NotAllowed.class);
        assertThat(seen).hasSize(1);
    }

    @Test
    void redirects_in_a_circle_end() {
        String there = server(request -> redirect(request, 307, "/a"));
        assertThatThrownBy(() -> Wait.on(egress().ask(get(there + "/a").forFile(3, 100))))
                .hasCauseInstanceOf(NotAllowed.class);
        assertThat(seen).hasSize(4);
    }

    @Test
    void the_address_that_was_checked_is_the_one_that_is_asked() {
        var hosts = new AllowedHosts(Set.of("api.example"), Set.of(), Set.of());
        names = (host, lookup) -> lookup == 1 ? "203.0.113.7" : "127.0.0.1";
        var ask = Ask.get(URI.create("https://api.example/x")).within(Duration.ofMillis(300));
        // Nobody is there, so the connection fails; what counts is that the name was looked up once and never again.
        assertThatThrownBy(() -> Wait.on(egress(hosts).ask(ask))).hasCauseInstanceOf(NotSent.class);
        assertThat(lookups).hasValue(1);
        names = (host, lookup) -> "127.0.0.1";
        assertThatThrownBy(() -> Wait.on(egress(hosts).ask(ask))).hasCauseInstanceOf(NotAllowed.class);
    }

    /** A server that was just closed is not that: the system may take a connection for it still, and reset it. */
    @Test
    void what_found_no_connection_was_not_sent() {
        assertThatThrownBy(() -> Wait.on(egress().ask(get("http://127.0.0.1:1/a"))))
                .hasCauseInstanceOf(NotSent.class);
    }

    @Test
    void a_name_nobody_knows_was_not_asked() {
        names = (host, lookup) -> "nobody.invalid";
        assertThatThrownBy(() -> Wait.on(egress().ask(Ask.get(URI.create("http://127.0.0.1:1/")))))
                .hasCauseInstanceOf(NotSent.class);
    }

    @Test
    void nobody_knows_what_became_of_a_request_without_an_answer() {
        String there = server(request -> {});
        var ask = get(there + "/a").within(Duration.ofMillis(200));
        assertThatThrownBy(() -> Wait.on(egress().ask(ask)))
                .cause()
                .isNotInstanceOf(NotSent.class)
                .isNotInstanceOf(NotAllowed.class);
        String cut = server(request -> request.connection().close().onFailure(gone -> {}));
        assertThatThrownBy(() -> Wait.on(egress().ask(get(cut + "/a")))).cause().isNotInstanceOf(NotSent.class);
    }

    @Test
    void an_answer_over_the_limit_is_broken_off_also_without_a_stated_length() {
        String there = server(request -> {
            request.response().setChunked(true);
            pour(request);
        });
        assertThatThrownBy(() -> Wait.on(egress().ask(get(there + "/a").forFile(0, 100_000))))
                .hasCauseInstanceOf(Refused.class);
    }

    @Test
    void who_asks_too_often_waits_and_is_told_when_that_takes_too_long() {
        String there = server(request -> end(request, 200, "x"));
        var slow = new HttpEgress(
                vertx,
                new HttpClientOptions(),
                LOOPBACK,
                host -> List.of(InetAddress.getAllByName(host)),
                new RateLimit(2, () -> 0));
        var ask = get(there + "/a").within(Duration.ofMillis(400));
        assertThat(Wait.on(slow.ask(ask)).status()).isEqualTo(200);
        assertThat(Wait.on(slow.ask(ask)).status()).isEqualTo(200);
        assertThatThrownBy(() -> Wait.on(slow.ask(ask))).hasCauseInstanceOf(NotSent.class);
        assertThat(seen).hasSize(2);
    }

    @Test
    void the_certificate_is_checked_against_the_name_not_the_address() {
        assertThat(fetchedOver(SelfSignedCertificate.create("localhost"))).isEqualTo("secure");
        assertThatThrownBy(() -> fetchedOver(SelfSignedCertificate.create("elsewhere.example")))
                .hasCauseInstanceOf(NotSent.class);
    }

    private String fetchedOver(SelfSignedCertificate certificate) {
        var options = new HttpServerOptions().setSsl(true).setKeyCertOptions(certificate.keyCertOptions());
        var server = Wait.on(vertx.createHttpServer(options)
                .requestHandler(request -> end(request, 200, "secure"))
                .listen(0, "127.0.0.1"));
        var trusting = new HttpClientOptions().setKeepAlive(false).setTrustOptions(certificate.trustOptions());
        try {
            var egress = new HttpEgress(
                    vertx,
                    trusting,
                    LOOPBACK,
                    host -> List.of(InetAddress.getAllByName("127.0.0.1")),
                    new RateLimit(100, System::nanoTime));
            URI address = URI.create("https://localhost:" + server.actualPort() + "/x");
            return Wait.on(egress.ask(Ask.get(address))).body().toString();
        } finally {
            certificate.delete();
        }
    }

    private String server(Handler<HttpServerRequest> answer) {
        var server = Wait.on(vertx.createHttpServer()
                .requestHandler(request -> {
                    boolean known = request.getHeader("Authorization") != null;
                    seen.add(request.method() + " " + request.path() + (known ? " with credentials" : " without"));
                    answer.handle(request);
                })
                .listen(0, "127.0.0.1"));
        return "http://127.0.0.1:" + server.actualPort();
    }

    private HttpEgress egress() {
        return egress(LOOPBACK);
    }

    private HttpEgress egress(AllowedHosts hosts) {
        return new HttpEgress(
                vertx,
                new HttpClientOptions().setKeepAlive(false),
                hosts,
                this::resolved,
                new RateLimit(1_000, System::nanoTime));
    }

    private List<InetAddress> resolved(String host) throws UnknownHostException {
        return List.of(InetAddress.getAllByName(names.apply(host, lookups.incrementAndGet())));
    }

    private static Ask get(String address) {
        return Ask.get(URI.create(address)).withCredential("Authorization", "Basic eDp5");
    }

    private static void pour(HttpServerRequest request) {
        request.response().write(Buffer.buffer(new byte[1 << 16])).onComplete(written -> pour(request), gone -> {});
    }

    private static void redirect(HttpServerRequest request, int status, String location) {
        request.response().putHeader("Location", location);
        end(request, status, "moved");
    }

    private static void end(HttpServerRequest request, int status, String body) {
        Future<Void> sent = request.response().setStatusCode(status).end(body);
        sent.onFailure(gone -> {});
    }
}
