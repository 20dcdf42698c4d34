package org.ventanilla.hub.remote;

import java.net.URI;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One connector that runs elsewhere.
 *
 * @param webhook where messages are pushed to, for WEBHOOK
 * @param secrets sign what is pushed; two during a rotation
 * @param allowedHosts hosts that may be called though their address is a private one
 */
public record RemoteSettings(
        String instance, Outbound outbound, @Nullable URI webhook, List<String> secrets, Set<String> allowedHosts) {

    /** How messages reach it. */
    public enum Outbound {
        /** It brings reports and answers nobody. */
        NONE,
        /** It asks for them. */
        POLL,
        /** We call it. */
        WEBHOOK
    }

    /** Secrets are never printed. */
    @Override
    public String toString() {
        return "RemoteSettings[" + instance + " " + outbound + "]";
    }
}
