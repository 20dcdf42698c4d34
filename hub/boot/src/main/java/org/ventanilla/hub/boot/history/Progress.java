package org.ventanilla.hub.boot.history;

/** Told how far it is. */
@FunctionalInterface
public interface Progress {
    /** So many of so many are done. */
    void at(long done, long all);
}
