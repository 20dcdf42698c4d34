package org.ventanilla.connector.conformance;

import java.util.List;
import org.ventanilla.model.OutboundUpdate;

/** Messages as the hub wants them sent. */
final class Updates {
    private Updates() {}

    static OutboundUpdate of(String deliveryId, String recipient, String text) {
        return new OutboundUpdate(
                OutboundUpdate.SCHEMA,
                deliveryId,
                recipient,
                null,
                "es",
                "Su aviso",
                text,
                null,
                List.of(),
                "tok1",
                List.of(),
                true,
                null,
                1,
                null);
    }
}
