package org.ventanilla.hub.boot;

import com.hazelcast.config.Config;
import com.hazelcast.config.JoinConfig;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.eventbus.EventBusOptions;
import io.vertx.spi.cluster.hazelcast.ConfigUtil;
import io.vertx.spi.cluster.hazelcast.HazelcastClusterManager;

/**
 * The event bus over several nodes: Hazelcast with the members named in the settings, no multicast, no discovery, no word to
 * the outside. It carries messages only; what must be right (leases, keys, the lane) is PostgreSQL's.
 */
final class Clustering {
    private Clustering() {}

    static Future<Vertx> vertx(Settings.Cluster settings) {
        if (!settings.enabled()) {
            return Future.succeededFuture(Vertx.vertx());
        }
        var options = new VertxOptions()
                .setEventBusOptions(
                        new EventBusOptions().setHost(settings.host()).setPort(settings.busPort()));
        return Vertx.builder()
                .with(options)
                .withClusterManager(new HazelcastClusterManager(config(settings)))
                .buildClustered();
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
        var network = config.getNetworkConfig();
        network.setPort(settings.port()).setPortAutoIncrement(false);
        network.setPublicAddress(settings.host() + ":" + settings.port());
        network.getInterfaces().setEnabled(true).addInterface(settings.host());
        JoinConfig join = network.getJoin();
        join.getAutoDetectionConfig().setEnabled(false);
        join.getMulticastConfig().setEnabled(false);
        join.getTcpIpConfig().setEnabled(true).setMembers(settings.members());
        return config;
    }
}
