package org.ventanilla.connector.conformance;

import java.time.Duration;
import java.util.List;

/** Hears how a run goes. */
public interface Reporter {
    /** Before the first rule; the same seed gives the same run. */
    void started(Subject subject, long seed);

    void ended(Result result);

    void finished(List<Result> results, Duration took);
}
