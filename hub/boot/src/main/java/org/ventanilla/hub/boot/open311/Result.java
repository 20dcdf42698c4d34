package org.ventanilla.hub.boot.open311;

/**
 * What a check found.
 *
 * @param why what was seen, or why it could not be tried; may be empty when it passed
 */
public record Result(int id, String title, Verdict verdict, String why) {
    /** How it ended. */
    public enum Verdict {
        PASS,
        FAIL,
        NOT_APPLICABLE
    }
}
