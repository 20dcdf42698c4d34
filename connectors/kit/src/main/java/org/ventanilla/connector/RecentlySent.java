package org.ventanilla.connector;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ventanilla.model.SendOutcome;

/**
 * The last few thousand messages that went out. When our answer came too late the hub asks again under the same delivery
 * id, and must hear that it was sent instead of having it sent twice. Lost at a restart. Safe from any thread.
 */
final class RecentlySent {
    private static final int KEPT = 5_000;

    private final Map<String, SendOutcome> sent = new LinkedHashMap<>();

    synchronized @Nullable SendOutcome of(String deliveryId) {
        return sent.get(deliveryId);
    }

    /** The channel says that it did not arrive: whoever asks again means it. */
    synchronized void forget(String deliveryId) {
        sent.remove(deliveryId);
    }

    synchronized void note(String deliveryId, SendOutcome outcome) {
        sent.put(deliveryId, outcome);
        if (sent.size() > KEPT) {
            var oldest = sent.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
    }
}
