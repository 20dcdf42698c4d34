package org.ventanilla.connector.email;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Issues access tokens on loopback (RFC 6749 section 5), all alike until told otherwise. */
final class TokenServer {
    static final Duration LIFE = Duration.ofHours(1);
    static final String CLIENT_SECRET = "client-secret-0815";

    private final HttpServer server;
    /** Forms as they came. */
    final List<String> asked = new CopyOnWriteArrayList<>();

    volatile String token = PostOffice.PASSWORD;
    volatile int status = 200;
    volatile String refreshToken = "";

    TokenServer(Vertx vertx) {
        server = Wait.of(vertx.createHttpServer().requestHandler(this::answer).listen(0, "127.0.0.1"));
    }

    /** The option {@code oauth2}. */
    JsonObject options() {
        return new JsonObject()
                .put("tokenUrl", "http://127.0.0.1:" + server.actualPort() + "/token")
                .put("clientId", "ventanilla")
                .put("clientSecret", CLIENT_SECRET)
                .put("scope", "mail");
    }

    /** The mailbox's options with tokens in the place of passwords. */
    static JsonObject instead(JsonObject oauth2, JsonObject options) {
        var unused = options.getJsonObject("imap").remove("password");
        options.getJsonObject("smtp").put("user", "buzon");
        return options.put("oauth2", oauth2);
    }

    private void answer(HttpServerRequest request) {
        request.body()
                .onComplete(
                        form -> {
                            asked.add(form.toString());
                            var body =
                                    new JsonObject().put("access_token", token).put("expires_in", LIFE.toSeconds());
                            if (!refreshToken.isEmpty()) {
                                body.put("refresh_token", refreshToken);
                            }
                            var error = new JsonObject().put("error", "invalid_grant");
                            request.response()
                                    .setStatusCode(status)
                                    .end((status == 200 ? body : error).toBuffer())
                                    .onFailure(gone -> {});
                        },
                        gone -> {});
    }
}
