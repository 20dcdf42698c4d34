package org.ventanilla.hub.identity;

/** An organisation cannot be registered as it was described. */
public final class BadOrganisation extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String field;

    BadOrganisation(String field, String whatToDo) {
        super(whatToDo, null, false, false);
        this.field = field;
    }

    /** Which field is wrong: {@code name} or {@code origins}. */
    public String field() {
        return field;
    }
}
