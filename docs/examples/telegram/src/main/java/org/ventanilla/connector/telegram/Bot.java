package org.ventanilla.connector.telegram;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ventanilla.connector.Checker;
import org.ventanilla.connector.Egress;
import org.ventanilla.connector.Egress.Answer;
import org.ventanilla.connector.Egress.Ask;
import org.ventanilla.connector.HttpEndings;
import org.ventanilla.connector.RawItem;
import org.ventanilla.connector.SourceProblem;
import org.ventanilla.connector.SourceProblem.Kind;
import org.ventanilla.model.OutboundUpdate;
import org.ventanilla.model.SendOutcome;

/** Speaks the Bot API (core.telegram.org/bots/api). The token is part of every address, so addresses are never logged. */
record Bot(Egress egress, String base, int seconds) {
    private static final long MAX_FILE = 20L * 1024 * 1024;

    /** getUpdates: asking for an offset is the acknowledgement of all before it. */
    Future<List<RawItem>> updates(@Nullable String cursor, int max) {
        var query = new JsonObject().put("limit", Math.min(max, 100)).put("timeout", seconds);
        query.put("offset", cursor == null ? 0 : Long.parseLong(cursor) + 1).put("allowed_updates", List.of("message"));
        return call("getUpdates", query).map(Bot::good).map(body -> body.getJsonArray("result").stream()
                .map(JsonObject.class::cast)
                .map(update -> new RawItem(id(update), id(update), update.toBuffer(), "application/json"))
                .toList());
    }

    private static String id(JsonObject update) {
        return update.getLong("update_id").toString();
    }

    Future<SendOutcome> send(OutboundUpdate update) {
        var message = new JsonObject().put("chat_id", update.recipient()).put("text", update.text());
        return HttpEndings.of(call("sendMessage", message), Bot::ending);
    }

    private static SendOutcome ending(Answer answer) {
        return switch (answer.status()) {
            case 200 ->
                SendOutcome.sent(good(answer)
                        .getJsonObject("result")
                        .getValue("message_id")
                        .toString());
            case 403 -> SendOutcome.ended(SendOutcome.Ending.STOPPED, "blocked-by-user");
            case 429 -> SendOutcome.retry("too-many", pause(answer).toSeconds());
            default -> HttpEndings.of(answer, null);
        };
    }

    /** {@code telegram:<file_id>}: the address with the token in it is made only when it is needed. */
    Future<Buffer> file(URI address) {
        return call("getFile", new JsonObject().put("file_id", address.getSchemeSpecificPart()))
                .map(answer -> good(answer).getJsonObject("result").getString("file_path"))
                .compose(path -> egress.ask(Ask.get(URI.create(base.replace("/bot", "/file/bot") + path))
                        .forFile(2, MAX_FILE)))
                .map(answer ->
                        answer.status() == 200 ? answer.body() : good(answer).toBuffer());
    }

    Future<Checker.Result> check() {
        return call("getMe", new JsonObject())
                .map(answer -> answer.status() == 200
                        ? Checker.Result.OK
                        : Checker.Result.of(
                                "token", "the Bot API answers " + answer.status() + "; ask BotFather for a token"));
    }

    private Future<Answer> call(String method, JsonObject body) {
        var ask = Ask.post(URI.create(base + method), "application/json", body.toBuffer());
        return egress.ask(ask.within(Duration.ofSeconds(seconds + 10L)));
    }

    private static JsonObject good(Answer answer) {
        return switch (answer.status()) {
            case 200 -> answer.body().toJsonObject();
            case 401, 404 -> throw SourceProblem.of(Kind.BAD_CREDENTIALS, "the bot's token is refused");
            case 429 -> throw SourceProblem.throttled(pause(answer));
            default -> throw SourceProblem.of(Kind.AWAY, "the Bot API answers " + answer.status());
        };
    }

    private static Duration pause(Answer answer) {
        var parameters = answer.body().toJsonObject().getJsonObject("parameters", new JsonObject());
        return Duration.ofSeconds(parameters.getLong("retry_after", 30L));
    }
}
