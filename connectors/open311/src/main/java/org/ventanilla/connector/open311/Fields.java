package org.ventanilla.connector.open311;

import io.vertx.core.MultiMap;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a client said, wherever it put it: in the form, in a multipart body, in the query, as JSON, or in a body without a
 * type. An empty field counts as none.
 */
record Fields(MultiMap body, MultiMap query) {

    /** Throws {@link Unreadable} when the body is neither. */
    static Fields of(RoutingContext ctx) {
        MultiMap form = ctx.request().formAttributes();
        String text = form.isEmpty() && ctx.body().available() ? ctx.body().asString("UTF-8") : null;
        if (text == null || text.isBlank()) {
            return new Fields(form, ctx.queryParams());
        }
        String type = String.valueOf(ctx.request().getHeader("Content-Type")).toLowerCase(Locale.ROOT);
        return new Fields(type.contains("json") ? json(text) : plain(text), ctx.queryParams());
    }

    /** A body that is not what its type says. */
    static final class Unreadable extends RuntimeException {
        Unreadable() {
            super("body unreadable", null, false, false);
        }
    }

    private static MultiMap json(String text) {
        try {
            var all = MultiMap.caseInsensitiveMultiMap();
            collect("", new JsonObject(text), all);
            return all;
        } catch (DecodeException e) {
            throw new Unreadable();
        }
    }

    private static void collect(String name, @Nullable Object value, MultiMap all) {
        if (value instanceof JsonObject object) {
            object.forEach(
                    e -> collect(name.isEmpty() ? e.getKey() : name + "[" + e.getKey() + "]", e.getValue(), all));
        } else if (value instanceof JsonArray array) {
            array.forEach(one -> collect(name, one, all));
        } else if (value != null) {
            all.add(name, String.valueOf(value));
        }
    }

    private static MultiMap plain(String text) {
        var all = MultiMap.caseInsensitiveMultiMap();
        try {
            for (String pair : text.split("&", -1)) {
                int at = pair.indexOf('=');
                if (at > 0) {
                    all.add(decoded(pair.substring(0, at)), decoded(pair.substring(at + 1)));
                }
            }
            return all;
        } catch (IllegalArgumentException e) {
            throw new Unreadable();
        }
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** Empty when it is absent. */
    String value(String name) {
        List<String> all = all(name);
        return all.isEmpty() ? "" : all.get(0);
    }

    /** All that is not empty, the body's first, in their order. */
    List<String> all(String name) {
        var found = new ArrayList<>(body.getAll(name));
        if (found.stream().allMatch(String::isBlank)) {
            found.addAll(query.getAll(name));
        }
        return found.stream().map(String::strip).filter(v -> !v.isEmpty()).toList();
    }

    /** Answers to a question, in either spelling of its name. */
    List<String> answers(String code) {
        var found = new ArrayList<>(all("attribute[" + code + "]"));
        found.addAll(all("attribute[" + code + "][]"));
        return List.copyOf(found);
    }
}
