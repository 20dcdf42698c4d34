package org.ventanilla.connector.conformance;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * What all rules of one run share.
 *
 * @param seed of everything random
 * @param patience how long something that must happen is waited for
 * @param leaks where secrets, words or contacts were seen, over the whole run
 * @param strangers addresses that were asked and are not on this machine, over the whole run
 */
record Run(long seed, Duration patience, List<String> leaks, List<String> strangers) {
    /** What happens at all happens in milliseconds; a busy machine gets time. */
    static final Duration USUAL = Duration.ofSeconds(10);

    /** For connectors of which it is known that they never will. */
    static final Duration IMPATIENT = Duration.ofMillis(1_500);

    Run(long seed, Duration patience) {
        this(seed, patience, new CopyOnWriteArrayList<>(), new CopyOnWriteArrayList<>());
    }
}
