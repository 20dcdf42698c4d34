package org.ventanilla.connector.open311;

import java.util.Set;
import org.ventanilla.connector.Assembly;
import org.ventanilla.connector.Connector;
import org.ventanilla.connector.ConnectorContext;
import org.ventanilla.connector.Descriptor;
import org.ventanilla.connector.Descriptor.Capability;
import org.ventanilla.connector.Traits;
import org.ventanilla.model.Reporter;

/**
 * The channel {@code open311}. Its addresses are fixed by the standard, so they are mounted as pages, at
 * {@code /open311/v2}; what is not a POST of its own goes on to the public site. A client is answered with the number of its
 * request only after the hub has it: there is nothing to be spooled, whoever hears "later" comes again under the same key.
 */
public final class Open311Connector implements Connector {
    static final String TYPE = "open311";
    static final String VERSION = "1.0.0";

    @Override
    public Descriptor descriptor() {
        return new Descriptor(
                TYPE,
                VERSION,
                Descriptor.CONTRACT_VERSION,
                Set.of(Capability.INBOUND_PUSH, Capability.ATTACHMENTS),
                Descriptor.schema(Open311Connector.class, "options.json"),
                Set.of("clients"),
                new Traits(Set.of("{mediaHosts}"), Reporter.Assurance.CLAIMED, 0, null));
    }

    @Override
    public Assembly assemble(ConnectorContext context) {
        Options options = Options.of(context.options());
        var photos = new Photos(context, options);
        var routes = new Routes(options, new Requests(context, options, photos), new Updates(context, options, photos));
        return Assembly.none().withPages(new Assembly.Pages(Options.PATH, routes::mount));
    }
}
