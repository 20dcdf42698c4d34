package org.ventanilla.hub.identity;

import org.jspecify.annotations.Nullable;

/**
 * A look at personal data by a member of staff.
 *
 * @param contactId what was looked at; this or the report, or both
 * @param purpose why, as a code of the page or door: {@code incident-page}
 */
public record Access(long staffId, @Nullable Long contactId, @Nullable Long reportId, String purpose) {

    private static final String LEDGER = "ledger:";

    /** A look at a part of the ledger: which channel, and between which submissions. */
    public static Access ledger(long staffId, String part) {
        return new Access(staffId, null, null, LEDGER + part);
    }

    /** Refuses a look at nothing. */
    public Access {
        if (contactId == null && reportId == null && !purpose.startsWith(LEDGER)) {
            throw new IllegalArgumentException("an access is to a contact, a report or a part of the ledger");
        }
    }
}
