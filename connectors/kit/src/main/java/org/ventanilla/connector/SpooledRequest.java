package org.ventanilla.connector;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;

/** A webhook request as it lies in the spool: all of it, so that the pure parse can run again. */
final class SpooledRequest {
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
