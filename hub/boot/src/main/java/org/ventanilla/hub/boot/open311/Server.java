package org.ventanilla.hub.boot.open311;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.boot.open311.Check.Broken;

/** The server under test, with what was found out about it. Used by one thread, and by those a check starts. */
final class Server {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int TRIES = 120;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final Target target;
    private @Nullable JsonNode services;
    private @Nullable String posted;

    Server(Target target) {
        this.target = target;
    }

    Target target() {
        return target;
    }

    /** @param path below the base, with query */
    Answer get(String path, String... headers) throws IOException, InterruptedException {
        String more = target.jurisdiction() == null || path.contains("jurisdiction_id")
                ? ""
                : (path.contains("?") ? "&" : "?") + "jurisdiction_id=" + encoded(target.jurisdiction());
        return send("GET", path + more, BodyPublishers.noBody(), headers);
    }

    Answer send(String method, String path, HttpRequest.BodyPublisher body, String... headers)
            throws IOException, InterruptedException {
        String base = target.base().toString().replaceFirst("/+$", "");
        var request = HttpRequest.newBuilder(URI.create(base + "/" + path))
                .timeout(PATIENCE)
                .method(method, body);
        if (headers.length > 0) {
            request.headers(headers);
        }
        HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
        return new Answer(
                path,
                answer.statusCode(),
                answer.headers().firstValue("Content-Type").orElse(""),
                answer.headers().firstValue("Access-Control-Allow-Origin").orElse(""),
                answer.headers().firstValue("Retry-After").isPresent(),
                answer.body());
    }

    /** Fields as a form, the key among them. */
    Answer post(String path, String fields, String... headers) throws IOException, InterruptedException {
        return postAs(key(), path, fields, headers);
    }

    /** @param key empty for none */
    Answer postAs(String key, String path, String fields, String... headers) throws IOException, InterruptedException {
        String where = target.jurisdiction() == null || fields.contains("jurisdiction_id")
                ? ""
                : "&jurisdiction_id=" + encoded(target.jurisdiction());
        String body = (key.isEmpty() ? "" : "api_key=" + encoded(key) + "&") + fields + where;
        var all = new String[headers.length + 2];
        all[0] = "Content-Type";
        all[1] = "application/x-www-form-urlencoded; charset=utf-8";
        System.arraycopy(headers, 0, all, 2, headers.length);
        return send("POST", path, BodyPublishers.ofString(body), all);
    }

    String key() {
        Check.need(target.key() != null && target.point() != null, "nothing is written without --key and --point");
        return String.valueOf(target.key());
    }

    /** The place of test requests as fields. */
    String point() {
        key();
        String[] parts = String.valueOf(target.point()).split(",", 2);
        return "lat=" + parts[0] + "&long=" + parts[parts.length - 1];
    }

    JsonNode services() throws IOException, InterruptedException {
        JsonNode known = services;
        if (known == null) {
            known = get("services.json").ok().array();
            services = known;
        }
        return known;
    }

    /** A service that asks nothing that must be answered, so that the shortest request is complete. */
    String plainService() throws IOException, InterruptedException {
        for (JsonNode service : services()) {
            String code = service.path("service_code").asText();
            if (!service.path("metadata").asBoolean()
                    || !get("services/" + encoded(code) + ".json")
                            .body()
                            .matches("(?s).*\"required\"\\s*:\\s*true.*")) {
                return code;
            }
        }
        throw new Check.NotHere("every service has required attributes");
    }

    /** The definitions of all services that say they have one, at most twenty. */
    List<JsonNode> definitions() throws IOException, InterruptedException {
        var all = new ArrayList<JsonNode>();
        for (JsonNode service : services()) {
            if (service.path("metadata").asBoolean() && all.size() < 20) {
                all.add(get("services/" + encoded(service.path("service_code").asText()) + ".json")
                        .ok()
                        .json());
            }
        }
        Check.need(!all.isEmpty(), "no service has attributes");
        return all;
    }

    /** The id in the answer to a request that must have been taken. */
    String idOf(Answer answer) {
        Check.expect(
                answer.status() / 100 == 2, answer.asked() + " was answered " + answer.status() + ": " + answer.body());
        JsonNode array = answer.array();
        Check.expect(array.size() == 1, "the answer to a POST is no array of one");
        String id = array.get(0).path("service_request_id").asText("");
        Check.need(!id.isEmpty(), "this server answers with tokens");
        return id;
    }

    /** The id of a request of our own that can be read, made once. */
    String posted() throws IOException, InterruptedException {
        String known = posted;
        if (known == null) {
            known = idOf(post("requests.json", request("check")));
            posted = known;
        }
        return known;
    }

    /** A complete request with words that no other has. */
    String request(String words) throws IOException, InterruptedException {
        return "service_code=" + encoded(plainService()) + "&" + point() + "&description="
                + encoded(words + " " + UUID.randomUUID());
    }

    /** The request as it is shown, once it is: some servers look at it first. */
    JsonNode shown(String id) throws IOException, InterruptedException {
        for (int n = 0; n < TRIES; n++) {
            Answer answer = get("requests/" + encoded(id) + ".json");
            if (answer.status() == 200) {
                JsonNode array = answer.array();
                Check.expect(array.size() == 1, "requests/{id} is no array of one");
                return array.get(0);
            }
            LockSupport.parkNanos(Duration.ofMillis(250).toNanos());
        }
        throw new Broken("requests/" + id + " is not shown half a minute after it was taken");
    }

    JsonNode list(String query) throws IOException, InterruptedException {
        return get("requests.json" + (query.isEmpty() ? "" : "?" + query)).ok().array();
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
