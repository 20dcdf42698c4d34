package org.ventanilla.connector.testkit;

import io.netty.channel.ChannelOption;
import io.netty.channel.socket.nio.NioChannelOption;
import io.vertx.core.internal.net.NetSocketInternal;
import io.vertx.core.net.NetSocket;
import jdk.net.ExtendedSocketOptions;

/**
 * Makes a server answer at once that writes an answer in several pieces and waits before the second until the first is
 * acknowledged, which a system that hopes to save a packet does 40 ms later: most of a test run's time, with some mail servers.
 */
public final class QuickAck {
    private static final ChannelOption<Boolean> AT_ONCE = NioChannelOption.of(ExtendedSocketOptions.TCP_QUICKACK);

    private QuickAck() {}

    /** Acknowledges what comes next without waiting; for a moment only, so call it around every write and read. */
    public static void hurry(NetSocket socket) {
        var unused = ((NetSocketInternal) socket)
                .channelHandlerContext()
                .channel()
                .config()
                .setOption(AT_ONCE, true);
    }
}
