package org.ventanilla.hub.console.view;

import java.util.List;
import org.ventanilla.hub.intake.QuarantinedItem;
import org.ventanilla.hub.intake.QuarantinedItem.State;
import org.ventanilla.model.TrailEntry;

/**
 * One item that could not be read.
 *
 * @param trail empty also for who may not see it
 * @param done what has just been done, as in the address
 */
public record UnreadView(QuarantinedItem item, List<TrailEntry> trail, Typed typed, String done) {
    /** The page as it is when it is asked for. */
    public static final Typed ASKED = new Typed("", "");

    /** Whether it still waits for a person. */
    public boolean waits() {
        return item.state() == State.NEW;
    }

    /** A reason that could not be taken, and the message key of what is wrong with it. */
    public record Typed(String reason, String problem) {}
}
