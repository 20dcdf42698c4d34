package org.ventanilla.connector.sms;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.ventanilla.connector.TwilioSignature;
import org.ventanilla.connector.Webhook;

/** What the provider would send: options of an instance and signed requests to it. */
final class Provider {
    static final String ACCOUNT = "AC0123456789abcdef0123456789abcdef";
    static final String TOKEN = "primary-token";
    static final String BASE = "https://city.example/in/phones";
    static final Instant NOW = Instant.parse("2026-03-01T10:15:30Z");

    private Provider() {}

    static JsonObject options() {
        return new JsonObject()
                .put("accountSid", ACCOUNT)
                .put("authTokens", new JsonArray().add(TOKEN).add("secondary-token"))
                .put("from", "+34600000001")
                .put("region", "ES");
    }

    static SmsSettings settings(JsonObject options) {
        return SmsSettings.of(options, BASE);
    }

    static PhoneBook phoneBook() {
        return new PhoneBook("ES", Bundled.list(Bundled.properties("senders.properties"), "withheld"));
    }

    static Commands commands() {
        return Commands.of(Bundled.properties("commands.properties"), new JsonObject());
    }

    static SmsWebhook webhook() {
        return new SmsWebhook(
                settings(options()),
                new MessageReader("phones", phoneBook(), commands()),
                new StatusReader("phones", phoneBook(), new ApiAnswers(Bundled.properties("outcomes.properties"))));
    }

    /** Name, value, name, value… as fields in this order. */
    static List<Map.Entry<String, String>> fields(String... namesAndValues) {
        var fields = new ArrayList<Map.Entry<String, String>>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.add(Map.entry(namesAndValues[i], namesAndValues[i + 1]));
        }
        return fields;
    }

    /** A message from a Spanish mobile with this body and whatever more it carries. */
    static List<Map.Entry<String, String>> message(String body, String... more) {
        var fields = fields("MessageSid", "SM1", "AccountSid", ACCOUNT, "From", "+34612345678", "Body", body);
        fields.addAll(fields(more));
        return fields;
    }

    static Webhook.Request post(String pathAndQuery, List<Map.Entry<String, String>> fields) {
        return post(pathAndQuery, fields, TwilioSignature.sign(TOKEN, BASE + pathAndQuery, fields));
    }

    static Webhook.Request post(String pathAndQuery, List<Map.Entry<String, String>> fields, String signature) {
        var form = MultiMap.caseInsensitiveMultiMap();
        fields.forEach(field -> form.add(field.getKey(), field.getValue()));
        var headers = MultiMap.caseInsensitiveMultiMap().add("x-twilio-signature", signature);
        return new Webhook.Request(
                "POST", path(pathAndQuery), "/in/phones" + pathAndQuery, headers, form, encoded(fields), NOW);
    }

    static Webhook.Request get(String pathAndQuery) {
        var signature = TwilioSignature.sign(TOKEN, BASE + pathAndQuery, List.of());
        var headers = MultiMap.caseInsensitiveMultiMap().add("X-Twilio-Signature", signature);
        var form = MultiMap.caseInsensitiveMultiMap();
        return new Webhook.Request(
                "GET", path(pathAndQuery), "/in/phones" + pathAndQuery, headers, form, Buffer.buffer(), NOW);
    }

    static Buffer encoded(List<Map.Entry<String, String>> fields) {
        return Buffer.buffer(fields.stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&")));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String path(String pathAndQuery) {
        return pathAndQuery.split("\\?", 2)[0];
    }
}
