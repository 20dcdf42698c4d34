package org.ventanilla.connector;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ventanilla.connector.Descriptor.Capability;
import org.ventanilla.connector.Health.State;

/**
 * Hosts one connector instance: assembles its parts and gives each its runner. The one public door of the kit for whoever
 * runs connectors.
 */
public final class ConnectorHost {
    private static final int MAX_SPOOLED = 10_000;

    private final String instance;
    private final HostServices services;
    private final Assembly assembly;
    private final StatusBoard board;
    private final HubLink hub;
    private final @Nullable LateFiles late;
    private final @Nullable RequestIntake requests;
    private final @Nullable WebhookRunner webhook;
    private final @Nullable Spooling spooling;
    private final @Nullable PollRunner poll;
    private final @Nullable SendRunner send;

    /**
     * Builds everything, starts nothing.
     *
     * @throws IllegalArgumentException when the contract version is unknown or an option cannot work, naming it
     * @throws IOException when the spool cannot be written
     */
    public ConnectorHost(Connector connector, String instance, JsonObject options, HostServices services)
            throws IOException {
        Descriptor descriptor = connector.descriptor();
        if (descriptor.contractVersion() != Descriptor.CONTRACT_VERSION) {
            throw new IllegalArgumentException("connector " + descriptor.type() + " was written for contract version "
                    + descriptor.contractVersion() + ", this hub speaks " + Descriptor.CONTRACT_VERSION);
        }
        this.instance = instance;
        this.services = services;
        this.board = new StatusBoard(instance, services.clock());
        this.hub = new HubLink(services.vertx(), services.patience());
        this.assembly = connector.assemble(new ConnectorContext(
                instance,
                options,
                services.vertx(),
                services.clock(),
                services.publicAddress(),
                hub,
                services.blobs()));
        var submissions = new Submissions(instance, descriptor);
        var flow = new ItemFlow(services, hub, submissions, assembly.remoteFiles());
        this.late = assembly.remoteFiles() == null ? null : new LateFiles(services, spool("late"));
        this.requests = assembly.webhook() == null ? null : new RequestIntake(assembly.webhook(), flow, late);
        boolean retries = descriptor.capabilities().contains(Capability.SOURCE_RETRIES);
        this.spooling = requests == null || retries ? null : spooling(requests);
        this.webhook = requests == null || assembly.webhook() == null
                ? null
                : new WebhookRunner(services, assembly.webhook(), requests, spooling);
        this.poll = assembly.poller() == null ? null : poll(assembly.poller(), flow);
        this.send = assembly.sender() == null ? null : new SendRunner(services.vertx(), instance, assembly.sender());
    }

    private Spooling spooling(RequestIntake requests) throws IOException {
        return new Spooling(services, instance, spool("spool"), requests);
    }

    private Spool spool(String folder) throws IOException {
        return new Spool(services.stateDir().resolve(instance).resolve(folder), MAX_SPOOLED);
    }

    private PollRunner poll(Poller poller, ItemFlow flow) {
        var items = new PolledItem(instance, poller.parse(), services.patience().item(), flow);
        return new PollRunner(instance, poller, services, items, board);
    }

    /** Mounts what the connector shows to the outside: its webhook under {@code /in/<instance>}, its pages at their path. */
    public void mount(Router root) {
        if (webhook != null) {
            var routes = Router.router(services.vertx());
            webhook.mount(routes);
            root.route("/in/" + instance + "/*").subRouter(routes);
        }
        if (assembly.pages() != null) {
            var routes = Router.router(services.vertx());
            assembly.pages().mount().accept(routes);
            // With the slash: "/report*" would also be asked for "/reports", which may be somebody else's.
            root.route(assembly.pages().path() + "/*").subRouter(routes);
        }
    }

    /** Starts the runners; done when what can be registered is registered, not when the source is reached. */
    public Future<Void> start() {
        board.set(State.STARTING, null);
        Future<Void> sending = send == null ? Future.succeededFuture() : send.start();
        return sending.onSuccess(started -> {
            board.set(State.RUNNING, null);
            if (spooling != null) {
                spooling.drain();
            }
            if (late != null && requests != null) {
                late.resume(requests);
            }
            if (poll != null) {
                poll.start();
            }
        });
    }

    /** Stops taking in; what is in flight ends. Bears repetition. */
    public Future<Void> stop() {
        board.set(State.STOPPED, null);
        List<Future<Void>> all = new ArrayList<>();
        if (late != null) {
            late.stop();
        }
        if (send != null) {
            all.add(send.stop());
        }
        if (poll != null) {
            all.add(poll.stop());
        }
        // The spool closes last: a request that is being answered may still need it.
        Future<Void> answered = webhook == null ? Future.succeededFuture() : webhook.stop();
        all.add(answered.onComplete(done -> hub.close())
                .eventually(() -> spooling == null ? Future.succeededFuture() : spooling.stop()));
        return Future.join(all).mapEmpty();
    }

    /** How it is, for readiness and for people. */
    public Health health() {
        return board.health(spooling == null ? 0 : spooling.size());
    }

    /** Whether it can still take items: not when its spool is nearly full or its disk refuses. */
    public boolean isReady() {
        return health().isReady() && (spooling == null || spooling.hasRoom());
    }

    public String instance() {
        return instance;
    }
}
