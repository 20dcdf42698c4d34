package org.ventanilla.connector;

import io.vertx.core.Future;

/** One part of an instance at work. */
interface Runner {
    /** Done when what can be registered is registered, not when a source is reached. */
    Future<Void> start();

    /** Takes nothing more in; succeeds when what is in flight has ended. Bears repetition. */
    Future<Void> stop();
}
