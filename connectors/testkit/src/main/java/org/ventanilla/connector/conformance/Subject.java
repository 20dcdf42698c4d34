package org.ventanilla.connector.conformance;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ventanilla.connector.Connector;

/**
 * A connector under test: the one small class its author writes. A tests jar that names its subject in
 * {@code META-INF/services/org.ventanilla.connector.conformance.Subject} can be run without JUnit too.
 */
public interface Subject {
    /** A new connector; called for every rule, because state kept between two of them would be a finding. */
    Connector connector();

    /** A new outside world on loopback, running, that nobody has spoken to yet. */
    FaultySource source(Vertx vertx, Clock clock) throws Exception;

    /** The configured name of the instance. */
    default String instance() {
        return connector().descriptor().type();
    }

    /** Options that cannot work, each with the option that the refusal must name. */
    default List<BadOptions> badOptions() {
        return List.of();
    }

    /** Values that no log line, event, error or submission may hold: passwords, tokens, keys of the options. */
    default Set<String> secrets() {
        return Set.of();
    }

    /**
     * A folder of native items, one a file, handed to {@link FaultySource#sample}; null when there are none. What became of
     * each is kept in a folder beside it, {@code <samples>.golden}: the first run writes it, later runs compare.
     */
    default @Nullable Path samples() {
        return null;
    }

    /**
     * A file of lines {@code sample-name key}: the keys those samples had in every version. With it only the keys are
     * compared; null for goldens that the kit keeps itself.
     */
    default @Nullable Path goldenKeys() {
        return null;
    }

    /** Rules this connector breaks for a good reason, for a while. */
    default List<Waiver> waivers() {
        return List.of();
    }

    /** How many items make a burst (LIMIT-4) and a storm (CHAOS-1); fewer for a source that itself is slow. */
    default int burst() {
        return 1_000;
    }
}
