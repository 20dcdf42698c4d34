package org.ventanilla.connector;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/** The addresses that begin with the same bits, as {@code 192.0.2.0/24}; a bare address is a network of one. */
final class Network {
    private final IpSubnetFilterRule rule;

    private Network(IpSubnetFilterRule rule) {
        this.rule = rule;
    }

    /** Numbers only: a name would be looked up, and could change its meaning meanwhile. */
    static Network of(String option, String text) {
        int slash = text.indexOf('/');
        byte[] address = NetUtil.createByteArrayFromIpAddressString(slash < 0 ? text : text.substring(0, slash));
        try {
            if (address != null) {
                int bits = slash < 0 ? address.length * Byte.SIZE : Integer.parseInt(text.substring(slash + 1));
                return new Network(
                        new IpSubnetFilterRule(InetAddress.getByAddress(address), bits, IpFilterRuleType.ACCEPT));
            }
        } catch (UnknownHostException | RuntimeException e) {
            throw new IllegalArgumentException(wrong(option), e);
        }
        throw new IllegalArgumentException(wrong(option));
    }

    private static String wrong(String option) {
        return option + " must hold addresses like 192.0.2.1, or networks like 192.0.2.0/24";
    }

    boolean holds(InetSocketAddress peer) {
        return peer.getAddress() != null && rule.matches(peer);
    }
}
