package org.ventanilla.connector;

import io.vertx.core.Future;
import org.ventanilla.model.PlaceAnswer;
import org.ventanilla.model.PlaceQuestion;
import org.ventanilla.model.SimilarAnswer;
import org.ventanilla.model.SimilarQuestion;

/**
 * Asks the hub which place somebody's words name, for channels that can say it back at once. Never waits long; fails when
 * the hub is away or slow, which says nothing about the words.
 */
@FunctionalInterface
public interface Places {
    /** A hub that knows no place. */
    Places NONE = question -> Future.succeededFuture(PlaceAnswer.UNKNOWN);

    Future<PlaceAnswer> understand(PlaceQuestion question);

    /** Which known incidents something may be, for channels that can ask their citizen; none where nobody can be asked. */
    default Future<SimilarAnswer> similar(SimilarQuestion question) {
        return Future.succeededFuture(SimilarAnswer.NONE);
    }
}
