package org.ventanilla.hub.boot;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Somebody of the staff at the doors of a running hub, from the command line. Blocks. */
final class StaffClient {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI hub;
    private final String token;

    private StaffClient(URI hub, String token) {
        this.hub = hub;
        this.token = token;
    }

    /** What the hub refused, in words for an operator. */
    static final class Refused extends RuntimeException {
        Refused(String reason) {
            super(reason, null, false, false);
        }
    }

    /** Signs in at the node that the configuration describes. */
    static StaffClient signIn(Settings.Http http, String login, String password) {
        String host = "0.0.0.0".equals(http.host()) ? "127.0.0.1" : http.host();
        URI hub = URI.create("http://" + host + ":" + http.port());
        var body = new JsonObject().put("login", login).put("password", password);
        var answer = new StaffClient(hub, "").post("/v1/login", body);
        return new StaffClient(hub, answer.getString("token"));
    }

    JsonObject get(String path) {
        return send(HttpRequest.newBuilder(hub.resolve(path)).GET());
    }

    JsonObject post(String path, JsonObject body) {
        return send(HttpRequest.newBuilder(hub.resolve(path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.encode())));
    }

    private JsonObject send(HttpRequest.Builder request) {
        try {
            var asked = request.timeout(PATIENCE)
                    .header("Authorization", "Bearer " + token)
                    .build();
            var answer = client.send(asked, BodyHandlers.ofString());
            var body = new JsonObject(answer.body());
            if (answer.statusCode() >= 300) {
                throw new Refused(body.getString("code") + ": " + body.getString("detail"));
            }
            return body;
        } catch (IOException e) {
            throw new Refused("no hub answers at " + hub + "; start it, or name its configuration");
        } catch (DecodeException e) {
            throw new Refused("what answers at " + hub + " is not a hub");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refused("stopped");
        }
    }
}
