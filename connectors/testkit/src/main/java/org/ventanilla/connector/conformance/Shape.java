package org.ventanilla.connector.conformance;

import org.ventanilla.connector.Assembly;
import org.ventanilla.connector.Descriptor;
import org.ventanilla.connector.Descriptor.Capability;

/** What a connector says it can do, and what it consists of. */
record Shape(Descriptor descriptor, Assembly parts) {
    boolean can(Capability capability) {
        return switch (capability) {
            case INBOUND_PUSH -> declares(capability) || listensOnly();
            case INBOUND_POLL, SINGLETON, CANARY -> declares(capability) && !listensOnly();
            default -> declares(capability);
        };
    }

    private boolean declares(Capability capability) {
        return descriptor.capabilities().contains(capability);
    }

    /** Under these options its items are pushed over TCP, and it asks nobody. */
    boolean listensOnly() {
        return parts.listener() != null && !polls();
    }

    private boolean polls() {
        return parts.poller() != null || parts.fetcher() != null;
    }

    /** Whether the runner keeps on disk what the hub did not take in time. */
    boolean spools() {
        return parts.webhook() != null && !can(Capability.SOURCE_RETRIES);
    }
}
