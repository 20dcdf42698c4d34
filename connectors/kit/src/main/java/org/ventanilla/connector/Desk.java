package org.ventanilla.connector;

/**
 * Where all runners of one instance write things down.
 *
 * @param masking what must not be written down
 */
record Desk(String instance, StatusBoard board, Tally tally, Trail trail, Masking masking) {}
