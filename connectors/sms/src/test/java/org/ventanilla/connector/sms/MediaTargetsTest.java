package org.ventanilla.connector.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ventanilla.connector.Refused;

class MediaTargetsTest {

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
    })
    void public_addresses_are_told_from_all_others(String address, boolean expected) throws UnknownHostException {
        assertThat(MediaTargets.isPublic(InetAddress.getByName(address))).isEqualTo(expected);
    }

    @Test
    void one_private_address_among_several_spoils_the_host() throws UnknownHostException {
        var targets = new MediaTargets(Set.of("api.twilio.com"), false);
        var mixed = List.of(InetAddress.getByName("8.8.8.8"), InetAddress.getByName("10.0.0.1"));
        assertThatThrownBy(() -> targets.choose(URI.create("https://storage.example/x"), mixed))
                .isInstanceOf(Refused.class);
        assertThat(targets.choose(URI.create("https://API.twilio.com/x"), mixed))
                .isEqualTo(mixed.get(0));
    }

    @Test
    void credentials_never_travel_in_clear_text_to_the_real_provider() {
        var targets = new MediaTargets(Set.of("api.twilio.com"), false);
        assertThatThrownBy(() -> targets.requireNamed(URI.create("http://api.twilio.com/x")))
                .hasMessage("media-address-not-https");
    }
}
