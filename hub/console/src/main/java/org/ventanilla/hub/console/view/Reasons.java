package org.ventanilla.hub.console.view;

import java.util.Collection;
import java.util.List;
import org.ventanilla.hub.incident.Status;

/** Why an incident is closed or opened again: stable codes, whose words the public site and the console have. Pure. */
public final class Reasons {
    private static final List<String> CLOSING =
            List.of("repaired", "done", "not-found", "private", "not-municipal", "planned", "other");
    private static final List<String> REOPENING = List.of("not-solved", "back-again", "new-information", "mistake");

    private Reasons() {}

    /** Those that may be given when it leaves this state. */
    public static List<String> after(Status from) {
        return from.isClosed() ? REOPENING : CLOSING;
    }

    /** States in the order of their life. */
    public static List<Status> ordered(Collection<Status> states) {
        return states.stream().sorted().toList();
    }
}
