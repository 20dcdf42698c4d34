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
    private static final String ORGANISATION = "organisation:";

    /** A look at a part of the ledger: which channel, and between which submissions. */
    public static Access ledger(long staffId, String part) {
        return new Access(staffId, null, null, LEDGER + part);
    }

    /** A look at what an organisation's people reported. */
    public static Access organisation(long staffId, long id) {
        return new Access(staffId, null, null, ORGANISATION + id);
    }

    /** Refuses a look at nothing. */
    public Access {
        if (contactId == null && reportId == null && !isOfMany(purpose)) {
            throw new IllegalArgumentException(
                    "an access is to a contact, a report, a part of the ledger or an organisation");
        }
    }

    private static boolean isOfMany(String purpose) {
        return purpose.startsWith(LEDGER) || purpose.startsWith(ORGANISATION);
    }
}
