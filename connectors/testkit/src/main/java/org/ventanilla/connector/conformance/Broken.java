package org.ventanilla.connector.conformance;

/** A rule is broken: what was expected, and what was seen. */
final class Broken extends AssertionError {
    private static final long serialVersionUID = 1L;

    Broken(String expected, String seen) {
        super("expected " + expected + ", but saw " + seen);
    }
}
