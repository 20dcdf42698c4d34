package org.ventanilla.connector.conformance;

import org.ventanilla.connector.Assembly;
import org.ventanilla.connector.Descriptor;
import org.ventanilla.connector.Descriptor.Capability;

/** What a connector says it can do, and what it consists of. */
record Shape(Descriptor descriptor, Assembly parts) {
    boolean can(Capability capability) {
        return descriptor.capabilities().contains(capability);
    }

    /** Whether the runner keeps on disk what the hub did not take in time. */
    boolean spools() {
        return parts.webhook() != null && !can(Capability.SOURCE_RETRIES);
    }
}
