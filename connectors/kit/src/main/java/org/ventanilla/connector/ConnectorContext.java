package org.ventanilla.connector;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Clock;

/**
 * All that a connector may use. Nothing else of the hub is reachable from here; business traffic goes through
 * {@link #intake()} only.
 *
 * @param instance the configured name, for example {@code buzon}
 * @param options its options, validated, with the schema's defaults filled in
 * @param vertx for clients (mail, HTTP) and timers; not for sending on the bus
 * @param publicAddress where the outside world reaches this hub, without a trailing slash
 * @param intake the one door
 * @param blobs the media room
 * @param egress the way to the outside by HTTP, to the hosts the descriptor names
 * @param places tells which place words name
 */
public record ConnectorContext(
        String instance,
        JsonObject options,
        Vertx vertx,
        Clock clock,
        URI publicAddress,
        Intake intake,
        Blobs blobs,
        Egress egress,
        Places places) {}
