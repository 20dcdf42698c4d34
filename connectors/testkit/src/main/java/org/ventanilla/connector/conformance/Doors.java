package org.ventanilla.connector.conformance;

import java.net.URI;
import java.util.Map;

/** How a channel that calls us proves that it is itself, and how that can be faked. */
public interface Doors {
    /** Ways to be not genuine. */
    enum Forgery {
        /** No signature, token or cookie at all. */
        MISSING,
        /** One of the right form made with another key. */
        WRONG,
        /** A genuine one, but the body was changed afterwards. */
        ALTERED_BODY
    }

    /** The item, not genuine. */
    void forged(Item item, Forgery how) throws Exception;

    /** The item, genuine but for its path below the instance's own. */
    void atPath(Item item, String path) throws Exception;

    /** The genuine item with more headers, as a proxy or an attacker adds them. */
    void withHeaders(Item item, Map<String, String> headers) throws Exception;

    /** The item signed for another public address, with headers that claim that address. */
    default void signedFor(URI address, Item item, Map<String, String> headers) throws Exception {
        throw new DoesNotApply("the signature does not cover the address");
    }
}
