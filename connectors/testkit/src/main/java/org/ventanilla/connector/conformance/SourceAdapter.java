package org.ventanilla.connector.conformance;

/** The author's source for rules that ask it inside a condition: what it throws is the adapter's fault, never the connector's. */
record SourceAdapter(FaultySource source) {
    Fate fate(Item item) {
        try {
            return source.fate(item);
        } catch (Exception e) {
            throw new IllegalStateException("the source adapter cannot tell the fate of " + item, e);
        }
    }

    void again(Item item) {
        try {
            source.again(item);
        } catch (Exception e) {
            throw new IllegalStateException("the source adapter cannot deliver again " + item, e);
        }
    }
}
