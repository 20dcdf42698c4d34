package org.ventanilla.connector.conformance;

/** What else can happen to a mailbox; for channels of type {@code email}. */
public interface Mailbox {
    /** Somebody's mail, byte for byte, from {@link FaultySource#sender} 0. */
    void put(byte[] raw) throws Exception;

    /** Connections that are open now carry nothing any more and are not closed; new ones work. */
    void freeze();

    /** The same mails in the same folders, under a new UIDVALIDITY (RFC 9051 section 2.3.1.1). */
    void newValidity() throws Exception;

    /** A person looks at the item's mail: it is marked as read. */
    void readByHand(Item item) throws Exception;

    /** Another client takes the item's mail away. */
    void takeAway(Item item) throws Exception;

    /** The item with a file beyond what the connector was told to read. */
    void oversize(Item item) throws Exception;
}
