package org.ventanilla.connector.conformance.echo;

import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import org.ventanilla.connector.conformance.Exchanges;
import org.ventanilla.connector.conformance.Item;

/** The provider's calls to us. */
final class EchoCalls {
    private final String instance;
    private final Exchanges exchanges;
    private volatile URI hub = URI.create("http://127.0.0.1:1");

    EchoCalls(String instance, Exchanges exchanges) {
        this.instance = instance;
        this.exchanges = exchanges;
    }

    void reach(URI address) {
        hub = address;
    }

    URI hub() {
        return hub;
    }

    Exchanges exchanges() {
        return exchanges;
    }

    String path(String below) {
        return "/in/" + instance + below;
    }

    void call(Item item, Buffer body) {
        exchanges.start(item, request("/message", body, EchoWorld.SECRET));
    }

    void report(Buffer body) throws Exception {
        var unused = Exchanges.ask(request("/message", body, EchoWorld.SECRET));
    }

    HttpRequest request(String below, Buffer body, String secret) {
        String signature = EchoSignature.of(secret, hub + path(below), body);
        return bare(below, body).setHeader("X-Echo", signature).build();
    }

    HttpRequest.Builder bare(String below, Buffer body) {
        return HttpRequest.newBuilder(URI.create(hub + path(below)))
                .POST(BodyPublishers.ofByteArray(body.getBytes()))
                .setHeader("Content-Type", "application/json");
    }

    HttpRequest signedFor(URI address, Buffer body, Map<String, String> headers) {
        String signature = EchoSignature.of(EchoWorld.SECRET, address + path("/message"), body);
        var request = bare("/message", body).setHeader("X-Echo", signature);
        headers.forEach(request::setHeader);
        return request.build();
    }
}
