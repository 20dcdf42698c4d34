package org.ventanilla.connector.email;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The header fields of a mail: unfolded, bytes made characters, RFC 2047 words still encoded. Names have no case. */
final class MailHeaders {
    private final Map<String, List<String>> fields;

    private MailHeaders(Map<String, List<String>> fields) {
        this.fields = fields;
    }

    /** In the order of the mail, topmost first. */
    List<String> all(String name) {
        return fields.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
    }

    @Nullable String first(String name) {
        var values = all(name);
        return values.isEmpty() ? null : values.get(0);
    }

    /** Empty when the field is absent. */
    String value(String name) {
        String first = first(name);
        return first == null ? "" : first;
    }

    boolean has(String name) {
        return fields.containsKey(name.toLowerCase(Locale.ROOT));
    }

    static final class Builder {
        private final Map<String, List<String>> fields = new HashMap<>();

        void add(String name, String value) {
            fields.computeIfAbsent(name.trim().toLowerCase(Locale.ROOT), key -> new ArrayList<>())
                    .add(value);
        }

        MailHeaders build() {
            return new MailHeaders(Map.copyOf(fields));
        }
    }
}
