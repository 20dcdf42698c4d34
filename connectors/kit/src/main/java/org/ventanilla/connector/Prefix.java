package org.ventanilla.connector;

import java.util.BitSet;

/** How much of a batch is done without a hole from its beginning. Safe from any thread. */
final class Prefix {
    private final BitSet done = new BitSet();

    /** Answers how many items from the first on are done now. */
    synchronized int add(int index) {
        done.set(index);
        return done.nextClearBit(0);
    }
}
