package org.ventanilla.hub.boot;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ventanilla.hub.boot.Settings.Bridges;
import org.ventanilla.hub.boot.bridge.Limits;
import org.ventanilla.hub.boot.bridge.SockJsBridge;
import org.ventanilla.hub.boot.bridge.TcpBridge;

/** The bridges to the bus that the operator asked for; none by default. */
final class BridgeVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(BridgeVerticle.class);

    private final Bridges settings;
    private final List<Supplier<Future<Void>>> open = new ArrayList<>();

    BridgeVerticle(Bridges settings) {
        this.settings = settings;
    }

    @Override
    public Future<?> start() {
        var limits = new Limits(settings.tokens(), settings.maxBytes(), settings.maxConnections());
        var all = new ArrayList<Future<Integer>>();
        var tcp = settings.tcp();
        if (tcp != null) {
            var bridge = new TcpBridge(vertx, limits);
            open.add(bridge::close);
            all.add(bridge.listen(tcp.host(), tcp.port()).onSuccess(port -> LOG.info("tcp bridge port={}", port)));
        }
        var sockjs = settings.sockjs();
        if (sockjs != null) {
            var bridge = new SockJsBridge(vertx, limits);
            open.add(bridge::close);
            all.add(bridge.listen(sockjs.host(), sockjs.port())
                    .onSuccess(port -> LOG.info("sockjs bridge port={}", port)));
        }
        return Future.all(all);
    }

    @Override
    public Future<?> stop() {
        return Future.join(open.stream().map(Supplier::get).toList());
    }
}
