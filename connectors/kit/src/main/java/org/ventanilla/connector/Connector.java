package org.ventanilla.connector;

/**
 * What a channel author provides, found by {@link java.util.ServiceLoader}. Composition, not inheritance: the connector
 * hands its small functions over in an {@link Assembly} and the kit's runners own raw storage, submit, retry,
 * acknowledgement, cursor, spool and quarantine.
 */
public interface Connector {
    /** Who this is and what it can do. Pure. */
    Descriptor descriptor();

    /**
     * Builds the parts of one configured instance. No I/O. The options already passed the descriptor's schema; an
     * {@link IllegalArgumentException} names the option that still cannot work.
     */
    Assembly assemble(ConnectorContext context);
}
