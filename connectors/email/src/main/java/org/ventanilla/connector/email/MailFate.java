package org.ventanilla.connector.email;

import org.jspecify.annotations.Nullable;

/**
 * What a mail system says became of a message for one recipient.
 *
 * @param address whom it was for, as far as told
 * @param code RFC 3463 status or SMTP reply code, when there is one
 */
record MailFate(@Nullable String address, Outcome outcome, @Nullable String code) {
    /** How it ended, or that it has not yet. */
    enum Outcome {
        /** Nobody is there, and it will not help to try again. */
        HARD,
        /** It did not get through this time. */
        SOFT,
        /** The mail system is still trying: no failure. */
        DELAYED,
        DELIVERED
    }

    @Override
    public String toString() {
        return "MailFate[" + outcome + "]";
    }
}
