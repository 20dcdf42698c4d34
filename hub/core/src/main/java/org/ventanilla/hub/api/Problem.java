package org.ventanilla.hub.api;

import java.util.List;

/**
 * The sender's mistake in the form of RFC 9457: status, a stable code, what to do, and the fields concerned. Carries no
 * content of the request.
 */
public final class Problem extends RuntimeException {
    private final int status;
    private final String code;
    private final List<Field> fields;

    public Problem(int status, String code, String whatToDo) {
        this(status, code, whatToDo, List.of());
    }

    public Problem(int status, String code, String whatToDo, List<Field> fields) {
        super(whatToDo, null, false, false);
        this.status = status;
        this.code = code;
        this.fields = List.copyOf(fields);
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    public List<Field> fields() {
        return fields;
    }

    /** One field and what was expected of it. */
    public record Field(String field, String expected) {}
}
