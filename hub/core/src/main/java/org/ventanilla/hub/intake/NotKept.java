package org.ventanilla.hub.intake;

/** Nothing was written and nothing was there: the database did not take this row. No receipt. */
final class NotKept extends RuntimeException {
    NotKept() {
        super("the database did not take the submission");
    }
}
