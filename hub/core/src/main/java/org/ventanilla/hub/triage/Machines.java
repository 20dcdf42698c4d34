package org.ventanilla.hub.triage;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.ventanilla.hub.intake.Received.State;
import org.ventanilla.model.Submission.Flag;

/** How an item ends that makes no report: no answer, no follow-up, no second look comes of it. The table of it; pure. */
final class Machines {
    /** The first flag that an item has decides. A list on which people talk is read like anything else. */
    private static final Map<Flag, State> ENDINGS = new LinkedHashMap<>();

    static {
        ENDINGS.put(Flag.OWN_MAIL, State.OWN_MAIL);
        ENDINGS.put(Flag.BOUNCE, State.BOUNCE);
        ENDINGS.put(Flag.RECEIPT, State.RECEIPT);
        ENDINGS.put(Flag.COMPLAINT, State.AUTOMATIC);
        ENDINGS.put(Flag.CALENDAR, State.CALENDAR);
        ENDINGS.put(Flag.AUTOMATIC, State.AUTOMATIC);
    }

    private Machines() {}

    /**
     * Empty for what a person said.
     *
     * @param known whether it carries a reply token of ours: then no filter of the source keeps it out
     */
    static Optional<State> ending(Collection<Flag> flags, boolean known) {
        if (flags.contains(Flag.SPAM) && !known && !flags.contains(Flag.AUTOMATIC)) {
            return Optional.of(State.SPAM);
        }
        return ENDINGS.entrySet().stream()
                .filter(entry -> flags.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .map(state -> state == State.AUTOMATIC && flags.contains(Flag.LIST) ? State.LIST : state);
    }
}
