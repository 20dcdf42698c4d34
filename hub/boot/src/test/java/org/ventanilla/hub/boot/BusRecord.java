package org.ventanilla.hub.boot;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryContext;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.ventanilla.model.Wire;

/** Everything that goes over one event bus, requests and their replies. */
final class BusRecord {
    private final List<Said> said = new CopyOnWriteArrayList<>();
    private final Map<String, String> awaited = new ConcurrentHashMap<>();

    /** @param isReply whether it answers a request to that address */
    record Said(String address, boolean isReply, JsonNode body) {}

    static BusRecord of(Vertx vertx) {
        var record = new BusRecord();
        var unused = vertx.eventBus().addOutboundInterceptor(record::note);
        return record;
    }

    private void note(DeliveryContext<Object> context) {
        var message = context.message();
        String asked = awaited.get(String.valueOf(message.address()));
        if (message.replyAddress() != null) {
            awaited.put(message.replyAddress(), String.valueOf(message.address()));
        }
        if (message.body() instanceof JsonObject body) {
            said.add(new Said(asked == null ? message.address() : asked, asked != null, json(body)));
        }
        context.next();
    }

    private static JsonNode json(JsonObject body) {
        try {
            return Wire.mapper().readTree(body.encode());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Said> said() {
        return said;
    }
}
