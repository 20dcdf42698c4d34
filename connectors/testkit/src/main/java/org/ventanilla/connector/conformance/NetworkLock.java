package org.ventanilla.connector.conformance;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFactory;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.vertx.core.Vertx;
import io.vertx.core.impl.transports.NioTransport;
import io.vertx.core.transport.Transport;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the connector on this machine: what Vert.x connects to is looked at below its clients, what the JDK's own clients
 * and sockets connect to where they ask for a proxy. Anything but loopback is refused and written down. A bare NIO channel
 * asks nobody and is not seen.
 */
final class NetworkLock implements AutoCloseable {
    private final List<String> strangers;
    private final @Nullable ProxySelector before = ProxySelector.getDefault();

    /** @param strangers where refused addresses are written down */
    NetworkLock(List<String> strangers) {
        this.strangers = strangers;
        ProxySelector.setDefault(new Guard());
    }

    /** A Vert.x that cannot leave. */
    Vertx vertx() {
        return Vertx.builder().withTransport(new LockedTransport()).build();
    }

    @Override
    public void close() {
        ProxySelector.setDefault(before);
    }

    private static boolean isHere(@Nullable String host) {
        if (host == null || host.isEmpty()) {
            return true;
        }
        String name = host.toLowerCase(Locale.ROOT);
        return name.equals("localhost") || name.startsWith("127.") || name.equals("[::1]") || name.equals("::1");
    }

    /** Asked by java.net.http, URL connections and plain sockets before they connect. */
    private final class Guard extends ProxySelector {
        private static final List<Proxy> DIRECT = List.of(Proxy.NO_PROXY);
        private final SocketAddress nobody = new InetSocketAddress(InetAddress.getLoopbackAddress(), 1);

        @Override
        public List<Proxy> select(URI uri) {
            if (isHere(uri.getHost())) {
                return DIRECT;
            }
            strangers.add(uri.getScheme() + "://" + uri.getHost());
            return List.of(new Proxy("socket".equals(uri.getScheme()) ? Proxy.Type.SOCKS : Proxy.Type.HTTP, nobody));
        }

        @Override
        public void connectFailed(URI uri, SocketAddress address, IOException cause) {
            // Nobody answers there: that is the point of it.
        }
    }

    private final class LockedTransport implements Transport {
        @Override
        public String name() {
            return "loopback";
        }

        @Override
        public boolean available() {
            return true;
        }

        @Override
        public @Nullable Throwable unavailabilityCause() {
            return null;
        }

        @Override
        public io.vertx.core.spi.transport.Transport implementation() {
            return new NioTransport() {
                @Override
                public ChannelFactory<? extends Channel> channelFactory(boolean domainSocket) {
                    return NetworkLock.this::channel;
                }
            };
        }
    }

    private Channel channel() {
        var channel = new NioSocketChannel();
        channel.pipeline().addFirst(new ChannelOutboundHandlerAdapter() {
            @Override
            public void connect(
                    ChannelHandlerContext ctx,
                    SocketAddress to,
                    @Nullable SocketAddress local,
                    ChannelPromise promise) {
                if (to instanceof InetSocketAddress there
                        && there.getAddress() != null
                        && !there.getAddress().isLoopbackAddress()) {
                    strangers.add("tcp://" + there.getHostString());
                    var unused = promise.setFailure(
                            new ConnectException("the conformance kit lets nothing leave this machine"));
                } else {
                    var unused = ctx.connect(to, local, promise);
                }
            }
        });
        return channel;
    }
}
