package org.ventanilla.connector.email;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.mail.MailAttachment;
import io.vertx.ext.mail.MailMessage;
import jakarta.mail.internet.InternetAddress;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.ventanilla.model.OutboundUpdate;

/**
 * Makes the mail for one update. Headers after RFC 3834 section 3.1 (this is an automatic mail, whoever answers with a
 * machine should know) and RFC 5322 section 3.6.4 (threading). Pure.
 */
final class OutgoingMail {
    /** Our own mark: a mail that carries it back is our own. */
    static final String OWN_FIELD = "X-Ventanilla-Delivery";

    private static final int MAX_REFERENCES = 20;

    private final OwnAddresses.Address from;
    private final OwnAddresses own;
    private final String fromName;

    OutgoingMail(OwnAddresses.Address from, OwnAddresses own, String fromName) {
        this.from = from;
        this.own = own;
        this.fromName = fromName;
    }

    /**
     * The mail.
     *
     * @param photos bytes of those of the update's photos that are at hand, by name
     * @throws IllegalArgumentException when the recipient is no mail address
     */
    MailMessage of(OutboundUpdate update, Map<String, Buffer> photos) {
        var message = new MailMessage();
        message.setFrom(from.toString());
        message.setTo(update.recipient());
        message.setBounceAddress(own.bounceAddress(update.deliveryId()));
        message.setSubject(update.subject() == null ? "" : Words.cleanLine(update.subject()));
        message.setText(update.text());
        message.setHeaders(headers(update));
        if (update.html() != null) {
            message.setHtml(update.html());
            message.setInlineAttachment(inline(update.photos(), photos));
        } else {
            message.setAttachment(inline(update.photos(), photos));
        }
        return message;
    }

    /** The id this update's mail has on every attempt. */
    String messageId(OutboundUpdate update) {
        return MessageIds.ours(update.deliveryId(), update.replyToken(), from.domain());
    }

    private MultiMap headers(OutboundUpdate update) {
        var headers = MultiMap.caseInsensitiveMultiMap();
        headers.set("From", mailbox(from.toString(), fromName));
        headers.set("To", mailbox(update.recipient(), update.recipientName()));
        headers.set("Message-ID", messageId(update));
        headers.set("Auto-Submitted", update.automatic() ? "auto-replied" : "auto-generated");
        headers.set("X-Auto-Response-Suppress", "All");
        headers.set("Content-Language", Words.cleanLine(update.language()));
        headers.set(OWN_FIELD, update.deliveryId());
        if (update.replyToken() != null) {
            headers.set("Reply-To", mailbox(from.tagged(update.replyToken()), fromName));
        }
        thread(headers, update.inReplyTo());
        return headers;
    }

    /** {@code ids} come oldest first; what is answered is the newest. */
    private static void thread(MultiMap headers, List<String> ids) {
        var sound = ids.stream().flatMap(id -> MessageIds.in(id).stream()).toList();
        if (!sound.isEmpty()) {
            headers.set("In-Reply-To", sound.get(sound.size() - 1));
            var recent = sound.subList(Math.max(0, sound.size() - MAX_REFERENCES), sound.size());
            headers.set("References", String.join("\r\n ", recent));
        }
    }

    private static String mailbox(String address, @Nullable String name) {
        String shown = name == null ? "" : Words.cleanLine(name);
        try {
            return shown.isEmpty()
                    ? address
                    : new InternetAddress(address, shown, StandardCharsets.UTF_8.name()).toString();
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("every Java platform has UTF-8", e);
        }
    }

    private static List<MailAttachment> inline(List<OutboundUpdate.Photo> wanted, Map<String, Buffer> photos) {
        return IntStream.range(0, wanted.size())
                .mapToObj(wanted::get)
                .filter(photo -> photos.containsKey(photo.name()))
                .map(photo -> MailAttachment.create()
                        .setName(photo.name())
                        .setContentType(photo.type())
                        .setDisposition("inline")
                        .setDescription(Words.cleanLine(photo.alt()))
                        .setContentId("<" + photo.name() + ">")
                        .setData(photos.get(photo.name())))
                .toList();
    }
}
