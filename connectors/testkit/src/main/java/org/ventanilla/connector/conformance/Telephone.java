package org.ventanilla.connector.conformance;

/** What else happens on the telephone; for channels of type {@code phone}. */
public interface Telephone {
    /** What the company tells of one call, each by a request of its own and in any order. */
    enum News {
        /** Nobody is on the line any more. */
        ENDED,
        /** There is a recording. */
        RECORDED,
        /** A machine wrote down what was said: the item's words. */
        TRANSCRIBED
    }

    /** Tells this of the item's call; the same again is the same request once more. */
    void tell(Item call, News what) throws Exception;

    /** A call in which nobody spoke: it ends, and the item's words are what a machine made of the silence. */
    void silence(Item call) throws Exception;
}
