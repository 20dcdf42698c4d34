package org.ventanilla.hub.hotspot;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.ventanilla.hub.city.HotspotRules.Rule;

/** When a hotspot has ended. Pure. */
enum Closing {
    /** Too many of its incidents turned out to be the same, something else or somewhere else. */
    DISSOLVED,
    /** All of its incidents are closed. */
    SOLVED,
    /** Nothing was added for as long as its incidents may be apart. */
    QUIET;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Empty while it goes on.
     *
     * @param incidents how many it has
     * @param open how many of them are not closed
     * @param lastAt when its latest incident was opened
     */
    static Optional<Closing> of(int incidents, int open, Instant lastAt, Rule rule, Instant now) {
        if (incidents < rule.least() || !rule.isOn()) {
            return Optional.of(DISSOLVED);
        }
        if (open == 0) {
            return Optional.of(SOLVED);
        }
        return now.isAfter(lastAt.plus(rule.window())) ? Optional.of(QUIET) : Optional.empty();
    }
}
