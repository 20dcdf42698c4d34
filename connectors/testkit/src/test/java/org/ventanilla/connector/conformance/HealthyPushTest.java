package org.ventanilla.connector.conformance;

import org.ventanilla.connector.conformance.echo.EchoPush;
import org.ventanilla.connector.conformance.echo.EchoSubject;

/** The healthy connector that is called keeps every rule. */
class HealthyPushTest implements ConnectorConformance {
    @Override
    public Subject subject() {
        return new EchoSubject(EchoPush::healthy);
    }
}
