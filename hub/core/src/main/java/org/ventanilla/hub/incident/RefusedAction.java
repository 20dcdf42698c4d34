package org.ventanilla.hub.incident;

/** The clerk's mistake: a named, documented reason. The code is a wire code; the message says what to do. */
public final class RefusedAction extends RuntimeException {
    private final Code code;

    public RefusedAction(Code code, String whatToDo) {
        super(whatToDo, null, false, false);
        this.code = code;
    }

    public Code code() {
        return code;
    }

    /** Why it was refused. */
    public enum Code {
        UNKNOWN_INCIDENT,
        UNKNOWN_REPORT,
        UNKNOWN_PROPOSAL,
        UNKNOWN_PLACE,
        NOT_ALLOWED_FROM_HERE,
        REASON_MISSING,
        /** A reason of ours that says something else than the new state. */
        REASON_UNFIT,
        TEXT_MISSING,
        SAME_INCIDENT,
        NOTHING_TO_UNDO,
        LAST_REPORT,
        NOT_RATEABLE,
        /** Nobody who reported it left a way to be written to. */
        NOBODY_TO_ASK,
        /** An id that says it is a repetition, with something else behind it. */
        OTHER_CONTENT,
        BAD_VALUE
    }
}
