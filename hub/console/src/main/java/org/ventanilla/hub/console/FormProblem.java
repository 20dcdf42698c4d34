package org.ventanilla.hub.console;

/** A form that cannot be used as it is: which field, and the message key of what is wrong with it. */
final class FormProblem extends RuntimeException {
    private final String field;
    private final String key;

    FormProblem(String field, String key) {
        super(field + ": " + key, null, false, false);
        this.field = field;
        this.key = key;
    }

    String field() {
        return field;
    }

    String key() {
        return key;
    }
}
