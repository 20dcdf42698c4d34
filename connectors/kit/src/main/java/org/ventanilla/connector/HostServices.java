package org.ventanilla.connector;

import io.vertx.core.Vertx;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;

/**
 * What the program lends to every connector host.
 *
 * @param publicAddress where the outside world reaches this hub, without a trailing slash
 * @param stateDir folder for spools, one sub-folder an instance
 */
public record HostServices(
        Vertx vertx,
        Clock clock,
        URI publicAddress,
        Path stateDir,
        Blobs blobs,
        SourceState sourceState,
        Patience patience) {}
