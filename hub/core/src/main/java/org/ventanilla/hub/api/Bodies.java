package org.ventanilla.hub.api;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Bodies of requests as JSON; what is none is the sender's mistake, and its content is in no message. */
final class Bodies {
    private Bodies() {}

    /** Null when there is no body. */
    static @Nullable JsonObject object(RoutingContext ctx) {
        try {
            return ctx.body().asJsonObject();
        } catch (DecodeException | ClassCastException e) {
            throw unreadable();
        }
    }

    /** A field of the JSON body or of the form. */
    static @Nullable String text(RoutingContext ctx, String field, @Nullable String otherwise) {
        String type = ctx.request().getHeader("Content-Type");
        if (type != null && type.startsWith("application/json")) {
            JsonObject body = object(ctx);
            Object value = body == null ? null : body.getValue(field);
            return value == null ? otherwise : String.valueOf(value);
        }
        String value = ctx.request().getFormAttribute(field);
        return value == null ? otherwise : value;
    }

    /** Something came that is no JSON object, or nothing did. */
    static Problem unreadable() {
        return new Problem(
                400, "bad-json", "send a JSON object", List.of(new Problem.Field("body", "a JSON object (RFC 8259)")));
    }
}
