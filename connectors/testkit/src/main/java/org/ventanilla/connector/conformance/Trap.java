package org.ventanilla.connector.conformance;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.ventanilla.connector.testkit.Wait;

/** A host that nobody declared and that writes down what it is told. It has another name for the same machine. */
final class Trap {
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final URI address;

    private Trap(Vertx vertx) {
        int port = Wait.on(vertx.createHttpServer().requestHandler(this::note).listen(0, "127.0.0.1"))
                .actualPort();
        this.address = URI.create("http://localhost:" + port + "/trap.jpg");
    }

    static Trap open(Vertx vertx) {
        return new Trap(vertx);
    }

    URI address() {
        return address;
    }

    private void note(HttpServerRequest request) {
        heard.add(request.uri());
        request.headers().forEach(header -> {
            heard.add(header.getValue());
            heard.add(decoded(header.getValue()));
        });
        request.response().setStatusCode(404).end().onFailure(gone -> {});
    }

    /** Basic authentication says user and password in Base64 (RFC 7617). */
    private static String decoded(String value) {
        try {
            String coded = value.startsWith("Basic ") ? value.substring("Basic ".length()) : "";
            return new String(java.util.Base64.getDecoder().decode(coded), java.nio.charset.StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notBasic) {
            return "";
        }
    }

    boolean heard(List<String> secrets) {
        return heard.stream().anyMatch(line -> secrets.stream().anyMatch(line::contains));
    }
}
