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
    /** Speak with citizens and report for them; what they reported before is personal data and needs that permission too. */
    USE_DESK,
    SEE_LEDGER,
    RETRY_NOTICES,
    /** Decide about items that could not be read. Their bytes are personal data and need that permission too. */
    HANDLE_QUARANTINE,
    /** Say which addresses and domains belong to an association, school or company. */
    MANAGE_ORGANISATIONS,
    /** Say which systems are called with events. */
    MANAGE_WEBHOOKS,
    MANAGE_STAFF,
    /** Try other rules for matching on past reports. */
    SIMULATE_POLICIES
}
