package org.ventanilla.hub.identity;

import java.util.Locale;

/** What a member of staff is there for. The names are kept in the database and never renamed. */
public enum Role {
    /** Looks, changes nothing, sees no personal data. */
    READER,
    /** Speaks with citizens and reports for them, and changes no incident. */
    OPERATOR,
    /** Works on incidents. */
    AGENT,
    /** Also decides what agents may not. */
    SUPERVISOR,
    /** Looks after accounts and the machinery, and has no business with citizens' data. */
    ADMIN;

    /** As it stands in a token: {@code agent}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
