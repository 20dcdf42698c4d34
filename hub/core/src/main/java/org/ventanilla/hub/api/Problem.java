package org.ventanilla.hub.api;

import java.util.List;
import java.util.Map;

/**
 * The sender's mistake in the form of RFC 9457: status, a stable code, what to do, and the fields concerned. Carries no
 * content of the request.
 */
public final class Problem extends RuntimeException {
    private final int status;
    private final String code;
    private final List<Field> fields;
    private final Map<String, String> more;

    public Problem(int status, String code, String whatToDo) {
        this(status, code, whatToDo, List.of());
    }

    public Problem(int status, String code, String whatToDo, List<Field> fields) {
        this(status, code, whatToDo, fields, Map.of());
    }

    private Problem(int status, String code, String whatToDo, List<Field> fields, Map<String, String> more) {
        super(whatToDo, null, false, false);
        this.status = status;
        this.code = code;
        this.fields = List.copyOf(fields);
        this.more = Map.copyOf(more);
    }

    /** The same with one more member, for example where to go instead. */
    Problem with(String member, String value) {
        return new Problem(status, code, String.valueOf(getMessage()), fields, Map.of(member, value));
    }

    /** Members of this kind of problem alone. */
    public Map<String, String> more() {
        return more;
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
