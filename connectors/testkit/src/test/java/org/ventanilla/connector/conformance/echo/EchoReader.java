package org.ventanilla.connector.conformance.echo;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ventanilla.connector.Inbound;
import org.ventanilla.connector.Inbound.DraftFile;
import org.ventanilla.model.ControlEvent;
import org.ventanilla.model.DeliveryReceipt;
import org.ventanilla.model.Fingerprint;
import org.ventanilla.model.Reporter;
import org.ventanilla.model.Submission;

/** The provider's JSON as inbound items. */
public final class EchoReader {
    private EchoReader() {}

    /** Throws when it is no message of this provider. */
    public static List<Inbound> read(String instance, Buffer body, Instant now) {
        var json = new JsonObject(body); // throws when it is none
        if (json.containsKey("delivery")) {
            return List.of(new Inbound.Delivery(new DeliveryReceipt(
                    instance,
                    json.getString("delivery"),
                    null,
                    DeliveryReceipt.State.valueOf(json.getString("state")),
                    null,
                    now)));
        }
        if ("STOP".equals(json.getString("text"))) {
            return List.of(new Inbound.Control(
                    new ControlEvent(instance, json.getString("from"), ControlEvent.Type.STOP, null, null, now)));
        }
        return List.of(draft(json, body));
    }

    private static Inbound.Draft draft(JsonObject json, Buffer raw) {
        String text = json.getString("text");
        return new Inbound.Draft(
                json.getString("id", "raw-" + Fingerprint.of(raw.getBytes())),
                json.getInstant("at"),
                new Reporter(
                        json.getString("from"),
                        Reporter.AddressKind.ACCOUNT,
                        null,
                        null,
                        Reporter.Assurance.CLAIMED,
                        true,
                        null),
                null,
                text == null || text.isEmpty()
                        ? null
                        : new Submission.Text(text, null, Submission.TextSource.TYPED, null),
                null,
                null,
                null,
                files(json.getJsonArray("files", new JsonArray())),
                thread(json.getString("parent")),
                json.getBoolean("auto", false) ? List.of(Submission.Flag.AUTOMATIC) : List.of(),
                List.of());
    }

    private static List<DraftFile> files(JsonArray array) {
        var files = new ArrayList<DraftFile>();
        for (int i = 0; i < array.size(); i++) {
            var file = array.getJsonObject(i);
            files.add(
                    file.containsKey("url")
                            ? new DraftFile.Remote(URI.create(file.getString("url")), file.getString("type"))
                            : new DraftFile.Bytes(
                                    Buffer.buffer(file.getBinary("data")),
                                    file.getString("type"),
                                    file.getString("name")));
        }
        return files;
    }

    private static Submission.@Nullable ThreadRef thread(@Nullable String parent) {
        return parent == null ? null : new Submission.ThreadRef(null, null, List.of(parent), null, null);
    }
}
