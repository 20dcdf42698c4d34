package org.ventanilla.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublicAddressTest {
    @ParameterizedTest
    @CsvSource({
        "8.8.8.8,true",
        "100.63.0.1,true",
        "172.32.0.1,true",
        "2001:4860:4860::8888,true",
        "2a00:1450::1,true",
        "127.0.0.1,false",
        "10.0.0.1,false",
        "172.16.0.1,false",
        "192.168.1.1,false",
        "169.254.169.254,false",
        "0.0.0.0,false",
        "100.64.0.1,false",
        "198.18.0.1,false",
        "192.0.0.1,false",
        "224.0.0.1,false",
        "255.255.255.255,false",
        "::1,false",
        "::,false",
        "fe80::1,false",
        "fd00::1,false",
        "fec0::1,false",
        "ff02::1,false",
        "::ffff:10.0.0.1,false",
        "64:ff9b::a00:1,false",
        "2002:a00:1::1,false",
        "2001:0:a00:1::1,false",
    })
    void public_addresses_are_told_from_all_others(String address, boolean expected) throws UnknownHostException {
        assertThat(PublicAddress.is(InetAddress.getByName(address))).isEqualTo(expected);
    }
}
