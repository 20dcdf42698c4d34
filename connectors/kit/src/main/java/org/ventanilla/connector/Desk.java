package org.ventanilla.connector;

/** Where all runners of one instance write things down. */
record Desk(String instance, StatusBoard board, Tally tally, Trail trail) {}
