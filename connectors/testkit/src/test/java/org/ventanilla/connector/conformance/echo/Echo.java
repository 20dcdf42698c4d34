package org.ventanilla.connector.conformance.echo;

import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.ventanilla.connector.Assembly;
import org.ventanilla.connector.Connector;
import org.ventanilla.connector.ConnectorContext;
import org.ventanilla.connector.Descriptor;

/**
 * A connector put together from a descriptor and a function. Variations are made by changing one of the two.
 *
 * @param parts from the context and nothing
 */
public record Echo(Descriptor descriptor, BiFunction<ConnectorContext, Assembly, Assembly> parts) implements Connector {
    @Override
    public Assembly assemble(ConnectorContext context) {
        return parts.apply(context, Assembly.none());
    }

    /** The same, with something changed in what it consists of. */
    public Echo but(BiFunction<ConnectorContext, Assembly, Assembly> change) {
        return new Echo(descriptor, (context, none) -> change.apply(context, parts.apply(context, none)));
    }

    /** The same, saying something else of itself. */
    public Echo saying(UnaryOperator<Descriptor> change) {
        return new Echo(change.apply(descriptor), parts);
    }
}
