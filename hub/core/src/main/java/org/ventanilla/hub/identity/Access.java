package org.ventanilla.hub.identity;

import org.jspecify.annotations.Nullable;

/**
 * A look at personal data by a member of staff.
 *
 * @param contactId what was looked at; this or the report, or both
 * @param purpose why, as a code of the page or door: {@code incident-page}
 */
public record Access(long staffId, @Nullable Long contactId, @Nullable Long reportId, String purpose) {

    /** Refuses a look at nothing. */
    public Access {
        if (contactId == null && reportId == null) {
            throw new IllegalArgumentException("an access is to a contact or a report");
        }
    }
}
