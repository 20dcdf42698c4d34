package org.example.@name@;

import org.ventanilla.connector.conformance.ConnectorConformance;
import org.ventanilla.connector.conformance.Subject;

/** The whole kit, one test a rule. */
class @Name@ConformanceTest implements ConnectorConformance {
    @Override
    public Subject subject() {
        return new @Name@Subject();
    }
}
