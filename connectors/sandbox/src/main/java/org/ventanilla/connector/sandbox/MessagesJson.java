package org.ventanilla.connector.sandbox;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;

/** The same messages as on the page, for programs; newest first, times in ISO 8601. */
final class MessagesJson {
    private MessagesJson() {}

    static JsonObject of(List<Mail> mails, List<TextMessage> texts) {
        return new JsonObject()
                .put(
                        "mails",
                        new JsonArray(mails.stream().map(MessagesJson::mail).toList()))
                .put(
                        "texts",
                        new JsonArray(texts.stream().map(MessagesJson::text).toList()));
    }

    private static JsonObject mail(Mail mail) {
        Mail.Heading heading = mail.heading();
        return new JsonObject()
                .put("id", mail.id())
                .put("at", mail.envelope().at().toString())
                .put("direction", direction(mail.envelope().toCity()))
                .put("from", mail.envelope().from())
                .put("to", mail.envelope().to())
                .put("headerTo", heading.to())
                .put("replyTo", heading.replyTo())
                .put("subject", heading.subject())
                .put("messageId", heading.messageId())
                .put("inReplyTo", heading.inReplyTo())
                .put("references", heading.references())
                .put("autoSubmitted", heading.autoSubmitted())
                .put("listUnsubscribe", heading.listUnsubscribe())
                .put("listUnsubscribePost", heading.listUnsubscribePost())
                .put("text", mail.text())
                .put("html", mail.html())
                .put(
                        "files",
                        new JsonArray(mail.files().stream()
                                .map(file -> file(mail, file))
                                .toList()));
    }

    private static JsonObject file(Mail mail, Mail.MailFile file) {
        return new JsonObject()
                .put("name", file.name())
                .put("type", file.type())
                .put("contentId", file.contentId())
                .put("href", "/mail/" + mail.id() + "/file/" + file.index());
    }

    private static JsonObject text(TextMessage text) {
        return new JsonObject()
                .put("sid", text.sid())
                .put("at", text.at().toString())
                .put("direction", direction(text.toCity()))
                .put("from", text.from())
                .put("to", text.to())
                .put("body", text.body())
                .put("media", new JsonArray(text.media()))
                .put("status", text.status().name().toLowerCase(Locale.ROOT))
                .put("webhookStatus", text.webhookStatus());
    }

    private static String direction(boolean toCity) {
        return toCity ? "to-city" : "from-city";
    }
}
