package org.ventanilla.connector;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.ventanilla.connector.Descriptor.Capability;
import org.ventanilla.connector.Native.Via;

/** The runners of one instance, one for each part its connector has, and what they share. */
final class Workings {
    private static final int MAX_SPOOLED = 10_000;

    private final HostServices services;
    private final Desk desk;
    private final HubLink hub;
    private final Parsing parsing;
    private final ItemFlow flow;
    private final LateFiles late;
    private final List<Runner> runners = new ArrayList<>();
    private @Nullable WebhookRunner webhook;
    private @Nullable Spooling spooling;
    private @Nullable CanaryRunner canaries;
    private @Nullable ListenRunner listening;
    private final @Nullable ExpiringToken token;

    /** Builds everything, starts nothing. Fails when the state folder cannot be written. */
    Workings(HostServices services, Desk desk, HubLink hub, Descriptor descriptor, Assembly parts) throws IOException {
        this.services = services;
        this.desk = desk;
        this.hub = hub;
        this.parsing = new Parsing(services, desk.instance(), desk.board());
        var submissions = new Submissions(desk.instance(), descriptor);
        var way = new Way(hub, submissions, desk.trail());
        this.late = new LateFiles(
                services, desk.instance(), new LateFetch(services, desk.instance(), way, parts.remoteFiles()));
        this.flow = new ItemFlow(services, way, parsing, late);
        addIntake(descriptor, parts);
        if (parts.reconciler() != null) {
            runners.add(reconciling(parts.reconciler(), descriptor.traits()));
        }
        if (parts.sender() != null) {
            runners.add(new SendRunner(services, desk, parts.sender()));
        }
        this.token = parts.token();
        if (token != null) {
            runners.add(new TokenRunner(services, token, desk));
        }
        if (parts.recordings() != null) {
            runners.add(new RecordingRunner(services, desk.instance(), parts.recordings()));
        }
        var parses = Reprocessing.Parses.of(parts);
        if (!parses.isEmpty()) {
            runners.add(new Reprocessing(services, desk.instance(), submissions, flow, parses));
        }
    }

    private void addIntake(Descriptor descriptor, Assembly parts) throws IOException {
        if (parts.webhook() != null) {
            var requests = new RequestIntake(parts.webhook(), flow);
            boolean retries = descriptor.capabilities().contains(Capability.SOURCE_RETRIES);
            spooling = retries ? null : spooling(requests);
            webhook = new WebhookRunner(services, parts.webhook(), requests, spooling, desk);
            runners.add(webhook);
        }
        if (parts.poller() != null) {
            if (parts.canary() != null) {
                canaries = new CanaryRunner(services, parts.canary(), desk);
                runners.add(canaries);
            }
            runners.add(new PollRunner(
                    services, parts.poller(), polled(parts.poller().parse(), Via.LIVE), desk, canaries));
        }
        if (parts.listener() != null) {
            listening = new ListenRunner(
                    services, parts.listener(), polled(parts.listener().parse(), Via.LIVE), desk, canaries);
            runners.add(listening);
        }
        if (parts.fetcher() != null) {
            runners.add(new FetchRunner(
                    services, parts.fetcher(), polled(parts.fetcher().parse(), Via.LIVE), desk));
        }
    }

    private PolledItem polled(Function<RawItem, List<Inbound>> parse, Via via) {
        return new PolledItem(services.clock(), via, parse, flow, desk.tally());
    }

    private Spooling spooling(RequestIntake requests) throws IOException {
        var folder = services.stateDir().resolve(desk.instance()).resolve("spool");
        return new Spooling(services, desk, new Spool(folder, MAX_SPOOLED), requests);
    }

    private ReconcileRunner reconciling(Reconciler reconciler, Traits traits) {
        var lookback = new Lookback(services.patience().pace(), traits.retention());
        var items = polled(reconciler.parse(), Via.RECONCILE);
        return new ReconcileRunner(
                services, desk, new Reconciliation(services, desk, reconciler.list(), items, lookback));
    }

    void mount(Router root) {
        if (webhook != null) {
            var routes = Router.router(services.vertx());
            webhook.mount(routes);
            root.route("/in/" + desk.instance() + "/*").subRouter(routes);
        }
    }

    Future<Void> start() {
        return late.start()
                .compose(taken -> Future.all(runners.stream().map(Runner::start).toList()))
                .compose(started -> spooling == null ? Future.succeededFuture() : spooling.start());
    }

    /** No new intake; succeeds when what is in flight has ended. Bears repetition. */
    Future<Void> quiet() {
        return Future.join(runners.stream().map(Runner::stop).toList()).mapEmpty();
    }

    /** Ends everything; what is in flight gets one try at the hub. */
    Future<Void> stop() {
        hub.close();
        // The spool closes last: a request that is being answered may still need it.
        return quiet().eventually(() -> spooling == null ? Future.succeededFuture() : spooling.stop())
                .eventually(late::stop)
                .onComplete(done -> {
                    parsing.close();
                    desk.trail().send();
                });
    }

    Vitals vitals() {
        Instant expires = token == null ? null : token.expiresAt().orElse(null);
        var vitals = canaries == null ? new Vitals(null, null, expires) : canaries.vitals(expires);
        return vitals.withListening(listening == null ? null : listening.now());
    }

    int spooled() {
        return spooling == null ? 0 : spooling.size();
    }

    boolean hasRoom() {
        return spooling == null || spooling.hasRoom();
    }
}
