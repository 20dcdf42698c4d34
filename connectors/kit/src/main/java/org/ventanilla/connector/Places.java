package org.ventanilla.connector;

import io.vertx.core.Future;
import org.ventanilla.model.PlaceAnswer;
import org.ventanilla.model.PlaceQuestion;

/**
 * Asks the hub which place somebody's words name, for channels that can say it back at once. Never waits long; fails when
 * the hub is away or slow, which says nothing about the words.
 */
@FunctionalInterface
public interface Places {
    /** A hub that knows no place. */
    Places NONE = question -> Future.succeededFuture(PlaceAnswer.UNKNOWN);

    Future<PlaceAnswer> understand(PlaceQuestion question);
}
