package org.ventanilla.connector.conformance;

import java.net.URI;

/** Files that an item only points to. */
public interface Media {
    /** How the provider answers who wants a file. */
    enum Mood {
        READY,
        NOT_YET,
        NEVER
    }

    /** From now on. */
    void be(Mood mood);

    /** From now on whoever asks for a file is sent on to this address. */
    void redirect(URI elsewhere);

    /** From now on whoever asks for a file is given this one. */
    default void offer(Flood flood) {
        throw FaultySource.missing("media().offer");
    }

    /** The item, genuine, with one file said to be at this address. */
    void deliverWithFileAt(Item item, URI address) throws Exception;
}
