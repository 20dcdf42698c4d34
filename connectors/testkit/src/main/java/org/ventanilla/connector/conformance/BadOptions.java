package org.ventanilla.connector.conformance;

import io.vertx.core.json.JsonObject;
import java.util.function.UnaryOperator;

/**
 * Good options made bad.
 *
 * @param option the name that the refusal must hold
 * @param spoil changes the copy of the good options it is given
 */
public record BadOptions(String option, UnaryOperator<JsonObject> spoil) {
    /** The option is absent. */
    public static BadOptions without(String option) {
        return new BadOptions(option, options -> {
            var unused = options.remove(option);
            return options;
        });
    }

    /** The option has a value that cannot work. */
    public static BadOptions with(String option, Object value) {
        return new BadOptions(option, options -> options.put(option, value));
    }
}
