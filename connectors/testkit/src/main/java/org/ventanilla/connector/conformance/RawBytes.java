package org.ventanilla.connector.conformance;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;

/** What lies in the media room as an item's original: its bytes, or a whole request with them inside. */
final class RawBytes {
    private RawBytes() {}

    /** Whether the original, spelled as it came, holds this. */
    static boolean hold(Buffer kept, String mark) {
        if (kept.toString(StandardCharsets.UTF_8).contains(mark)) {
            return true;
        }
        try {
            byte[] body = new JsonObject(kept).getBinary("body");
            return body != null && new String(body, StandardCharsets.UTF_8).contains(mark);
        } catch (DecodeException | ClassCastException | IllegalArgumentException notARequest) {
            return false;
        }
    }
}
