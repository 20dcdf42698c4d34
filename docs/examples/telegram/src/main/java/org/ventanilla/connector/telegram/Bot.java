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
import org.ventanilla.model.SendOutcome.Ending;

/** Speaks the Bot API (core.telegram.org/bots/api). The token is part of every address, so addresses are never logged. */
record Bot(Egress egress, String base, String token, int wait) {
    private static final long MAX_FILE = 20L * 1024 * 1024;

    Bot(Egress egress, JsonObject options) {
        this(egress, options.getString("apiBase"), options.getString("token"), options.getInteger("pollSeconds"));
    }

    /** getUpdates: asking for an offset is the acknowledgement of all before it. */
    Future<List<RawItem>> updates(@Nullable String cursor, int max) {
        var query = new JsonObject().put("limit", Math.min(max, 100)).put("timeout", wait);
        query.put("offset", cursor == null ? 0 : Long.parseLong(cursor) + 1);
        query.put("allowed_updates", List.of("message"));
        return call("getUpdates", query).map(Bot::result).map(body -> body.getJsonArray("result").stream()
                .map(JsonObject.class::cast)
                .map(update -> new RawItem(id(update), id(update), update.toBuffer(), "application/json"))
                .toList());
    }

    private static String id(JsonObject update) {
        return update.getLong("update_id").toString();
    }

    Future<SendOutcome> send(OutboundUpdate update) {
        var message = new JsonObject().put("chat_id", update.recipient()).put("text", update.text());
        return call("sendMessage", message).map(Bot::ending).recover(HttpEndings::failed);
    }

    private static SendOutcome ending(Answer answer) {
        return switch (answer.status()) {
            case 200 -> SendOutcome.sent(result(answer).getJsonObject("result").getString("message_id"));
            case 403 -> SendOutcome.ended(Ending.STOPPED, "blocked-by-user");
            case 429 -> SendOutcome.retry("429", wait(answer).toSeconds());
            default -> HttpEndings.of(answer);
        };
    }

    /** {@code telegram:<file_id>}: the address with the token in it is made only when it is needed. */
    Future<Buffer> file(URI address) {
        return call("getFile", new JsonObject().put("file_id", address.getSchemeSpecificPart()))
                .map(answer -> result(answer).getJsonObject("result").getString("file_path"))
                .compose(path -> egress.ask(Ask.get(URI.create(base + "/file/bot" + token + "/" + path))
                        .forFile(0, MAX_FILE)))
                .map(answer -> {
                    problem(answer);
                    return answer.body();
                });
    }

    Future<Checker.Result> check() {
        return call("getMe", new JsonObject()).map(answer -> answer.status() == 200
                ? Checker.Result.OK
                : Checker.Result.of("token", "the Bot API answered " + answer.status() + ": ask BotFather for a new one"));
    }

    private Future<Answer> call(String method, JsonObject body) {
        var address = URI.create(base + "/bot" + token + "/" + method);
        return egress.ask(Ask.post(address, "application/json", body.toBuffer()).within(Duration.ofSeconds(wait + 10L)));
    }

    private static JsonObject result(Answer answer) {
        problem(answer);
        return answer.body().toJsonObject();
    }

    private static void problem(Answer answer) {
        switch (answer.status()) {
            case 200 -> {}
            case 401, 404 -> throw SourceProblem.of(Kind.BAD_CREDENTIALS, "the bot's token is refused");
            case 429 -> throw SourceProblem.throttled(wait(answer));
            default -> throw SourceProblem.of(Kind.AWAY, "the Bot API answered " + answer.status());
        }
    }

    private static Duration wait(Answer answer) {
        return Duration.ofSeconds(answer.body().toJsonObject().getJsonObject("parameters", new JsonObject())
                .getLong("retry_after", 30L));
    }
}
