package org.ventanilla.connector;

/** The sender's mistake: the hub will never take this as it is. The message names the fields, never their content. */
public final class Refused extends RuntimeException {
    public Refused(String why) {
        super(why, null, false, false);
    }
}
