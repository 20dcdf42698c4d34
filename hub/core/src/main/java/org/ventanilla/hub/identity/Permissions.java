package org.ventanilla.hub.identity;

import static org.ventanilla.hub.identity.Action.ADD_PHOTO;
import static org.ventanilla.hub.identity.Action.ASSIGN;
import static org.ventanilla.hub.identity.Action.CHANGE_STATUS;
import static org.ventanilla.hub.identity.Action.HANDLE_QUARANTINE;
import static org.ventanilla.hub.identity.Action.MANAGE_ORGANISATIONS;
import static org.ventanilla.hub.identity.Action.MANAGE_STAFF;
import static org.ventanilla.hub.identity.Action.MANAGE_WEBHOOKS;
import static org.ventanilla.hub.identity.Action.MERGE;
import static org.ventanilla.hub.identity.Action.RETRY_NOTICES;
import static org.ventanilla.hub.identity.Action.SEE_INCIDENTS;
import static org.ventanilla.hub.identity.Action.SEE_LEDGER;
import static org.ventanilla.hub.identity.Action.SEE_PERSONAL_DATA;
import static org.ventanilla.hub.identity.Action.SIMULATE_POLICIES;
import static org.ventanilla.hub.identity.Action.USE_DESK;
import static org.ventanilla.hub.identity.Action.WRITE_NOTE;

import java.util.Set;

/** Which role may do what: the one table of it. */
public final class Permissions {
    private static final Set<Action> SUPERVISORS = Set.of(
            SEE_INCIDENTS,
            SEE_PERSONAL_DATA,
            CHANGE_STATUS,
            WRITE_NOTE,
            ADD_PHOTO,
            ASSIGN,
            MERGE,
            USE_DESK,
            SEE_LEDGER,
            RETRY_NOTICES,
            HANDLE_QUARANTINE,
            MANAGE_ORGANISATIONS,
            SIMULATE_POLICIES);

    private Permissions() {}

    /** Whether one of the roles allows it. Nobody may do anything without a role. */
    public static boolean allows(Set<Role> roles, Action action) {
        return roles.stream().anyMatch(role -> of(role).contains(action));
    }

    private static Set<Action> of(Role role) {
        return switch (role) {
            case READER -> Set.of(SEE_INCIDENTS);
            case OPERATOR -> Set.of(SEE_INCIDENTS, SEE_PERSONAL_DATA, USE_DESK);
            case AGENT ->
                Set.of(SEE_INCIDENTS, SEE_PERSONAL_DATA, CHANGE_STATUS, WRITE_NOTE, ADD_PHOTO, ASSIGN, MERGE, USE_DESK);
            case SUPERVISOR -> SUPERVISORS;
            case ADMIN ->
                Set.of(
                        SEE_INCIDENTS,
                        RETRY_NOTICES,
                        HANDLE_QUARANTINE,
                        MANAGE_WEBHOOKS,
                        MANAGE_STAFF,
                        SIMULATE_POLICIES);
        };
    }
}
