package org.ventanilla.connector.sms;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.ventanilla.connector.Inbound;
import org.ventanilla.connector.RawItem;
import org.ventanilla.connector.Reconciler;
import org.ventanilla.connector.Reconciler.Page;
import org.ventanilla.connector.Reconciler.Window;

/**
 * The provider's own list of what was sent to us (Twilio, "Message resource": read multiple), read as the webhook would have
 * told it. The list lacks the position of a shared location, so such a message is left to a person when the webhook was lost.
 */
final class MessageList implements Reconciler.Listing {
    private static final String TYPE = "application/json";
    private static final int PAGE = 200;

    private final ProviderApi api;
    private final SmsSettings settings;
    private final MessageReader messages;

    MessageList(ProviderApi api, SmsSettings settings, MessageReader messages) {
        this.api = api;
        this.settings = settings;
        this.messages = messages;
    }

    @Override
    public Future<Page> page(Window window, @Nullable String pageToken) {
        String path = pageToken == null ? firstPage(window) : pageToken;
        return api.get(path).compose(answer -> items(answer, window)
                .map(items -> new Page(items, answer.getString("next_page_uri"), null)));
    }

    private String firstPage(Window window) {
        return settings.accountPath() + "/Messages.json?PageSize=" + PAGE + "&DateSent%3E=" + encoded(window.from())
                + "&DateSent%3C=" + encoded(window.to());
    }

    private static String encoded(Instant time) {
        return URLEncoder.encode(time.toString(), StandardCharsets.UTF_8);
    }

    /** Oldest first; the provider has it the other way round. */
    private Future<List<RawItem>> items(JsonObject answer, Window window) {
        Future<List<RawItem>> all = Future.succeededFuture(new ArrayList<>());
        for (Object each : answer.getJsonArray("messages", new JsonArray())) {
            if (each instanceof JsonObject message && isOurs(message) && isWithin(message, window)) {
                all = all.compose(list -> withMedia(message).map(whole -> {
                    String sid = message.getString("sid", "");
                    list.add(new RawItem(sid, sid, whole.toBuffer(), TYPE));
                    return list;
                }));
            }
        }
        return all.map(list -> {
            Collections.reverse(list);
            return list;
        });
    }

    private boolean isOurs(JsonObject message) {
        String to = message.getString("to", "");
        boolean isOurNumber =
                settings.from() == null || settings.messagingServiceSid() != null || to.endsWith(settings.from());
        return "inbound".equals(message.getString("direction")) && isOurNumber;
    }

    private static boolean isWithin(JsonObject message, Window window) {
        Instant at = time(message);
        return at == null || (!at.isBefore(window.from()) && at.isBefore(window.to()));
    }

    private static @Nullable Instant time(JsonObject message) {
        String given = message.getString("date_sent", message.getString("date_created"));
        try {
            return given == null ? null : Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(given));
        } catch (DateTimeException e) {
            return null; // better looked at once too often than never
        }
    }

    private Future<JsonObject> withMedia(JsonObject message) {
        if ("0".equals(message.getString("num_media", "0"))) {
            return Future.succeededFuture(message);
        }
        String path = settings.accountPath() + "/Messages/" + message.getString("sid") + "/Media.json";
        return api.get(path).map(answer -> message.copy().put("media", answer.getJsonArray("media_list")));
    }

    /** Throws for a message that says nothing: what it shared is not in the list. */
    List<Inbound> parse(RawItem item) {
        var message = new JsonObject(item.raw());
        var media = message.getJsonArray("media", new JsonArray());
        String body = message.getString("body", "");
        if (body.isEmpty() && media.isEmpty()) {
            throw new IllegalArgumentException("a message without words or pictures");
        }
        var fields = new ArrayList<Map.Entry<String, String>>();
        fields.add(Map.entry("MessageSid", message.getString("sid")));
        fields.add(Map.entry("From", message.getString("from", "")));
        fields.add(Map.entry("To", message.getString("to", "")));
        fields.add(Map.entry("Body", body));
        fields.add(Map.entry("NumMedia", message.getString("num_media", "0")));
        for (int n = 0; n < media.size(); n++) {
            var file = media.getJsonObject(n);
            fields.add(Map.entry("MediaUrl" + n, settings.apiBase() + withoutEnding(file.getString("uri"))));
            fields.add(
                    Map.entry("MediaContentType" + n, Objects.requireNonNullElse(file.getString("content_type"), "")));
        }
        Instant at = time(message);
        return List.of(messages.read(new Parameters(fields), at == null ? Instant.EPOCH : at));
    }

    private static String withoutEnding(String uri) {
        return uri.endsWith(".json") ? uri.substring(0, uri.length() - ".json".length()) : uri;
    }
}
