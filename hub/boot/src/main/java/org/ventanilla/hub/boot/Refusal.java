package org.ventanilla.hub.boot;

/**
 * Something that was left out, for the log and {@code /ready}.
 *
 * @param name the jar or the instance
 * @param reason in words for an operator
 */
record Refusal(String name, String reason) {}
