package org.ventanilla.connector;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.ventanilla.connector.Health.State;

/**
 * Hosts one connector instance: assembles its parts and gives each its runner. The one public door of the kit for whoever
 * runs connectors.
 */
public final class ConnectorHost {
    private final HostServices services;
    private final Assembly assembly;
    private final Desk desk;
    private final Doorway doorway;
    private final HttpEgress egress;
    private final Workings workings;
    private final Pulse pulse;

    /**
     * Builds everything, starts nothing.
     *
     * @throws IllegalArgumentException when the contract version is unknown or an option cannot work, naming it
     * @throws IOException when the instance's state folder cannot be written
     */
    public ConnectorHost(Connector connector, String instance, JsonObject options, HostServices services)
            throws IOException {
        Descriptor descriptor = connector.descriptor();
        if (descriptor.contractVersion() != Descriptor.CONTRACT_VERSION) {
            throw new IllegalArgumentException("connector " + descriptor.type() + " was written for contract version "
                    + descriptor.contractVersion() + ", this hub speaks " + Descriptor.CONTRACT_VERSION);
        }
        this.services = services;
        this.desk = desk(instance, services, Masking.of(descriptor.secrets(), options));
        var hub = new HubLink(services.vertx(), services.patience(), desk.sent());
        this.doorway = new Doorway(hub, desk);
        this.egress = new HttpEgress(
                services.vertx(),
                AllowedHosts.of(descriptor, options),
                services.patience().pace().egressPerSecond());
        this.pulse = new Pulse(services.vertx(), System::nanoTime);
        this.assembly = connector.assemble(new ConnectorContext(
                instance,
                options,
                services.vertx(),
                services.clock(),
                services.publicAddress(),
                doorway,
                services.blobs(),
                egress,
                hub.places()));
        this.workings = new Workings(services, desk, hub, descriptor, assembly);
    }

    private static Desk desk(String instance, HostServices services, Masking masking) {
        var board = new StatusBoard(instance, services.clock());
        return new Desk(instance, board, new Tally(), new Trail(services, instance), masking, new RecentlySent());
    }

    /** Mounts what the connector shows to the outside: its webhook under {@code /in/<instance>}, its pages at their path. */
    public void mount(Router root) {
        workings.mount(root);
        if (assembly.pages() != null) {
            var routes = Router.router(services.vertx());
            assembly.pages().mount().accept(routes);
            // With the slash: "/report*" would also be asked for "/reports", which may be somebody else's.
            root.route(assembly.pages().path() + "/*").subRouter(routes);
        }
    }

    /**
     * Tries whether the configuration can work, in a bounded time and without a side effect on the source. Never fails. A
     * connector without a {@link Checker} passes only when it has nobody to ask: no source, no sender.
     */
    public Future<Checker.Result> check() {
        return Checking.of(
                        desk.instance(),
                        services.vertx(),
                        assembly,
                        services.patience().pace().check())
                .onSuccess(result -> {
                    if (result.isOk()) {
                        desk.board().checked();
                    }
                });
    }

    /** Starts the runners; done when what can be registered is registered, not when the source is reached. */
    public Future<Void> start() {
        desk.board().set(State.STARTING, null);
        return workings.start().onSuccess(started -> desk.board().started()).onFailure(cause -> desk.board()
                .set(State.FAILED, "not-started"));
    }

    /**
     * Takes nothing more in; succeeds when what is in flight has ended, or at the deadline. {@link #stop} still has to follow.
     *
     * @param deadline by the clock of the services
     */
    public Future<Void> drain(Instant deadline) {
        desk.board().set(State.DRAINING, null);
        long left = Duration.between(services.clock().instant(), deadline).toMillis();
        return Future.join(workings.quiet(), doorway.stop())
                .<Void>mapEmpty()
                .timeout(Math.max(1, left), TimeUnit.MILLISECONDS);
    }

    /** Stops taking in; what is in flight ends. Bears repetition. */
    public Future<Void> stop() {
        desk.board().set(State.STOPPED, null);
        return workings.stop().eventually(doorway::stop).eventually(egress::close);
    }

    /** How it is, for readiness and for people. Never waits. */
    public Health health() {
        return desk.board().health(workings.spooled(), pulse.beats());
    }

    /** What became of its items and messages since it was built. */
    public Counts counts() {
        return desk.tally().counts();
    }

    /** What else an operator wants to see. Never waits. */
    public Vitals vitals() {
        return workings.vitals();
    }

    /** Whether it can still take items: not when its spool is nearly full. */
    public boolean isReady() {
        return health().isReady() && workings.hasRoom();
    }

    public String instance() {
        return desk.instance();
    }
}
