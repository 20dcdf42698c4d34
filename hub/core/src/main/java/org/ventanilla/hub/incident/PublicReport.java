package org.ventanilla.hub.incident;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What anybody may know of a report: that it came, by which way, and the incident it is about. No words, no people.
 *
 * @param nativeId its name at the source, which for programs of others begins with their label and a colon
 */
public record PublicReport(
        long id, Instant receivedAt, String channel, @Nullable String nativeId, IncidentView incident) {}
