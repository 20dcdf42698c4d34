package org.ventanilla.connector.phone;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ventanilla.connector.Webhook;

/** Named values of a request; of repeated names the first. Names are case-sensitive. */
record Fields(Map<String, String> values) {
    /** Fields of the body. */
    static Fields form(Webhook.Request request) {
        Map<String, String> values = new HashMap<>();
        request.form().entries().forEach(field -> values.putIfAbsent(field.getKey(), field.getValue()));
        return new Fields(values);
    }

    /** Fields of the address. Throws {@link IllegalArgumentException} when its percent-encoding is broken. */
    static Fields query(Webhook.Request request) {
        Map<String, String> values = new HashMap<>();
        for (String field : rawQuery(request).split("&", -1)) {
            var pair = field.split("=", 2);
            if (pair.length == 2) {
                values.putIfAbsent(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
            }
        }
        return new Fields(values);
    }

    /** As received, without the question mark. */
    static String rawQuery(Webhook.Request request) {
        int at = request.uri().indexOf('?');
        return at < 0 ? "" : request.uri().substring(at + 1);
    }

    /** Null when it is absent or empty. */
    @Nullable String get(String name) {
        String value = values.get(name);
        return value == null || value.isEmpty() ? null : value;
    }

    /** Throws {@link IllegalArgumentException} when it is absent or empty. */
    String need(String name) {
        String value = get(name);
        if (value == null) {
            throw new IllegalArgumentException("the request lacks " + name);
        }
        return value;
    }

    /** Citizens' words stay out of logs. */
    @Override
    public String toString() {
        return "Fields[" + values.size() + "]";
    }
}
