package org.ventanilla.connector.sms;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ventanilla.connector.Webhook;

/**
 * What a webhook request says: form fields of a POST, query of a GET. Names are case-sensitive, unknown ones are kept
 * because the provider adds some without notice.
 */
record Parameters(List<Map.Entry<String, String>> fields) {

    static Parameters of(Webhook.Request request) {
        return request.method().equals("GET")
                ? ofQuery(request)
                : new Parameters(List.copyOf(request.form().entries()));
    }

    /** Throws {@link IllegalArgumentException} when the percent-encoding is broken. */
    static Parameters ofQuery(Webhook.Request request) {
        var fields = new ArrayList<Map.Entry<String, String>>();
        for (String field : query(request).split("&", -1)) {
            var pair = field.split("=", 2);
            if (!field.isEmpty()) {
                fields.add(Map.entry(decode(pair[0]), pair.length == 1 ? "" : decode(pair[1])));
            }
        }
        return new Parameters(fields);
    }

    /** The query as received, without the question mark. */
    static String query(Webhook.Request request) {
        int at = request.uri().indexOf('?');
        return at < 0 ? "" : request.uri().substring(at + 1);
    }

    /** The first value of a name, or null. */
    @Nullable String first(String name) {
        for (Map.Entry<String, String> field : fields) {
            if (field.getKey().equals(name)) {
                return field.getValue();
            }
        }
        return null;
    }

    /** The first of these names that has a value at all, or null. */
    @Nullable String firstOf(String... names) {
        for (String name : names) {
            var value = first(name);
            if (value != null && !value.isEmpty()) {
                return value;
            }
        }
        return null;
    }

    private static String decode(String encoded) {
        return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
    }

    /** Citizens' words stay out of logs. */
    @Override
    public String toString() {
        return "Parameters[" + fields.size() + "]";
    }
}
