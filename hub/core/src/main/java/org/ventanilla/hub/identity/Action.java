package org.ventanilla.hub.identity;

/** What staff can do. Each door asks for one of these, never for a role. */
public enum Action {
    SEE_INCIDENTS,
    SEE_PERSONAL_DATA,
    CHANGE_STATUS,
    WRITE_NOTE,
    ADD_PHOTO,
    ASSIGN,
    MERGE,
    SEE_LEDGER,
    RETRY_NOTICES,
    MANAGE_STAFF
}
