package org.ventanilla.connector.conformance;

import java.time.Instant;

/** What a source that calls us keeps for who asks afterwards. */
public interface Archive {
    /** The item happened, but the call to us was lost. */
    void lost(Item item) throws Exception;

    /** The source forgot everything before this. */
    void forgetBefore(Instant when);
}
