package org.ventanilla.hub.boot;

import org.ventanilla.connector.Assembly;
import org.ventanilla.connector.Connector;
import org.ventanilla.connector.ConnectorContext;
import org.ventanilla.connector.Descriptor;

/** A connector whose assembly is held against what its descriptor promises. */
record CheckedConnector(Connector connector) implements Connector {
    @Override
    public Descriptor descriptor() {
        return connector.descriptor();
    }

    @Override
    public Assembly assemble(ConnectorContext context) {
        Assembly assembly = connector.assemble(context);
        var problems = DescriptorChecks.problems(descriptor(), assembly);
        if (!problems.isEmpty()) {
            throw new BadConnector(problems);
        }
        return assembly;
    }
}
