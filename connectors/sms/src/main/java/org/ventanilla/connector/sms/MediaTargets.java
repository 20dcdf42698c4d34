package org.ventanilla.connector.sms;

import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.ventanilla.connector.Refused;

/**
 * Which addresses a picture may be fetched from. Hosts the operator named get our credentials and may be private; any
 * other host is reached by redirect only, over https, without credentials, and only on a public address.
 */
record MediaTargets(Set<String> named, boolean clearTextAllowed) {

    static MediaTargets of(SmsSettings settings) {
        return new MediaTargets(
                settings.mediaHosts(), "http".equals(settings.apiBase().getScheme()));
    }

    /** Throws {@link Refused} unless our credentials may go there. */
    void requireNamed(URI address) {
        if (!isNamed(address)) {
            throw new Refused("media-host-not-allowed");
        }
        requireScheme(address);
    }

    /** Throws {@link Refused} unless a redirect may lead there. */
    void requireScheme(URI address) {
        var clear = "http".equals(address.getScheme()) && clearTextAllowed && isNamed(address);
        if (address.getHost() == null || address.getRawUserInfo() != null) {
            throw new Refused("media-address-unusable");
        }
        if (!"https".equals(address.getScheme()) && !clear) {
            throw new Refused("media-address-not-https");
        }
    }

    /**
     * The network address to connect to, so that a second look-up cannot change it. Throws {@link Refused} when any of the
     * host's addresses is not public and the operator did not name the host.
     */
    InetAddress choose(URI address, List<InetAddress> resolved) {
        if (!isNamed(address) && !resolved.stream().allMatch(MediaTargets::isPublic)) {
            throw new Refused("media-address-not-public");
        }
        return resolved.get(0);
    }

    private boolean isNamed(URI address) {
        var host = address.getHost();
        return host != null && named.contains(host.toLowerCase(Locale.ROOT));
    }

    /** Not loopback, link-local, private, shared, reserved or multicast (IANA special-purpose address registries). */
    static boolean isPublic(InetAddress address) {
        if (address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        var bytes = address.getAddress();
        return bytes.length == 4 ? isPublicV4(bytes[0] & 0xFF, bytes[1] & 0xFF) : (bytes[0] & 0xE0) == 0x20;
    }

    private static boolean isPublicV4(int first, int second) {
        return first != 0
                && first < 240
                && !(first == 100 && second >= 64 && second < 128)
                && !(first == 192 && second == 0)
                && !(first == 198 && (second == 18 || second == 19));
    }
}
