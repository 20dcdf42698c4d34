package org.ventanilla.hub.identity;

import java.time.Instant;
import java.util.Set;

/**
 * A member of staff.
 *
 * @param login unique in the jurisdiction, lower case
 */
public record Staff(
        long id,
        String jurisdiction,
        String login,
        String displayName,
        Set<Role> roles,
        boolean active,
        Instant createdAt) {}
