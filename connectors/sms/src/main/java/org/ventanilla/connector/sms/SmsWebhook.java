package org.ventanilla.connector.sms;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ventanilla.connector.Inbound;
import org.ventanilla.connector.TwilioSignature;
import org.ventanilla.connector.Webhook;

/**
 * The two addresses the provider calls: {@code /message} for what citizens send, {@code /status} for what became of our
 * answers. Answers go out by the API and never in the webhook's reply, so that each has an id and survives a crash.
 */
final class SmsWebhook implements Webhook {
    static final String MESSAGE = "/message";
    static final String STATUS = "/status";

    /** Query parameter of the status callback that carries the delivery id. */
    static final String DELIVERY = "d";

    private static final Reply NOTHING_TO_SAY =
            new Reply(200, "text/xml", "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response/>");
    private final SmsSettings settings;
    private final TwilioSignature signature;
    private final MessageReader messages;
    private final StatusReader statuses;

    SmsWebhook(SmsSettings settings, MessageReader messages, StatusReader statuses) {
        this.settings = settings;
        this.signature = new TwilioSignature(settings.authTokens());
        this.messages = messages;
        this.statuses = statuses;
    }

    @Override
    public @Nullable Reply verify(Request request) {
        var path = request.path();
        if (!path.equals(MESSAGE) && !path.equals(STATUS)) {
            return refusal(404);
        }
        var method = request.method();
        if (!method.equals("POST") && !(method.equals("GET") && path.equals(MESSAGE))) {
            return refusal(405);
        }
        return isSigned(request) && isOurs(request) ? null : refusal(403);
    }

    @Override
    public List<Inbound> parse(Request request) {
        var parameters = Parameters.of(request);
        if (request.path().equals(STATUS)) {
            var deliveryId = Parameters.ofQuery(request).firstOf(DELIVERY);
            return statuses.read(parameters, deliveryId, request.receivedAt());
        }
        return List.of(messages.read(parameters, request.receivedAt()));
    }

    @Override
    public Reply reply(Request request) {
        return NOTHING_TO_SAY;
    }

    private boolean isSigned(Request request) {
        var given = request.headers().get("X-Twilio-Signature");
        return given != null
                && signature.matches(configuredAddress(request), request.form().entries(), request.body(), given);
    }

    /** Never rebuilt from the request: behind a proxy its scheme, host and port are not those the provider signed. */
    private String configuredAddress(Request request) {
        var query = Parameters.query(request);
        return settings.webhookBase() + request.path() + (query.isEmpty() ? "" : "?" + query);
    }

    /** Sub-accounts may share a callback address; a request that names no account is ours by its signature. */
    private boolean isOurs(Request request) {
        try {
            var account = Parameters.of(request).firstOf("AccountSid");
            return account == null || account.equals(settings.accountSid());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static Reply refusal(int status) {
        return new Reply(status, "text/plain", "");
    }
}
