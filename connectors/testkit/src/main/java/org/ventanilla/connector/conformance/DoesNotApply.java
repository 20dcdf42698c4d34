package org.ventanilla.connector.conformance;

/** Thrown by a {@link FaultySource} when its channel has no such thing; the rule is then listed with this reason. */
public final class DoesNotApply extends RuntimeException {
    public DoesNotApply(String reason) {
        super(reason, null, false, false);
    }
}
