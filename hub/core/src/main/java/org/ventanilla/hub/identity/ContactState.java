package org.ventanilla.hub.identity;

/** Whether a contact can be written to. Kept by name in the database. */
public enum ContactState {
    OK,
    /** They asked for silence. */
    STOPPED,
    /** What is sent there comes back. */
    BOUNCED
}
