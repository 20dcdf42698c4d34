package org.ventanilla.connector.telegram;

import static org.ventanilla.model.GivenLocation.Obtained.SHARED;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ventanilla.connector.Inbound;
import org.ventanilla.connector.RawItem;
import org.ventanilla.model.ControlEvent;
import org.ventanilla.model.GivenLocation;
import org.ventanilla.model.Reporter;
import org.ventanilla.model.Submission.ThreadRef;

/** One update of the Bot API as a report, or as a word to the bot itself. Pure. */
record Updates(String instance) {
    List<Inbound> parse(RawItem item) {
        JsonObject message = item.raw().toJsonObject().getJsonObject("message");
        String chat = message.getJsonObject("chat").getLong("id").toString();
        Instant at = Instant.ofEpochSecond(message.getLong("date"));
        String said = message.getString("text", message.getString("caption"));
        var command = command(said);
        if (command != null) {
            return List.of(
                    new Inbound.Control(new ControlEvent(instance, chat, command, null, null, at, item.nativeId())));
        }
        JsonObject from = message.getJsonObject("from", new JsonObject());
        var reporter = Reporter.account(chat, from.getString("first_name"), from.getString("language_code"));
        return List.of(Inbound.Draft.of(item.nativeId(), at, reporter)
                .withText(said)
                .withLocation(place(message.getJsonObject("location")))
                .withFiles(photo(message.getJsonArray("photo", new JsonArray())))
                .withThread(answered(message.getJsonObject("reply_to_message"))));
    }

    private static ControlEvent.@Nullable Type command(@Nullable String said) {
        return switch (said == null ? "" : said.strip()) {
            case "/stop" -> ControlEvent.Type.STOP;
            case "/start" -> ControlEvent.Type.START;
            case "/help" -> ControlEvent.Type.HELP;
            default -> null;
        };
    }

    private static @Nullable GivenLocation place(@Nullable JsonObject at) {
        return at == null
                ? null
                : new GivenLocation(
                        at.getDouble("latitude"),
                        at.getDouble("longitude"),
                        at.getDouble("horizontal_accuracy"),
                        SHARED,
                        null);
    }

    /** The API lists one picture in several sizes, the largest last. */
    private static List<Inbound.DraftFile> photo(JsonArray sizes) {
        return sizes.stream()
                .skip(Math.max(0, sizes.size() - 1))
                .map(size -> URI.create("telegram:" + ((JsonObject) size).getString("file_id")))
                .<Inbound.DraftFile>map(address -> new Inbound.DraftFile.Remote(address, "image/jpeg"))
                .toList();
    }

    private static @Nullable ThreadRef answered(@Nullable JsonObject before) {
        return before == null
                ? null
                : new ThreadRef(null, null, List.of(String.valueOf(before.getLong("message_id"))), null);
    }
}
