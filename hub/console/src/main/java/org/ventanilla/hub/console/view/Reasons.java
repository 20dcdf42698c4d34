package org.ventanilla.hub.console.view;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.ventanilla.hub.incident.Reason;
import org.ventanilla.hub.incident.Status;

/** The reasons of the room as a form offers them: under the state that each fits. Pure. */
public final class Reasons {
    private Reasons() {}

    /** Codes that may be given when it goes from one state to another. */
    public static List<String> fitting(Status from, Status to) {
        return Reason.fitting(from, to);
    }

    /** Whether it is the one that was chosen: a code stands under several states, and is marked under one of them. */
    public static boolean isChosen(Typed typed, Status from, Status to, String code) {
        String state = typed.value("status", "status");
        boolean fitsState = Arrays.stream(Status.values())
                .anyMatch(s -> s.name().equals(state) && fitting(from, s).contains(code));
        return typed.value("status", "reason").equals(code)
                && (!fitsState || to.name().equals(state));
    }

    /** States in the order of their life. */
    public static List<Status> ordered(Collection<Status> states) {
        return states.stream().sorted().toList();
    }
}
