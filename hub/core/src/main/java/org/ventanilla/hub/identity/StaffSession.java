package org.ventanilla.hub.identity;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who is acting, as proven by a login or a token.
 *
 * @param name to show to other staff
 */
public record StaffSession(long staffId, String jurisdiction, String name, Set<Role> roles) {

    /** Whether the roles allow it. */
    public boolean may(Action action) {
        return Permissions.allows(roles, action);
    }

    /**
     * From the principal of a route's authenticated user; empty when the claims are not ours, though the signature is.
     * Roles that no longer exist are left out.
     */
    public static Optional<StaffSession> of(JsonObject claims) {
        if (!(claims.getValue("sub") instanceof String sub)
                || !sub.matches("\\d{1,18}")
                || !(claims.getValue("jur") instanceof String jurisdiction)
                || !(claims.getValue("name") instanceof String name)
                || !(claims.getValue("roles") instanceof JsonArray codes)) {
            return Optional.empty();
        }
        var roles = Arrays.stream(Role.values())
                .filter(role -> codes.contains(role.code()))
                .collect(Collectors.toUnmodifiableSet());
        return Optional.of(new StaffSession(Long.parseLong(sub), jurisdiction, name, roles));
    }

    /** Claims of RFC 7519 §4.1 ({@code sub}, a decimal id) and ours: name, roles, jur. */
    JsonObject toClaims() {
        return new JsonObject()
                .put("sub", Long.toString(staffId))
                .put("name", name)
                .put("jur", jurisdiction)
                .put(
                        "roles",
                        new JsonArray(roles.stream().map(Role::code).sorted().toList()));
    }
}
