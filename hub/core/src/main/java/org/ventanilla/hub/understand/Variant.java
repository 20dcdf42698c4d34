package org.ventanilla.hub.understand;

import java.util.List;

/**
 * One way to say a name.
 *
 * @param keys its words as they sound, without articles
 * @param local whether it is what people say rather than what the gazetteer says
 * @param needs what must stand beside it so that it counts as a name
 */
record Variant(List<String> keys, Named named, Needs needs, boolean local) {

    /** From what says enough by itself to what is an everyday word. */
    enum Needs {
        /** Counts anywhere. */
        NOTHING,
        /** Counts behind a word that says where. */
        CUE,
        /** Counts behind its type, in front of a house number, or as one of two at a corner. */
        TYPE_OR_NUMBER,
        /** Part of a name: counts behind a type only. */
        TYPE
    }
}
