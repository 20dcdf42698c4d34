package org.ventanilla.hub.understand;

/**
 * A word for a kind of street, as it stands in a text.
 *
 * @param name canonical and folded
 * @param length how many words it has
 */
record StreetType(String name, int length) {}
