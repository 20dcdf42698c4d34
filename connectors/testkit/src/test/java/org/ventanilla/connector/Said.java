package org.ventanilla.connector;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ventanilla.connector.Descriptor.Capability;
import org.ventanilla.model.OutboundUpdate;
import org.ventanilla.model.Reporter;
import org.ventanilla.model.Submission;

/** Small things that several tests say. */
final class Said {
    private Said() {}

    static Inbound.Draft draft(String nativeId, String text) {
        return new Inbound.Draft(
                nativeId,
                null,
                Reporter.ANONYMOUS,
                null,
                new Submission.Text(text, null, Submission.TextSource.TYPED, null),
                null,
                null,
                null,
                List.of(),
                null,
                List.of());
    }

    static Descriptor descriptor(String type, Capability... capabilities) {
        return new Descriptor(
                type,
                "1.0.0",
                Descriptor.CONTRACT_VERSION,
                Set.of(capabilities),
                new JsonObject(),
                Set.of(),
                Traits.NONE);
    }

    static OutboundUpdate update(String deliveryId, int attempt) {
        return update(deliveryId, attempt, null);
    }

    static OutboundUpdate update(String deliveryId, int attempt, @Nullable Instant notAfter) {
        return new OutboundUpdate(
                OutboundUpdate.SCHEMA,
                deliveryId,
                "+34612345678",
                null,
                "es",
                null,
                "text",
                null,
                List.of(),
                null,
                List.of(),
                true,
                notAfter,
                attempt, null);
    }
}
