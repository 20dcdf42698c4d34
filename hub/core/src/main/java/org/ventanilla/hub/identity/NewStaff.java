package org.ventanilla.hub.identity;

import java.util.Locale;
import java.util.Set;

/**
 * An account to be made.
 *
 * @param login letters of any case; kept in lower case
 * @param password at least 8 characters
 */
public record NewStaff(String jurisdiction, String login, String displayName, String password, Set<Role> roles) {
    static final int LONGEST_LOGIN = 100;
    private static final int SHORTEST_PASSWORD = 8;

    /** Refuses what would be no account, naming the field. */
    public NewStaff {
        if (login.isBlank() || login.length() > LONGEST_LOGIN) {
            throw new IllegalArgumentException("login must have 1 to " + LONGEST_LOGIN + " characters");
        }
        if (password.length() < SHORTEST_PASSWORD) {
            throw new IllegalArgumentException("password must have at least " + SHORTEST_PASSWORD + " characters");
        }
        if (roles.isEmpty()) {
            throw new IllegalArgumentException("roles must name at least one");
        }
        login = login.strip().toLowerCase(Locale.ROOT);
        roles = Set.copyOf(roles);
    }

    @Override
    public String toString() {
        return "NewStaff[" + jurisdiction + "/" + login + "]";
    }
}
