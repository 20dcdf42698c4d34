package org.ventanilla.connector.email;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One Authentication-Results field (RFC 8601 section 2.2). Pure and linear in the field's length.
 *
 * @param authservId who checked
 * @param methods what was checked, in the field's order; empty for {@code none}
 */
record AuthResults(String authservId, List<Method> methods) {
    private static final int MAX_LENGTH = 16_384;
    private static final String VERSION = "1";

    /** {@code key = value}, where the key may have two halves and the value may be quoted. */
    private static final Pattern PAIR = Pattern.compile("([\\w-]{1,100})(?:\\s{0,9}([/.])\\s{0,9}([\\w-]{1,100}))?"
            + "\\s{0,9}=\\s{0,9}(\"(?:[^\"\\\\]|\\\\.)*+\"|[^\\s\"]++)");

    AuthResults {
        methods = List.copyOf(methods);
    }

    /**
     * One check and how it ended.
     *
     * @param name lower case, for example {@code dmarc}
     * @param result lower case
     * @param properties by {@code ptype.property}, lower case
     */
    record Method(String name, String result, @Nullable String reason, Map<String, String> properties) {
        Method {
            properties = Map.copyOf(properties);
        }
    }

    /** Null for what no reader of RFC 8601 may take for a result: no authserv-id, an unknown version, too long. */
    static @Nullable AuthResults parse(String field) {
        if (field.length() > MAX_LENGTH) {
            return null;
        }
        var segments = segments(field);
        String[] head = segments.get(0).strip().split("\\s+", -1);
        String id = unquoted(head[0]);
        boolean isKnown = head.length == 1 || (head.length == 2 && head[1].equals(VERSION));
        if (id.isEmpty() || id.indexOf('=') >= 0 || !isKnown) {
            return null;
        }
        var methods = new ArrayList<Method>();
        for (String segment : segments.subList(1, segments.size())) {
            var method = method(segment);
            if (method != null) {
                methods.add(method);
            }
        }
        return new AuthResults(id, methods);
    }

    private static @Nullable Method method(String segment) {
        Matcher pair = PAIR.matcher(segment);
        if (!pair.find()
                || ".".equals(pair.group(2))
                || !segment.substring(0, pair.start()).isBlank()) {
            return null;
        }
        String name = pair.group(1).toLowerCase(Locale.ROOT);
        String result = unquoted(pair.group(4)).toLowerCase(Locale.ROOT);
        String reason = null;
        var properties = new LinkedHashMap<String, String>();
        while (pair.find()) {
            String key = pair.group(1).toLowerCase(Locale.ROOT);
            if (pair.group(3) != null) {
                properties.putIfAbsent(key + "." + pair.group(3).toLowerCase(Locale.ROOT), unquoted(pair.group(4)));
            } else if (key.equals("reason")) {
                reason = unquoted(pair.group(4));
            }
        }
        return new Method(name, result, reason, properties);
    }

    /** Comments (they nest) become blanks; cut at semicolons that are in no quotes. At least one. */
    private static List<String> segments(String field) {
        var segments = new ArrayList<String>();
        var now = new StringBuilder();
        int depth = 0;
        boolean quoted = false;
        for (int i = 0; i < field.length(); i++) {
            char c = field.charAt(i);
            boolean escaped = c == '\\' && (quoted || depth > 0) && i + 1 < field.length();
            if (escaped) {
                i++;
                now.append(depth > 0 ? "" : "" + c + field.charAt(i));
            } else if (c == '"' && depth == 0) {
                quoted = !quoted;
                now.append(c);
            } else if (!quoted && (c == '(' || (c == ')' && depth > 0))) {
                depth += c == '(' ? 1 : -1;
                now.append(' ');
            } else if (!quoted && depth == 0 && c == ';') {
                segments.add(now.toString());
                now.setLength(0);
            } else if (depth == 0) {
                now.append(c);
            }
        }
        segments.add(now.toString());
        return segments;
    }

    private static String unquoted(String value) {
        boolean isQuoted = value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"");
        return isQuoted ? value.substring(1, value.length() - 1).replaceAll("\\\\(.)", "$1") : value;
    }
}
