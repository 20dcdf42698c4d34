package org.ventanilla.connector.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.net.SelfSignedCertificate;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** We connect to the address that was checked, yet the certificate must be that of the name. */
class TwilioMediaTlsTest {
    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() {
        Loopback.wait(vertx.close());
    }

    @Test
    void the_certificate_is_checked_against_the_name_not_the_address() {
        assertThat(fetch(SelfSignedCertificate.create("localhost"))).isEqualTo(Buffer.buffer("picture"));
    }

    @Test
    void a_certificate_of_another_name_is_not_accepted() {
        assertThatThrownBy(() -> fetch(SelfSignedCertificate.create("elsewhere.example")))
                .hasStackTraceContaining("No name matching localhost");
    }

    private Buffer fetch(SelfSignedCertificate certificate) {
        var options = new HttpServerOptions().setSsl(true).setKeyCertOptions(certificate.keyCertOptions());
        var listening = vertx.createHttpServer(options)
                .requestHandler(request -> request.response().end("picture").onFailure(gone -> {}))
                .listen(0, "127.0.0.1");
        try (var server = new Loopback(Loopback.wait(listening))) {
            var address = "https://localhost:" + server.server().actualPort();
            var settings = Provider.settings(
                    Provider.options().put("apiBase", address).put("mediaHosts", new JsonArray().add("localhost")));
            var client = vertx.createHttpClient(
                    new HttpClientOptions().setKeepAlive(false).setTrustOptions(certificate.trustOptions()));
            var limits = new TwilioMedia.Limits(1 << 20, Duration.ofSeconds(10), 4);
            return Loopback.wait(new TwilioMedia(vertx, client, settings, limits).fetch(URI.create(address + "/x")));
        } finally {
            certificate.delete();
        }
    }
}
