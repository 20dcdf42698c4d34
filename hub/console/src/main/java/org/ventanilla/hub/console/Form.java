package org.ventanilla.hub.console;

import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A form as it was sent.
 *
 * @param values by field; of a field sent several times the first
 * @param kept references of photos that an earlier try has left here
 */
record Form(RoutingContext ctx, long incident, Map<String, String> values, List<String> kept) {
    static final String KEPT = "kept";
    private static final int MOST_WORDS = 2_000;
    private static final int MOST_PHOTOS = 20;

    static Form of(RoutingContext ctx, long incident) {
        Map<String, String> values = new LinkedHashMap<>();
        ctx.request().formAttributes().forEach(field -> {
            if (!field.getKey().equals(Gate.FIELD) && !field.getKey().equals(KEPT)) {
                values.putIfAbsent(field.getKey(), clean(field.getValue()));
            }
        });
        var kept = ctx.request().formAttributes().getAll(KEPT).stream()
                .filter(ref -> ref.matches("[0-9a-f]{64}"))
                .distinct()
                .limit(MOST_PHOTOS)
                .toList();
        return new Form(ctx, incident, values, kept);
    }

    /** PostgreSQL takes no NUL; browsers end lines of a text field with two characters. */
    private static String clean(String value) {
        return value.replace("\0", "").replace("\r\n", "\n").strip();
    }

    @Nullable String orNull(String field) {
        String value = values.get(field);
        return value == null || value.isEmpty() ? null : value;
    }

    String required(String field, String problem) {
        String value = orNull(field);
        if (value == null) {
            throw new FormProblem(field, problem);
        }
        return value;
    }

    /** Words for citizens; at most what fits a notice. */
    @Nullable String words(String field) {
        String value = orNull(field);
        if (value != null && value.length() > MOST_WORDS) {
            throw new FormProblem(field, "problem.long");
        }
        return value;
    }

    /** An id, also written as people quote it: {@code IN-17}. */
    long number(String field, String problem) {
        String digits = required(field, problem).replaceFirst("^\\p{L}{1,5}-", "");
        if (!digits.matches("[0-9]{1,18}")) {
            throw new FormProblem(field, problem);
        }
        return Long.parseLong(digits);
    }
}
