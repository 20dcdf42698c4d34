package org.ventanilla.hub.incident;

import java.time.Instant;

/**
 * A report and the category that a person confirmed for its incident: what the next training learns from.
 *
 * @param category leaf code, perhaps retired since
 */
public record CategoryHistory(long report, Instant receivedAt, String category) {}
