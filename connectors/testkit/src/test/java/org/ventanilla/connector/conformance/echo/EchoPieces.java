package org.ventanilla.connector.conformance.echo;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ventanilla.connector.Inbound;
import org.ventanilla.connector.Inbound.Draft;
import org.ventanilla.connector.Inbound.DraftFile;
import org.ventanilla.model.Reporter;
import org.ventanilla.model.Submission;
import org.ventanilla.model.Submission.TextSource;
import org.ventanilla.model.Submission.ThreadRef;

/** What is told in several requests: a call, a long text, the files of a report. Each has its own id. */
final class EchoPieces {
    private EchoPieces() {}

    /** Null when the message is whole. */
    static @Nullable List<Inbound> read(String instance, JsonObject json, Reporter reporter) {
        String id = EchoReader.id(json);
        if (json.containsKey("callback")) {
            return call(instance, json, Draft.of(id, null, reporter));
        }
        if (json.containsKey("piece")) {
            var file = new DraftFile.Bytes(Buffer.buffer(json.getBinary("data")), "image/jpeg", null);
            return List.of(Draft.of(id + ":piece:" + json.getInteger("piece"), null, reporter)
                    .withFiles(List.of(file))
                    .withThread(after(instance, id)));
        }
        if (json.containsKey("part")) {
            return List.of(Draft.of(id + ":part:" + json.getInteger("part"), null, reporter)
                    .withText(json.getString("text"))
                    .withFlags(List.of(Submission.Flag.PARTIAL), null));
        }
        return null;
    }

    private static List<Inbound> call(String instance, JsonObject json, Draft end) {
        String id = end.nativeId();
        return switch (json.getString("callback")) {
            case "ENDED" -> List.of(titled(id, end.reporter()));
            case "RECORDED" ->
                List.of(Draft.of(id + ":sound", null, end.reporter())
                        .withFiles(List.of(new DraftFile.Bytes(Buffer.buffer("sound"), "audio/mpeg", null)))
                        .withThread(after(instance, id)));
            default -> json.getDouble("confidence") > 0 ? List.of(transcript(instance, id, json, end)) : List.of();
        };
    }

    private static Draft titled(String id, Reporter reporter) {
        return Draft.of(id, null, reporter).withTitle(id);
    }

    private static Draft transcript(String instance, String id, JsonObject json, Draft end) {
        var words =
                new Submission.Text(json.getString("text"), null, TextSource.TRANSCRIPT, json.getDouble("confidence"));
        return Draft.of(id + ":words", null, end.reporter()).withWords(words).withThread(after(instance, id));
    }

    private static ThreadRef after(String instance, String id) {
        return new ThreadRef(null, instance + ":" + id, List.of(), null, null);
    }
}
