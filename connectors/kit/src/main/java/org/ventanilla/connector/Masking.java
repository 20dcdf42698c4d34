package org.ventanilla.connector;

import io.vertx.core.MultiMap;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Takes out of a request what lets somebody in, before it is kept where people can read it: headers made for that are
 * dropped, and the values of secret options become {@link #MASK} in every other header and in the address. The body stays
 * as it came. A request is verified before, and no parse needs what is gone.
 */
final class Masking {
    static final String MASK = "***";

    private static final Set<String> CREDENTIALS = Set.of("authorization", "proxy-authorization", "cookie");
    /** Shorter values are parts of ordinary words: they count only where they stand alone. */
    private static final int TELLING = 6;

    private final @Nullable Pattern secrets;

    private Masking(@Nullable Pattern secrets) {
        this.secrets = secrets;
    }

    /** @param names of secret options; deeper ones as {@code imap.password} */
    static Masking of(Set<String> names, JsonObject options) {
        var values = new ArrayList<String>();
        names.forEach(name -> collect(named(options, name), values));
        String all = values.stream()
                .filter(value -> !value.isBlank())
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(Masking::anyForm)
                .collect(Collectors.joining("|"));
        return new Masking(all.isEmpty() ? null : Pattern.compile(all));
    }

    private static @Nullable Object named(JsonObject options, String name) {
        int dot = name.indexOf('.');
        if (options.containsKey(name) || dot < 0) {
            return options.getValue(name);
        }
        return options.getValue(name.substring(0, dot)) instanceof JsonObject deeper
                ? named(deeper, name.substring(dot + 1))
                : null;
    }

    private static void collect(@Nullable Object value, List<String> into) {
        if (value instanceof JsonArray several) {
            several.forEach(one -> collect(one, into));
        } else if (value instanceof JsonObject named) {
            named.forEach(one -> collect(one.getValue(), into));
        } else if (value != null) {
            into.add(value.toString());
        }
    }

    /** The value however it is written: plain, percent-encoded in part or whole, or as a form does. */
    private static String anyForm(String secret) {
        String form = secret.codePoints()
                .mapToObj(point -> anyForm(point, Character.toString(point)))
                .collect(Collectors.joining());
        return secret.length() < TELLING ? "(?<![\\p{L}\\p{N}])" + form + "(?![\\p{L}\\p{N}])" : form;
    }

    private static String anyForm(int point, String letter) {
        byte[] bytes = letter.getBytes(StandardCharsets.UTF_8);
        var encoded = new StringBuilder("(?i:");
        for (byte one : bytes) {
            encoded.append('%').append(String.format(Locale.ROOT, "%02x", one));
        }
        // Header values are read byte by byte: a letter beyond ASCII is several there.
        String read = new String(bytes, StandardCharsets.ISO_8859_1);
        return "(?:" + Pattern.quote(letter) + "|" + Pattern.quote(read) + "|" + encoded + ")"
                + (point == ' ' ? "|\\+)" : ")");
    }

    /** The request as it may be kept. What is left is read the same now, from the spool and a year later. */
    Webhook.Request of(Webhook.Request r) {
        var headers = MultiMap.caseInsensitiveMultiMap();
        r.headers().forEach((name, value) -> {
            if (!CREDENTIALS.contains(name.toLowerCase(Locale.ROOT))) {
                headers.add(name, text(value));
            }
        });
        return new Webhook.Request(
                r.method(), text(r.path()), text(r.uri()), headers, r.form(), r.body(), r.receivedAt());
    }

    private String text(String text) {
        return secrets == null ? text : secrets.matcher(text).replaceAll(MASK);
    }
}
