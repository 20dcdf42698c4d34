package org.ventanilla.hub.boot;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Looks at the ports before anything is started: a taken one is found with nothing to unwind. */
final class PortsFree {
    private PortsFree() {}

    static void check(int... ports) throws IOException {
        for (int port : ports) {
            try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                socket.setReuseAddress(true);
            } catch (BindException e) {
                // The JDK tells them apart only by the system's words; both are BindException.
                throw new BindException("port " + port
                        + (String.valueOf(e.getMessage()).contains("denied")
                                ? " may not be opened by this user"
                                : " is in use"));
            }
        }
    }
}
