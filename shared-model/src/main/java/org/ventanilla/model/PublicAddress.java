package org.ventanilla.model;

import java.net.InetAddress;

/**
 * Tells addresses of the open Internet from all others (IANA special-purpose address registries). Pure. Here because hub and
 * connectors both call addresses that somebody gave them.
 */
public final class PublicAddress {
    private PublicAddress() {}

    /**
     * Not loopback, link-local (where clouds keep their metadata), private, unique-local, shared, reserved or multicast. An
     * IPv4 address written as IPv6 is an IPv4 address to Java already; ways to tunnel one inside IPv6 do not count as public.
     */
    public static boolean is(InetAddress address) {
        if (address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        byte[] bytes = address.getAddress();
        return bytes.length == 4 ? isPublicV4(bytes) : isPublicV6(bytes);
    }

    private static boolean isPublicV4(byte[] bytes) {
        int first = bytes[0] & 0xFF;
        int second = bytes[1] & 0xFF;
        return first != 0
                && first < 240
                && !(first == 100 && second >= 64 && second < 128)
                && !(first == 192 && second == 0)
                && !(first == 198 && (second == 18 || second == 19));
    }

    /** Global unicast 2000::/3 but for Teredo 2001::/32 and 6to4 2002::/16, which carry an IPv4 address inside. */
    private static boolean isPublicV6(byte[] bytes) {
        int group = ((bytes[0] & 0xFF) << 8) | (bytes[1] & 0xFF);
        boolean teredo = group == 0x2001 && bytes[2] == 0 && bytes[3] == 0;
        return (group & 0xE000) == 0x2000 && group != 0x2002 && !teredo;
    }
}
