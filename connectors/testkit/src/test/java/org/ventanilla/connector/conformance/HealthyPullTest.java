package org.ventanilla.connector.conformance;

import org.ventanilla.connector.conformance.echo.EchoPull;
import org.ventanilla.connector.conformance.echo.EchoSubject;

/** The healthy connector that asks keeps every rule. */
class HealthyPullTest implements ConnectorConformance {
    @Override
    public Subject subject() {
        return new EchoSubject(EchoPull::blocking);
    }
}
