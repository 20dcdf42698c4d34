package org.ventanilla.hub.portal;

/** A parameter of the address that cannot be understood: the sender's mistake, named. */
final class BadParameter extends RuntimeException {
    private final String field;

    BadParameter(String field) {
        super("bad parameter: " + field, null, false, false);
        this.field = field;
    }

    /** Name of the parameter; its text is {@code bad.<field>}. */
    String field() {
        return field;
    }
}
