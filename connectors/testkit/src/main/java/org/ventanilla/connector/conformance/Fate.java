package org.ventanilla.connector.conformance;

/** What the source knows of an item's last delivery. */
public enum Fate {
    /** Nothing yet: it waits in the mailbox, the request is not answered. */
    WAITING,
    /** The source believes it is safe: 2xx, moved away, passed by the cursor. */
    ACKNOWLEDGED,
    /** The source was told to come again: 5xx, no connection. */
    COME_AGAIN,
    /** The source was told that this will never be taken: 4xx. */
    REFUSED
}
