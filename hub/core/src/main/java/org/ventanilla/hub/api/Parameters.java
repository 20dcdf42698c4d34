package org.ventanilla.hub.api;

import io.vertx.ext.web.RoutingContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Parameters of a request as values; a wrong one is the sender's mistake, named without repeating it. */
final class Parameters {
    private Parameters() {}

    /** A whole number in a range. */
    static long number(RoutingContext ctx, String name, long min, long max, long otherwise) {
        @Nullable String given = ctx.request().getParam(name);
        if (given == null || given.isEmpty()) {
            return otherwise;
        }
        if (given.matches("[0-9]{1,18}")) {
            long value = Long.parseLong(given);
            if (value >= min && value <= max) {
                return value;
            }
        }
        throw bad(name, "a whole number from " + min + " to " + max);
    }

    /** The id in the path, with or without the letters that people quote before it ({@code AV-1042}). */
    static long id(RoutingContext ctx) {
        String digits = ctx.pathParam("id").replaceFirst("^[A-Z]{1,5}-", "");
        if (!digits.matches("[0-9]{1,18}")) {
            throw new Problem(404, "unknown-item", "there is nothing with this id");
        }
        return Long.parseLong(digits);
    }

    static Problem bad(String name, String expected) {
        return new Problem(
                400, "bad-parameter", "correct the parameter named", List.of(new Problem.Field(name, expected)));
    }
}
