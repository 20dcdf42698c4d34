package org.ventanilla.connector;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.function.Function;
import org.ventanilla.connector.Descriptor.Capability;

/** A channel made of whatever parts a test wants. */
final class Puppet implements Connector {
    static final Pace QUICK = new Pace(
            Duration.ofSeconds(5),
            Duration.ofMillis(300),
            Duration.ofHours(1),
            Duration.ofMinutes(15),
            Duration.ofMinutes(1),
            Duration.ofMinutes(9),
            Duration.ofMillis(10),
            1_000,
            1_000);

    private final Traits traits;
    private final Function<ConnectorContext, Assembly> parts;

    Puppet(Function<ConnectorContext, Assembly> parts) {
        this(Traits.NONE, parts);
    }

    Puppet(Traits traits, Function<ConnectorContext, Assembly> parts) {
        this.traits = traits;
        this.parts = parts;
    }

    @Override
    public Descriptor descriptor() {
        var said = Said.descriptor("puppet", Capability.INBOUND_PUSH);
        return new Descriptor(
                said.type(),
                said.version(),
                said.contractVersion(),
                said.capabilities(),
                said.optionsSchema(),
                said.secrets(),
                traits);
    }

    @Override
    public Assembly assemble(ConnectorContext context) {
        return parts.apply(context);
    }

    /** Asks an instance over the bus. */
    static Future<JsonObject> ask(Vertx vertx, String address, JsonObject body) {
        return vertx.eventBus()
                .<JsonObject>request(address, body, new DeliveryOptions().setSendTimeout(10_000))
                .map(reply -> reply.body());
    }
}
