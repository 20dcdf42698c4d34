package org.ventanilla.hub.boot;

import com.hazelcast.config.Config;
import com.hazelcast.config.JoinConfig;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.eventbus.EventBusOptions;
import io.vertx.spi.cluster.hazelcast.ConfigUtil;
import io.vertx.spi.cluster.hazelcast.HazelcastClusterManager;
import org.jspecify.annotations.Nullable;

/**
 * The event bus over several nodes: Hazelcast with the members named in the settings, no multicast, no discovery, no word to
 * the outside. It carries messages only; what must be right (leases, keys, the lane) is PostgreSQL's.
 */
record Clustering(Vertx vertx, @Nullable HazelcastClusterManager manager) {
    /** Two halves that find each other again become one this soon, instead of after Hazelcast's five minutes. */
    private static final String MERGE_SECONDS = "5";

    static Future<Clustering> join(Settings.Cluster settings) {
        if (!settings.enabled()) {
            return Future.succeededFuture(new Clustering(Vertx.vertx(), null));
        }
        var manager = new HazelcastClusterManager(config(settings));
        return Vertx.builder()
                .with(new VertxOptions().setEventBusOptions(bus(settings)))
                .withClusterManager(manager)
                .buildClustered()
                .map(vertx -> new Clustering(vertx, manager));
    }

    /** How many nodes see each other, this one included. */
    int members() {
        return manager == null ? 1 : manager.getNodes().size();
    }

    private static EventBusOptions bus(Settings.Cluster settings) {
        var options = new EventBusOptions().setHost(settings.host()).setPort(settings.busPort());
        var seen = settings.advertise();
        return seen == null
                ? options
                : options.setClusterPublicHost(seen.host()).setClusterPublicPort(seen.busPort());
    }

    static Config config(Settings.Cluster settings) {
        Config config = ConfigUtil.loadConfig();
        config.setClusterName("ventanilla");
        config.setProperty("hazelcast.phone.home.enabled", "false");
        config.setProperty("hazelcast.wait.seconds.before.join", "0");
        config.setProperty("hazelcast.logging.type", "slf4j");
        config.setProperty("hazelcast.shutdownhook.enabled", "false");
        config.setProperty("hazelcast.socket.bind.any", "false");
        // A dead member must be noticed well before the others' patience ends.
        config.setProperty("hazelcast.max.no.heartbeat.seconds", "10");
        config.setProperty("hazelcast.heartbeat.interval.seconds", "2");
        // A lookup whose answer the network swallowed must fail while somebody still waits for it, not after a minute
        // or two.
        config.setProperty("hazelcast.operation.call.timeout.millis", "5000");
        config.setProperty("hazelcast.merge.first.run.delay.seconds", MERGE_SECONDS);
        config.setProperty("hazelcast.merge.next.run.delay.seconds", MERGE_SECONDS);
        var network = config.getNetworkConfig();
        var seen = settings.advertise();
        network.setPort(settings.port()).setPortAutoIncrement(false);
        network.setPublicAddress(
                seen == null ? settings.host() + ":" + settings.port() : seen.host() + ":" + seen.port());
        network.getInterfaces().setEnabled(true).addInterface(settings.host());
        JoinConfig join = network.getJoin();
        join.getAutoDetectionConfig().setEnabled(false);
        join.getMulticastConfig().setEnabled(false);
        join.getTcpIpConfig().setEnabled(true).setMembers(settings.members());
        return config;
    }
}
