package org.ventanilla.connector;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;

/** A webhook request as it is kept: all that {@link Masking} left of it, so that the pure parse can run again. */
final class SpooledRequest {
    static final String TYPE = "application/json";

    private SpooledRequest() {}

    static Buffer write(Webhook.Request r) {
        return new JsonObject()
                .put("method", r.method())
                .put("path", r.path())
                .put("uri", r.uri())
                .put("headers", pairs(r.headers()))
                .put("form", pairs(r.form()))
                .put("body", r.body().getBytes())
                .put("receivedAt", r.receivedAt().toString())
                .toBuffer();
    }

    static Webhook.Request read(Buffer stored) {
        var json = new JsonObject(stored);
        return new Webhook.Request(
                json.getString("method"),
                json.getString("path"),
                json.getString("uri"),
                map(json.getJsonArray("headers")),
                map(json.getJsonArray("form")),
                Buffer.buffer(json.getBinary("body")),
                Instant.parse(json.getString("receivedAt")));
    }

    /** Whether stored bytes are a request at all, and not an item of another kind. */
    static boolean isRequest(Buffer stored) {
        try {
            var json = new JsonObject(stored);
            return json.containsKey("method") && json.containsKey("uri") && json.containsKey("receivedAt");
        } catch (DecodeException e) {
            return false;
        }
    }

    private static JsonArray pairs(MultiMap map) {
        var pairs = new JsonArray();
        map.forEach(e -> pairs.add(new JsonArray().add(e.getKey()).add(e.getValue())));
        return pairs;
    }

    private static MultiMap map(JsonArray pairs) {
        var map = MultiMap.caseInsensitiveMultiMap();
        for (int i = 0; i < pairs.size(); i++) {
            var pair = pairs.getJsonArray(i);
            map.add(pair.getString(0), pair.getString(1));
        }
        return map;
    }
}
