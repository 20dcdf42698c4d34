package org.ventanilla.hub.boot;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

/** Somebody with an HTTP client. Addresses without a host are the site's. */
final class Web {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** HTTP/1.1, so that what stands on the way can tell one request from the next. */
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    private final URI site;

    Web(URI site) {
        this.site = site;
    }

    HttpResponse<String> get(URI address) {
        return send(HttpRequest.newBuilder(site.resolve(address)).GET());
    }

    /** With the session token of somebody of the staff, whatever is answered. */
    HttpResponse<String> get(URI address, String token) {
        return send(HttpRequest.newBuilder(site.resolve(address))
                .header("Authorization", "Bearer " + token)
                .GET());
    }

    JsonObject json(URI address) {
        return json(address, "");
    }

    /** With the session token of somebody of the staff. */
    JsonObject json(URI address, String token) {
        var answer = send(HttpRequest.newBuilder(site.resolve(address))
                .header("Authorization", "Bearer " + token)
                .GET());
        if (answer.statusCode() != 200) {
            throw new AssertionError(address + " answered " + answer.statusCode() + " " + answer.body());
        }
        return new JsonObject(answer.body());
    }

    /** Posts JSON with a bearer token. */
    HttpResponse<String> post(URI address, String token, JsonObject body) {
        return send(HttpRequest.newBuilder(site.resolve(address))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.encode())));
    }

    /** Posts raw bytes with a bearer token. */
    HttpResponse<String> post(URI address, String token, String type, byte[] body) {
        return send(HttpRequest.newBuilder(site.resolve(address))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", type)
                .POST(BodyPublishers.ofByteArray(body)));
    }

    /** Posts a form as a browser without scripts does. */
    HttpResponse<String> form(URI address, String body) {
        return send(HttpRequest.newBuilder(site.resolve(address))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    /** Answers a session token, or nothing when the hub does not let anybody in or goes away meanwhile. */
    String logIn(String login, String password) {
        var who = new JsonObject().put("login", login).put("password", password);
        try {
            return new JsonObject(post(URI.create("/v1/login"), "", who).body()).getString("token", "");
        } catch (UncheckedIOException e) {
            return "";
        }
    }

    static List<JsonObject> objects(JsonArray array) {
        return array.stream().map(JsonObject.class::cast).toList();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
