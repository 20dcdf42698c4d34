package org.ventanilla.hub.incident;

/**
 * How an incident came to be.
 *
 * @param kind incident, request or suggestion, lower case
 * @param channel by which its first report came
 */
public record Origin(String kind, String channel) {}
