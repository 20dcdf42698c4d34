package org.ventanilla.connector;

/**
 * Where all runners of one instance write things down.
 *
 * @param masking what must not be written down
 * @param sent what went out lately
 */
record Desk(String instance, StatusBoard board, Tally tally, Trail trail, Masking masking, RecentlySent sent) {}
