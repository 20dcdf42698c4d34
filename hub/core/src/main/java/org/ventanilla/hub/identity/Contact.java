package org.ventanilla.hub.identity;

import org.jspecify.annotations.Nullable;
import org.ventanilla.model.Reporter;

/**
 * A reporter as they are reached on one channel: personal data, behind {@link Action#SEE_PERSONAL_DATA}, and every look
 * by staff is logged.
 */
public record Contact(
        long id,
        String jurisdiction,
        String channel,
        String address,
        @Nullable String displayName,
        @Nullable String language,
        ContactState state,
        Reporter.Assurance assurance) {
    @Override
    public String toString() {
        return "Contact[" + id + "]";
    }
}
