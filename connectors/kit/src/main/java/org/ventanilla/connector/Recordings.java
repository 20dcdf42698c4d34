package org.ventanilla.connector;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;

/**
 * Sound that was recorded at the provider. The hub alone says whether a copy is kept and when the provider is to delete it; a
 * connector does the one or the other when it is asked. Both bear repetition.
 */
public interface Recordings {
    /** Name of the media type that a copy has unless its bytes say otherwise. */
    String TYPE = "audio/mpeg";

    /**
     * Its bytes. Fails with {@link Refused} when the provider has none of this name or the name is none of its, with anything
     * else when another try may help.
     */
    Future<Buffer> copy(String recording);

    /** Has the provider delete it; succeeds also when it has it no more. Fails like {@link #copy}. */
    Future<Void> delete(String recording);
}
