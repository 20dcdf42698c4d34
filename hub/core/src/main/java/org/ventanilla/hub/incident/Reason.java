package org.ventanilla.hub.incident;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Why an incident is in its state, as the city's own people say it: stable codes, whose words the public site and the console
 * have, and the changes that each of them fits. Systems that do the work may use codes of their own, which are shown to nobody.
 */
public enum Reason {
    REPAIRED,
    DONE,
    NOT_FOUND,
    PRIVATE,
    NOT_MUNICIPAL,
    PLANNED,
    NOT_SOLVED,
    BACK_AGAIN,
    NEW_INFORMATION,
    MISTAKE,
    OTHER;

    /** As it is stored and sent. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether it may be given for a change from one state to another. */
    public boolean fits(Status from, Status to) {
        return switch (this) {
            case REPAIRED, DONE -> to == Status.RESOLVED;
            case NOT_FOUND, PRIVATE -> to == Status.NOT_PROCEEDING;
            case NOT_MUNICIPAL -> to == Status.NOT_PROCEEDING || to == Status.ELSEWHERE;
            case PLANNED -> to == Status.NOT_PROCEEDING || to == Status.IN_PROGRESS;
            case NOT_SOLVED, BACK_AGAIN, NEW_INFORMATION, MISTAKE -> from.isClosed() && !to.isClosed();
            case OTHER -> true;
        };
    }

    /** Codes of those that may be given for a change. */
    public static List<String> fitting(Status from, Status to) {
        return Arrays.stream(values())
                .filter(reason -> reason.fits(from, to))
                .map(Reason::code)
                .toList();
    }

    /** Whether it is one of ours that says something else than the change does. */
    static boolean isUnfit(String code, Status from, Status to) {
        return Arrays.stream(values()).anyMatch(reason -> reason.code().equals(code.strip()) && !reason.fits(from, to));
    }
}
