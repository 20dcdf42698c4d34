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
                    now,
                    null)));
        }
        if ("STOP".equals(json.getString("text"))) {
            return List.of(new Inbound.Control(
                    new ControlEvent(instance, json.getString("from"), ControlEvent.Type.STOP, null, null, now, null)));
        }
        var pieces = EchoPieces.read(instance, json, reporter(json));
        return pieces == null ? List.of(draft(json, body)) : pieces;
    }

    /** The number of an item, and of the installation it was made by where there are several. */
    static String id(JsonObject json) {
        return json.getString("installation", "") + json.getString("id");
    }

    /** Who has no address is heard and cannot be answered. */
    private static Reporter reporter(JsonObject json) {
        String from = json.getString("from");
        return new Reporter(
                from,
                Reporter.AddressKind.ACCOUNT,
                null,
                null,
                Reporter.Assurance.CLAIMED,
                EchoClient.canBeReached(from),
                null);
    }

    private static Inbound.Draft draft(JsonObject json, Buffer raw) {
        String text = json.getString("text");
        String id = json.containsKey("id") ? id(json) : "raw-" + Fingerprint.of(raw.getBytes());
        return Inbound.Draft.of(id, json.getInstant("at"), reporter(json))
                .withText(text)
                .withFiles(files(json.getJsonArray("files", new JsonArray())))
                .withThread(thread(json.getString("parent")))
                .withFlags(json.getBoolean("auto", false) ? List.of(Submission.Flag.AUTOMATIC) : List.of(), null);
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
