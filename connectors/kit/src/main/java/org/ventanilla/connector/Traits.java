package org.ventanilla.connector;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ventanilla.model.Reporter;

/**
 * What the runners, the conformance kit and an operator must know of a channel beyond its capabilities.
 *
 * @param hosts whom it may call: host names, or {@code {option}} for the host in that option; empty for none
 * @param assurance how sure the channel is of who wrote, at best
 * @param textLimit longest text it can send in one message, in characters; 0 for no limit
 * @param retention how long the source keeps what we did not take; null for as long as it exists
 */
public record Traits(Set<String> hosts, Reporter.Assurance assurance, int textLimit, @Nullable Duration retention) {
    /** Calls nobody, knows nobody, no limits. */
    public static final Traits NONE = new Traits(Set.of(), Reporter.Assurance.NONE, 0, null);

    public Traits {
        hosts = Set.copyOf(hosts);
    }
}
