package org.ventanilla.connector.email;

import org.jspecify.annotations.Nullable;

/** A place in a mailbox: UIDs mean something only together with their UIDVALIDITY (RFC 9051 section 2.3.1.1). */
record Cursor(long validity, long uid) {
    private static final Cursor START = new Cursor(-1, 0);

    /** The start for null and for text that is no cursor: reading again is safe, skipping is not. */
    static Cursor of(@Nullable String text) {
        int colon = text == null ? -1 : text.indexOf(':');
        if (text == null || colon < 1) {
            return START;
        }
        try {
            return new Cursor(Long.parseLong(text.substring(0, colon)), Long.parseLong(text.substring(colon + 1)));
        } catch (NumberFormatException e) {
            return START;
        }
    }

    /** The UID after which to read in a mailbox that has this UIDVALIDITY now. */
    long after(long currentValidity) {
        return validity == currentValidity ? uid : 0;
    }

    @Override
    public String toString() {
        return validity + ":" + uid;
    }
}
