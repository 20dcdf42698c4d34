package org.ventanilla.connector.sms;

import java.util.Objects;
import org.ventanilla.connector.Inbound;

/** Looks into what was read. */
final class Drafts {
    private Drafts() {}

    static Inbound.Draft of(Inbound item) {
        return (Inbound.Draft) item;
    }

    static String text(Inbound item) {
        return Objects.requireNonNull(of(item).text()).raw();
    }
}
