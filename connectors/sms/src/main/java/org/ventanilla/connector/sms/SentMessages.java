package org.ventanilla.connector.sms;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.ventanilla.model.OutboundUpdate;

/** Looks up in the provider's list whether a message of ours was taken (Twilio, "Message resource": read multiple). */
final class SentMessages {
    private final ProviderApi api;
    private final SmsSettings settings;
    private final PhoneBook phoneBook;

    SentMessages(ProviderApi api, SmsSettings settings, PhoneBook phoneBook) {
        this.api = api;
        this.settings = settings;
        this.phoneBook = phoneBook;
    }

    /** The provider's id of the message, when it was made since then. The list keeps whole seconds. */
    Future<Optional<String>> find(OutboundUpdate update, Instant since) {
        String to = String.valueOf(phoneBook.read(update.recipient()).address());
        Instant from = since.truncatedTo(ChronoUnit.SECONDS);
        String path = settings.accountPath() + "/Messages.json?PageSize=50&To="
                + URLEncoder.encode(to, StandardCharsets.UTF_8) + "&DateSent%3E="
                + URLEncoder.encode(from.toString(), StandardCharsets.UTF_8);
        String body = SmsText.fit(update.text(), SmsText.LIMIT);
        return api.get(path).map(answer -> {
            for (Object each : answer.getJsonArray("messages", new JsonArray())) {
                if (each instanceof JsonObject message && isIt(message, to, body) && isSince(message, from)) {
                    return Optional.ofNullable(message.getString("sid"));
                }
            }
            return Optional.empty();
        });
    }

    private static boolean isIt(JsonObject message, String to, String body) {
        return message.getString("direction", "").startsWith("outbound")
                && to.equals(message.getString("to"))
                && body.equals(message.getString("body"));
    }

    private static boolean isSince(JsonObject message, Instant from) {
        String made = message.getString("date_created");
        try {
            return made != null
                    && !Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(made))
                            .isBefore(from);
        } catch (DateTimeException e) {
            return false; // not known to be ours: a person decides
        }
    }
}
