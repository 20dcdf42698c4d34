package org.ventanilla.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ventanilla.connector.Egress.NotAllowed;
import org.ventanilla.model.Reporter;

class AllowedHostsTest {

    @Test
    void one_private_address_among_several_spoils_a_host_the_operator_did_not_write() throws UnknownHostException {
        var mixed = List.of(InetAddress.getByName("8.8.8.8"), InetAddress.getByName("10.0.0.1"));
        var hosts = hosts(new JsonObject().put("apiBase", "http://API.intern:8080"));
        assertThatThrownBy(() -> hosts.choose(URI.create("https://storage.example/x"), mixed))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> hosts.choose(URI.create("https://fixed.example/x"), mixed))
                .isInstanceOf(NotAllowed.class);
        assertThat(hosts.choose(URI.create("http://api.INTERN/x"), mixed)).isEqualTo(mixed.get(0));
    }

    @Test
    void what_the_schema_fills_in_is_nobodys_word_for_a_private_address() throws UnknownHostException {
        var inner = List.of(InetAddress.getByName("10.0.0.1"));
        var hosts = hosts(new JsonObject().put("apiBase", "https://usual.example"));
        assertThatCode(() -> hosts.requireDeclared(URI.create("https://usual.example/x")))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> hosts.choose(URI.create("https://usual.example/x"), inner))
                .isInstanceOf(NotAllowed.class);
    }

    @ParameterizedTest
    @CsvSource({
        "https://fixed.example/x, true",
        "https://FIXED.example:8443/x, true",
        "http://fixed.example/x, false",
        "http://api.intern/x, true",
        "https://media.example/x, true",
        "https://deep.example/x, true",
        "https://fixed.example.evil.example/x, false",
        "https://other.example/x, false",
        "https://user@fixed.example/x, false",
    })
    void credentials_go_to_declared_hosts_and_in_clear_text_only_where_the_operator_wrote_so(
            String address, boolean allowed) {
        var hosts = hosts(new JsonObject()
                .put("apiBase", "http://api.intern:8080")
                .put("media", new JsonArray().add("media.example"))
                .put("imap", new JsonObject().put("host", "deep.example")));
        if (allowed) {
            hosts.requireDeclared(URI.create(address));
        } else {
            assertThatThrownBy(() -> hosts.requireDeclared(URI.create(address))).isInstanceOf(NotAllowed.class);
        }
    }

    private static AllowedHosts hosts(JsonObject options) {
        var usual = new JsonObject()
                .put(
                        "properties",
                        new JsonObject().put("apiBase", new JsonObject().put("default", "https://usual.example")));
        var named = Set.of("fixed.example", "{apiBase}", "{media}", "{imap.host}", "{absent}");
        var descriptor = new Descriptor(
                "x",
                "1",
                Descriptor.CONTRACT_VERSION,
                Set.of(),
                usual,
                Set.of(),
                new Traits(named, Reporter.Assurance.NONE, 0, null));
        return AllowedHosts.of(descriptor, options);
    }
}
