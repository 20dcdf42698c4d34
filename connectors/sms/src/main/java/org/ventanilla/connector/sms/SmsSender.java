package org.ventanilla.connector.sms;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.ventanilla.connector.Assembly;
import org.ventanilla.model.OutboundUpdate;
import org.ventanilla.model.SendOutcome;
import org.ventanilla.model.SendOutcome.Ending;

/**
 * Sends one message by the provider's API (Twilio, "Message resource": create). The provider has no idempotency key, so
 * everything that goes wrong after the request was written is UNKNOWN and never repeated blindly.
 */
final class SmsSender implements Assembly.Sender {
    private final SmsSettings settings;
    private final PhoneBook phoneBook;
    private final ApiAnswers answers;
    private final HttpClient client;
    private final Duration patience;

    /** @param patience how long to wait for a connection, and then for the answer */
    SmsSender(SmsSettings settings, PhoneBook phoneBook, ApiAnswers answers, HttpClient client, Duration patience) {
        this.settings = settings;
        this.phoneBook = phoneBook;
        this.answers = answers;
        this.client = client;
        this.patience = patience;
    }

    @Override
    public Future<SendOutcome> send(OutboundUpdate update) {
        var recipient = phoneBook.read(update.recipient());
        if (!recipient.replyable()) {
            return Future.succeededFuture(SendOutcome.ended(Ending.UNDELIVERABLE_HERE, "no-number"));
        }
        var form = Buffer.buffer(encoded(fields(update, recipient)));
        return client.request(request())
                .compose(
                        connected -> exchange(connected, form),
                        away -> Future.succeededFuture(SendOutcome.retry("no-connection", null)));
    }

    private Future<SendOutcome> exchange(HttpClientRequest request, Buffer form) {
        return request.send(form)
                .compose(response -> response.body()
                        .map(body -> answers.outcome(
                                response.statusCode(),
                                response.getHeader("Retry-After"),
                                body.toString(StandardCharsets.UTF_8))))
                .timeout(patience.toMillis() * 2, TimeUnit.MILLISECONDS)
                .recover(silent -> Future.succeededFuture(SendOutcome.ended(Ending.UNKNOWN, "no-answer")));
    }

    private RequestOptions request() {
        var path = "/2010-04-01/Accounts/" + settings.accountSid() + "/Messages.json";
        return new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(settings.apiBase() + path)
                .setConnectTimeout(patience.toMillis())
                .setIdleTimeout(patience.toMillis())
                .setFollowRedirects(false)
                .putHeader("Authorization", settings.authorization())
                .putHeader("Content-Type", "application/x-www-form-urlencoded");
    }

    private Map<String, String> fields(OutboundUpdate update, PhoneAddress recipient) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("To", String.valueOf(recipient.address()));
        if (settings.messagingServiceSid() != null) {
            fields.put("MessagingServiceSid", settings.messagingServiceSid());
        } else {
            fields.put("From", recipient.channel() + settings.from());
        }
        fields.put("Body", SmsText.fit(update.text(), SmsText.LIMIT));
        fields.put("StatusCallback", statusCallback(update.deliveryId()));
        return fields;
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
