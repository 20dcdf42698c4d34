package org.ventanilla.connector;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.ventanilla.connector.Inbound.DraftFile;
import org.ventanilla.model.Fingerprint;

/**
 * A file that still waits at the provider, as it lies on our disk.
 *
 * @param parent key of the report it belongs to
 * @param index its place among the report's files
 */
record LateFile(String parent, int index, DraftFile.Remote file) {
    static final String SUFFIX = ".late";

    /** The same file always has the same name. */
    String name() {
        return Fingerprint.of((parent + "\n" + index).getBytes(StandardCharsets.UTF_8)) + SUFFIX;
    }

    /** Where its bytes lie while they come; a part that a crash left is overwritten by the next try. */
    String part() {
        return name() + ".part";
    }

    Buffer stored() {
        return new JsonObject()
                .put("parent", parent)
                .put("index", index)
                .put("address", file.address().toString())
                .put("declaredType", file.declaredType())
                .toBuffer();
    }

    static LateFile read(Buffer stored) {
        var json = new JsonObject(stored);
        var file = new DraftFile.Remote(URI.create(json.getString("address")), json.getString("declaredType"));
        return new LateFile(json.getString("parent"), json.getInteger("index"), file);
    }

    @Override
    public String toString() {
        return "LateFile[" + parent + " " + index + "]";
    }
}
