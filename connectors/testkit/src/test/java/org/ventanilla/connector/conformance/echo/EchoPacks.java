package org.ventanilla.connector.conformance.echo;

import org.ventanilla.connector.Descriptor;
import org.ventanilla.connector.Descriptor.Capability;

/** The healthy connector as the channels that have rules of their own. */
public final class EchoPacks {
    private EchoPacks() {}

    public static Echo phone() {
        return EchoPush.healthy().saying(d -> of("phone", d));
    }

    public static Echo sms() {
        return EchoPush.healthy().saying(d -> of("sms", d));
    }

    /** Its machines keep what was not acknowledged. */
    public static Echo kiosk() {
        return EchoPush.healthy(Capability.SOURCE_RETRIES).saying(d -> of("kiosk", d));
    }

    private static Descriptor of(String type, Descriptor d) {
        return new Descriptor(
                type, d.version(), d.contractVersion(), d.capabilities(), d.optionsSchema(), d.secrets(), d.traits());
    }
}
