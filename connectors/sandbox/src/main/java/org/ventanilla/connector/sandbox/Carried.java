package org.ventanilla.connector.sandbox;

/**
 * How a webhook went.
 *
 * @param sid the company's id of the message
 * @param status what the city answered; 0 when nobody answered
 */
public record Carried(String sid, int status) {}
