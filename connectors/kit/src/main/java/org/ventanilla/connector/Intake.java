package org.ventanilla.connector;

import io.vertx.core.Future;
import org.ventanilla.model.Receipt;
import org.ventanilla.model.Submission;

/**
 * The one door into the hub. The future succeeds only after the submission is committed; it fails with
 * {@link NoReceipt} when nothing is known (then the source is not acknowledged and the same key is sent again) and with
 * {@link Refused} when the submission itself breaks the schema.
 */
@FunctionalInterface
public interface Intake {
    Future<Receipt> accept(Submission submission);
}
