package org.ventanilla.hub.callout;

import java.net.Inet4Address;
import java.net.InetAddress;

/** Whether an address is one of the public internet: nothing else may be called unless the operator named it. Pure. */
final class PublicAddresses {
    private PublicAddresses() {}

    /** Private, loopback, link-local (where clouds keep their metadata), shared and reserved ranges are not. */
    static boolean isPublic(InetAddress address) {
        boolean local = address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress();
        byte[] bytes = address.getAddress();
        return !local && (address instanceof Inet4Address ? isPublic4(bytes) : isPublic6(bytes));
    }

    /** RFC 6890: this network, shared (100.64/10), protocol assignments, benchmarks (198.18/15), reserved (240/4). */
    private static boolean isPublic4(byte[] a) {
        int first = a[0] & 0xFF;
        int second = a[1] & 0xFF;
        return first != 0
                && first < 240
                && !(first == 100 && (second & 0xC0) == 64)
                && !(first == 192 && second == 0 && a[2] == 0)
                && !(first == 198 && (second & 0xFE) == 18);
    }

    /** Only global unicast (2000::/3), and neither 6to4 (2002::/16) nor Teredo (2001::/32), which carry an IPv4 address. */
    private static boolean isPublic6(byte[] a) {
        boolean sixToFour = a[0] == 0x20 && a[1] == 0x02;
        boolean teredo = a[0] == 0x20 && a[1] == 0x01 && a[2] == 0 && a[3] == 0;
        return (a[0] & 0xE0) == 0x20 && !sixToFour && !teredo;
    }
}
