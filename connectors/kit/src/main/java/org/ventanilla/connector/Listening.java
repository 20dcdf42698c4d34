package org.ventanilla.connector;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Optional;
import org.ventanilla.connector.Checker.Problem;

/**
 * How a {@link Listener} is at this moment.
 *
 * @param port on which it listens; 0 while it cannot
 * @param connections open now
 * @param putOff items since the start whose sender was told to come again
 * @param turnedAway connections since the start that were not let in: strangers, or too many
 */
public record Listening(int port, int connections, long putOff, long turnedAway) {

    /**
     * Where we listen, and to whom.
     *
     * @param option the option under which host and port stand, for whoever must correct it
     * @param host an address of this machine
     * @param port on it; 0 for any that is free
     * @param peers who may connect: addresses, or networks as {@code 192.0.2.0/24}
     */
    public record Place(String option, String host, int port, Peers peers) {
        /** What keeps us from listening there now, if anything. Blocks shortly. */
        Optional<Problem> problem() {
            try (var socket = new ServerSocket()) {
                socket.setReuseAddress(true);
                socket.bind(new InetSocketAddress(InetAddress.getByName(host), port));
                return Optional.empty();
            } catch (BindException e) {
                return Optional.of(new Problem(
                        option + ".port",
                        "port " + port + " of " + host + " cannot be opened: it is in use, not allowed to this user, or"
                                + " the address is none of this machine"));
            } catch (IOException e) {
                return Optional.of(new Problem(option + ".host", host + " is no address of this machine"));
            }
        }
    }

    /** Whom one listens to: a closed list. Made with {@link #of}. */
    public static final class Peers {
        private final List<Network> networks;

        private Peers(List<Network> networks) {
            this.networks = networks;
        }

        /** Throws {@link IllegalArgumentException}, naming the option, for what is neither an address nor a network. */
        public static Peers of(String option, List<String> texts) {
            return new Peers(
                    texts.stream().map(text -> Network.of(option, text)).toList());
        }

        boolean allow(InetSocketAddress peer) {
            return networks.stream().anyMatch(network -> network.holds(peer));
        }
    }
}
