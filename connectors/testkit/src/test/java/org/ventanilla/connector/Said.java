package org.ventanilla.connector;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ventanilla.connector.Descriptor.Capability;
import org.ventanilla.model.OutboundUpdate;
import org.ventanilla.model.Reporter;

/** Small things that several tests say. */
final class Said {
    private Said() {}

    static Inbound.Draft draft(String nativeId, String text) {
        return Inbound.Draft.of(nativeId, null, Reporter.ANONYMOUS).withText(text);
    }

    static Descriptor descriptor(String type, Capability... capabilities) {
        return new Descriptor(
                type,
                "1.0.0",
                Descriptor.CONTRACT_VERSION,
                Set.of(capabilities),
                new JsonObject(),
                Set.of("token"),
                Traits.NONE);
    }

    static OutboundUpdate update(String deliveryId, int attempt) {
        return update(deliveryId, attempt, null);
    }

    static OutboundUpdate update(String deliveryId, int attempt, @Nullable Instant notAfter) {
        return OutboundUpdate.of(deliveryId, "+34612345678", "es", "text").onAttempt(attempt, notAfter);
    }
}
