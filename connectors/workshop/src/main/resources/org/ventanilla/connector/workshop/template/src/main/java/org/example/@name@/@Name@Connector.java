package org.example.@name@;

import static org.ventanilla.connector.Descriptor.Capability.INBOUND_PUSH;
import static org.ventanilla.connector.Descriptor.Capability.OUTBOUND;
import static org.ventanilla.connector.Descriptor.Capability.SOURCE_RETRIES;

import java.util.Set;
import org.ventanilla.connector.Assembly;
import org.ventanilla.connector.Connector;
import org.ventanilla.connector.ConnectorContext;
import org.ventanilla.connector.Descriptor;
import org.ventanilla.connector.Traits;
import org.ventanilla.model.Reporter.Assurance;

/** The channel {@code @name@}. */
public final class @Name@Connector implements Connector {
    @Override
    public Descriptor descriptor() {
        return new Descriptor(
                "@name@",
                "1.0.0",
                Descriptor.CONTRACT_VERSION,
                Set.of(INBOUND_PUSH, SOURCE_RETRIES, OUTBOUND),
                Descriptor.schema(@Name@Connector.class, "options.json"),
                Set.of("token"),
                new Traits(Set.of("{provider}"), Assurance.CLAIMED, 1_000, null));
    }

    @Override
    public Assembly assemble(ConnectorContext context) {
        var sender = @Name@Sender.of(context);
        return Assembly.none()
                .withWebhook(new @Name@Webhook(context.instance(), context.options().getString("token")))
                .withSender(sender::send)
                .withChecker(sender::check);
    }
}
