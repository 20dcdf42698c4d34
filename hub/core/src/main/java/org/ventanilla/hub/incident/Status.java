package org.ventanilla.hub.incident;

/** Where an incident stands. The names are wire codes and never renamed. */
public enum Status {
    RECEIVED,
    UNDER_STUDY,
    IN_PROGRESS,
    RESOLVED,
    /** Will not be done; the closing reason says why. */
    NOT_PROCEEDING,
    /** Belongs to another administration; the closing detail says which. */
    ELSEWHERE,
    /** The same thing as another incident, which carries the reports on. */
    DUPLICATE_OF;

    /** Whether nothing more is to be done. */
    public boolean isClosed() {
        return switch (this) {
            case RECEIVED, UNDER_STUDY, IN_PROGRESS -> false;
            case RESOLVED, NOT_PROCEEDING, ELSEWHERE, DUPLICATE_OF -> true;
        };
    }
}
