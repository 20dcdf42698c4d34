package org.ventanilla.connector;

/** Our bad day: the hub did not answer in time or could not commit. Never acknowledge the source; try again. */
public final class NoReceipt extends RuntimeException {
    public NoReceipt(String why) {
        super(why, null, false, false);
    }
}
