package org.ventanilla.hub.boot;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ventanilla.connector.Connector;
import org.ventanilla.connector.ConnectorHost;
import org.ventanilla.connector.HostServices;
import org.ventanilla.hub.boot.Settings.ConnectorSetting;

/**
 * The connector instances of one node. One that throws, hangs or leaves threads behind is named, in the log and in
 * {@code /ready}; the others start and work as if it were not there.
 */
final class Channels {
    private static final Logger LOG = LoggerFactory.getLogger(Channels.class);
    static final Duration DEADLINE = Duration.ofSeconds(10);

    private final Duration deadline;
    private final Map<ConnectorHost, Guard> hosts = new LinkedHashMap<>();
    private final List<Refusal> refused;

    private Channels(Duration deadline, List<Refusal> refused) {
        this.deadline = deadline;
        this.refused = new CopyOnWriteArrayList<>(refused);
    }

    /** The options of an instance, with what the hub knows where the file says nothing. */
    interface Options {
        JsonObject of(Connector connector, ConnectorSetting configured);
    }

    /** Builds every configured instance that can be built, starts nothing. Blocks. */
    static Channels assemble(
            List<ConnectorSetting> configured,
            ConnectorCatalogue there,
            HostServices services,
            Options options,
            Duration deadline) {
        var channels = new Channels(deadline, there.refused());
        for (ConnectorSetting c : configured) {
            Connector connector = there.connectors().get(c.type());
            if (c.isRemote()) {
                LOG.info("connector runs elsewhere instance={}", c.instance());
            } else if (connector == null) {
                channels.refuse(c.instance(), "no connector speaks " + c.type(), null);
            } else {
                channels.add(c, connector, services, options);
            }
        }
        return channels;
    }

    private void add(ConnectorSetting c, Connector connector, HostServices services, Options options) {
        var guard = new Guard(c.instance());
        try {
            var host = guard.call(
                    deadline,
                    () -> new ConnectorHost(
                            new CheckedConnector(connector), c.instance(), options.of(connector, c), services));
            hosts.put(host, guard);
            if (!guard.strays().isEmpty()) {
                LOG.error(
                        "connector starts threads while it is assembled instance={} threads={}",
                        c.instance(),
                        guard.strays());
            }
        } catch (Guard.Refused e) {
            refuse(c.instance(), e.getMessage(), e.getCause());
        }
    }

    /** Mounts what each shows to the outside. */
    void mount(Router router) {
        for (ConnectorHost host : hosts()) {
            try {
                host.mount(router);
            } catch (RuntimeException | LinkageError e) {
                drop(host, "its pages cannot be mounted", e);
            }
        }
    }

    /** Starts all of them; done when each has started or was given up. */
    Future<Void> start() {
        var all = hosts().stream()
                .map(host -> Future.<Void>succeededFuture()
                        .compose(go -> host.start()) // a throw counts as a failure
                        .timeout(deadline.toMillis(), TimeUnit.MILLISECONDS)
                        .recover(cause -> {
                            drop(host, "did not start", cause);
                            return host.stop().otherwiseEmpty();
                        }))
                .toList();
        return Future.join(all).mapEmpty();
    }

    /** Stops all; what is in flight ends. Names whoever leaves threads behind. */
    Future<Void> stop() {
        var all = hosts().stream()
                .map(host -> Future.<Void>succeededFuture().compose(go -> host.stop()))
                .toList();
        return Future.join(all)
                .onComplete(done -> {
                    for (ConnectorHost host : hosts()) {
                        List<String> left = strays(host);
                        if (!left.isEmpty()) {
                            LOG.error("connector leaves threads behind instance={} threads={}", host.instance(), left);
                        }
                    }
                })
                .mapEmpty();
    }

    synchronized List<ConnectorHost> hosts() {
        return List.copyOf(hosts.keySet());
    }

    /** Threads of the connector's own making. */
    synchronized List<String> strays(ConnectorHost host) {
        Guard guard = hosts.get(host);
        return guard == null ? List.of() : guard.strays();
    }

    List<Refusal> refused() {
        return new ArrayList<>(refused);
    }

    private synchronized void drop(ConnectorHost host, String reason, Throwable cause) {
        Object unused = hosts.remove(host);
        refuse(host.instance(), reason, cause);
    }

    private void refuse(String name, @Nullable String reason, @Nullable Throwable cause) {
        refused.add(new Refusal(name, String.valueOf(reason)));
        LOG.error(
                "connector is left out, the others work instance={}: {}. Correct its options or its jar and restart",
                name,
                reason,
                cause);
    }
}
