package org.ventanilla.connector;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.Optional;

/** A credential that ends by itself and has to be had anew before, for example an access token of OAuth 2.0 (RFC 6749). */
public interface ExpiringToken {
    /** When the one in use ends, by the context's clock; empty while there is none. Never waits. */
    Optional<Instant> expiresAt();

    /** Has a new one issued, whatever is left of the old. The runner calls it in time and does so again when it fails. */
    Future<Void> renew();
}
