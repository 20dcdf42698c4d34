package org.ventanilla.connector.sms;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.ventanilla.connector.Assembly;
import org.ventanilla.connector.Egress;
import org.ventanilla.connector.Egress.Answer;
import org.ventanilla.connector.Egress.Ask;
import org.ventanilla.connector.HttpEndings;
import org.ventanilla.model.OutboundUpdate;
import org.ventanilla.model.SendOutcome;
import org.ventanilla.model.SendOutcome.Ending;

/**
 * Sends one message by the provider's API (Twilio, "Message resource": create). The provider has no idempotency key, so
 * everything that goes wrong after the request was written is UNKNOWN and never repeated blindly.
 */
final class SmsSender implements Assembly.Sender {
    private static final int LONGEST_VARIABLE = 1_024;

    private final SmsSettings settings;
    private final PhoneBook phoneBook;
    private final ApiAnswers answers;
    private final Egress egress;
    private final Duration patience;
    private @Nullable String template;

    /** @param patience for connection and answer together */
    SmsSender(SmsSettings settings, PhoneBook phoneBook, ApiAnswers answers, Egress egress, Duration patience) {
        this.settings = settings;
        this.phoneBook = phoneBook;
        this.answers = answers;
        this.egress = egress;
        this.patience = patience;
    }

    /** One that puts the words into this template. */
    SmsSender with(String contentSid) {
        var other = new SmsSender(settings, phoneBook, answers, egress, patience);
        other.template = contentSid;
        return other;
    }

    @Override
    public Future<SendOutcome> send(OutboundUpdate update) {
        var recipient = phoneBook.read(update.recipient());
        if (!recipient.replyable()) {
            return Future.succeededFuture(SendOutcome.ended(Ending.UNDELIVERABLE_HERE, "no-number"));
        }
        var ask = Ask.post(
                        URI.create(settings.apiBase() + settings.accountPath() + "/Messages.json"),
                        "application/x-www-form-urlencoded",
                        Buffer.buffer(encoded(fields(update, recipient))))
                .withCredential("Authorization", settings.authorization())
                .within(patience);
        return HttpEndings.of(egress.ask(ask), this::outcome);
    }

    private SendOutcome outcome(Answer answer) {
        return answers.outcome(
                answer.status(),
                answer.headers().get("Retry-After"),
                answer.body().toString(StandardCharsets.UTF_8));
    }

    private Map<String, String> fields(OutboundUpdate update, PhoneAddress recipient) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("To", String.valueOf(recipient.address()));
        if (settings.messagingServiceSid() != null) {
            fields.put("MessagingServiceSid", settings.messagingServiceSid());
        } else {
            fields.put("From", recipient.channel() + settings.from());
        }
        if (template == null) {
            fields.put("Body", SmsText.fit(update.text(), SmsText.LIMIT));
            media(update, recipient).ifPresent(photo -> fields.put("MediaUrl", photo));
        } else {
            fields.put("ContentSid", template);
            fields.put(
                    "ContentVariables",
                    new JsonObject().put("1", variable(update.text())).encode());
        }
        fields.put("StatusCallback", statusCallback(update.deliveryId()));
        return fields;
    }

    /** A variable of a template may hold neither line breaks nor many blanks in a row. */
    private static String variable(String text) {
        return SmsText.fit(text.replaceAll("\\s+", " ").strip(), LONGEST_VARIABLE);
    }

    /** One picture of the result, where the network carries pictures; everywhere else the link in the text leads to it. */
    private Optional<String> media(OutboundUpdate update, PhoneAddress recipient) {
        return settings.carriesPictures(recipient, phoneBook)
                ? update.photos().stream()
                        .reduce((before, after) -> after)
                        .map(photo -> settings.mediaBase() + photo.ref())
                : Optional.empty();
    }

    private String statusCallback(String deliveryId) {
        return settings.webhookBase() + SmsWebhook.STATUS + "?" + SmsWebhook.DELIVERY + "=" + encoded(deliveryId);
    }

    private static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
