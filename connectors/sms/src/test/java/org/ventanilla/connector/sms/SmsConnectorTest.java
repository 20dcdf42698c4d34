package org.ventanilla.connector.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ventanilla.connector.Blobs;
import org.ventanilla.connector.Connector;
import org.ventanilla.connector.ConnectorContext;
import org.ventanilla.connector.Descriptor.Capability;
import org.ventanilla.connector.Egress;
import org.ventanilla.connector.NoReceipt;
import org.ventanilla.connector.Places;
import org.ventanilla.model.Attachment;

class SmsConnectorTest {
    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() {
        Loopback.wait(vertx.close());
    }

    @Test
    void the_service_loader_finds_it() {
        assertThat(ServiceLoader.load(Connector.class))
                .singleElement()
                .satisfies(found -> assertThat(found.descriptor().type()).isEqualTo("sms"));
    }

    @Test
    void the_source_is_known_not_to_come_back() {
        assertThat(new SmsConnector().descriptor().capabilities())
                .contains(Capability.INBOUND_PUSH, Capability.OUTBOUND)
                .doesNotContain(Capability.SOURCE_RETRIES);
    }

    @Test
    void every_option_says_what_is_expected_and_no_other_is_allowed() {
        var schema = new SmsConnector().descriptor().optionsSchema();
        assertThat(schema.getBoolean("additionalProperties")).isFalse();
        var properties = schema.getJsonObject("properties");
        assertThat(properties.fieldNames())
                .allSatisfy(name -> assertThat(properties.getJsonObject(name).getString("description"))
                        .isNotBlank());
        assertThat(properties.fieldNames())
                .containsAll(new SmsConnector().descriptor().secrets());
    }

    @Test
    void a_configured_instance_has_the_three_parts() {
        var parts = new SmsConnector().assemble(context(Provider.options()));
        assertThat(parts.webhook()).isNotNull();
        assertThat(parts.sender()).isNotNull();
        assertThat(parts.remoteFiles()).isNotNull();
        assertThat(parts.poller()).isNull();
    }

    @Test
    void webhooks_are_expected_on_the_hubs_public_address() {
        var webhook = new SmsConnector().assemble(context(Provider.options())).webhook();
        assertThat(webhook).isNotNull().satisfies(part -> assertThat(
                        part.verify(Provider.post("/message", Provider.message("hola"))))
                .isNull());
    }

    @ParameterizedTest
    @CsvSource({
        "from,, from or messagingServiceSid",
        "apiKey,SK1, apiKey and apiSecret",
        "region,XX, region",
        "apiBase,http://api.twilio.com, apiBase",
        "apiBase,https://bad_host, apiBase",
    })
    void an_option_that_cannot_work_is_named(String option, @Nullable String value, String named) {
        var changes = Provider.options().getMap();
        changes.put(option, value);
        changes.values().removeIf(Objects::isNull);
        var options = new JsonObject(changes);
        assertThatThrownBy(() -> new SmsConnector().assemble(context(options)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(named);
    }

    @Test
    void secrets_and_contacts_are_in_no_text_form() {
        assertThat(Provider.settings(Provider.options())).asString().doesNotContain(Provider.TOKEN);
        assertThat(new Parameters(Provider.message("secreto"))).asString().doesNotContain("secreto");
        assertThat(Provider.phoneBook().read("+34612345678")).asString().doesNotContain("612");
    }

    private ConnectorContext context(JsonObject options) {
        Blobs away = new Blobs() {
            @Override
            public Future<Attachment> put(Buffer bytes, @Nullable String type, @Nullable String name) {
                return Future.failedFuture(new NoReceipt("away"));
            }

            @Override
            public Future<Buffer> get(String ref) {
                return Future.failedFuture(new NoReceipt("away"));
            }
        };
        return new ConnectorContext(
                "phones",
                options,
                vertx,
                Clock.fixed(Provider.NOW, ZoneOffset.UTC),
                URI.create("https://city.example"),
                submission -> Future.failedFuture(new NoReceipt("away")),
                away,
                ask -> Future.failedFuture(new Egress.NotSent("away")),
                Places.NONE);
    }
}
