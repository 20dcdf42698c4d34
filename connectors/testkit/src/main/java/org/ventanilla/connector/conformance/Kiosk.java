package org.ventanilla.connector.conformance;

/** What else a machine in the street does; for channels of type {@code kiosk}. */
public interface Kiosk {
    /** The item without its files: they follow one by one, or never. */
    void words(Item item) throws Exception;

    /** One file of an item whose words were handed in, counted from 0, by a request of its own. */
    void piece(Item item, int file) throws Exception;

    /** The machine loses all it kept: the next item has the number that its first one had. */
    void forget();
}
