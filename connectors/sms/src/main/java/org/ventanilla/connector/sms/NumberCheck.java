package org.ventanilla.connector.sms;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.ventanilla.connector.Checker.Result;

/**
 * Whether the provider calls the very address that our signatures are checked against (Twilio, "IncomingPhoneNumber resource"): one
 * letter of difference and every message is taken for a forgery.
 */
final class NumberCheck {
    private final ProviderApi api;
    private final SmsSettings settings;

    NumberCheck(ProviderApi api, SmsSettings settings) {
        this.api = api;
        this.settings = settings;
    }

    /** Never fails: who may not look at numbers is not to blame for that. */
    Future<Result> check() {
        String from = settings.from();
        if (from == null || settings.messagingServiceSid() != null) {
            return Future.succeededFuture(Result.OK); // a service of the provider's says where its messages go
        }
        String path = settings.accountPath() + "/IncomingPhoneNumbers.json?PhoneNumber="
                + URLEncoder.encode(from, StandardCharsets.UTF_8);
        return api.get(path).map(this::judged).otherwise(Result.OK);
    }

    private Result judged(JsonObject answer) {
        boolean isElsewhere = answer.getJsonArray("incoming_phone_numbers", new JsonArray()).stream()
                .anyMatch(each -> each instanceof JsonObject number && isElsewhere(number));
        return isElsewhere
                ? Result.of(
                        "publicUrl",
                        "the provider calls another address for messages to 'from': set both alike, letter by letter")
                : Result.OK;
    }

    /** What stands behind # is for the provider alone. */
    private boolean isElsewhere(JsonObject number) {
        String called = number.getString("sms_url", "").split("#", 2)[0];
        boolean isByApplication = !number.getString("sms_application_sid", "").isEmpty();
        return !isByApplication && !called.isEmpty() && !called.equals(settings.webhookBase() + SmsWebhook.MESSAGE);
    }
}
