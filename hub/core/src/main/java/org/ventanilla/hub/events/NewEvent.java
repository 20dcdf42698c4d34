package org.ventanilla.hub.events;

import java.time.Instant;
import java.util.Map;

/**
 * A fact about to be written.
 *
 * @param type short type without city and version, for example {@code incident.created}
 * @param subject incident id; events of one incident keep their order
 * @param data plain JSON values only, no personal data: it is public to every consumer for ever
 */
public record NewEvent(String type, String subject, Instant occurredAt, Map<String, Object> data) {}
