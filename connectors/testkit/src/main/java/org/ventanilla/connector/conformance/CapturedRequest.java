package org.ventanilla.connector.conformance;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A sample as {@code ./ventanilla capture} writes it: one request, whose secrets and contacts are gone. For
 * {@link FaultySource#sample} of channels that call us; the adapter signs it anew with the secrets of the test.
 *
 * @param uri path and query, as the provider asked for them
 * @param headers names in lower case
 */
public record CapturedRequest(String method, String uri, JsonObject headers, Buffer body) {
    /** Reads a sample; a file that is no captured request counts as the body of a POST. */
    public static CapturedRequest of(byte[] sample) {
        JsonObject file = json(sample);
        String body = file.getString("body");
        if (file.getString("method") == null || (body == null && file.getString("bodyBase64") == null)) {
            return new CapturedRequest("POST", "/", new JsonObject(), Buffer.buffer(sample));
        }
        return new CapturedRequest(
                file.getString("method"),
                file.getString("uri", "/"),
                file.getJsonObject("headers", new JsonObject()),
                body == null ? Buffer.buffer(file.getBinary("bodyBase64")) : Buffer.buffer(body));
    }

    /** Its type as the provider declared it, or what is given. */
    public String contentType(String otherwise) {
        String declared = header("content-type");
        return declared == null ? otherwise : declared;
    }

    public @Nullable String header(String name) {
        return headers.getString(name.toLowerCase(Locale.ROOT));
    }

    private static JsonObject json(byte[] sample) {
        try {
            return new JsonObject(Buffer.buffer(sample));
        } catch (DecodeException e) {
            return new JsonObject(); // a payload of another kind: a mail, a form
        }
    }
}
