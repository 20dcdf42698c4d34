package org.ventanilla.connector.email;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.mail.MailAttachment;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.ventanilla.model.OutboundUpdate;

/**
 * Makes the mail for one update. Headers after RFC 3834 section 3.1 (this is an automatic mail, whoever answers with a
 * machine should know) and RFC 5322 section 3.6.4 (threading). Pure.
 */
final class OutgoingMail {
    /** Our own mark: a mail that carries it back is our own. */
    static final String OWN_FIELD = "X-Ventanilla-Delivery";

    private static final String UTF_8 = StandardCharsets.UTF_8.name();
    private static final Pattern MEDIA_TYPE = Pattern.compile("[\\w.+-]+/[\\w.+-]+");
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
    WatchedMail of(OutboundUpdate update, Map<String, Buffer> photos) {
        String recipient = recipient(update.recipient());
        var message = new WatchedMail();
        message.setFrom(from.toString());
        message.setTo(recipient);
        message.setBounceAddress(own.bounceAddress(update.deliveryId()));
        message.setText(update.text());
        message.setHeaders(headers(update, recipient));
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

    private MultiMap headers(OutboundUpdate update, String recipient) {
        var headers = MultiMap.caseInsensitiveMultiMap();
        headers.set("From", mailbox(from.toString(), fromName));
        headers.set("To", mailbox(recipient, update.recipientName()));
        headers.set("Subject", subject(update.subject() == null ? "" : Words.cleanLine(update.subject())));
        headers.set("Message-ID", messageId(update));
        headers.set("Auto-Submitted", update.automatic() ? "auto-replied" : "auto-generated");
        headers.set("X-Auto-Response-Suppress", "All");
        headers.set("Content-Language", Words.cleanLine(update.language()));
        headers.set(OWN_FIELD, Words.cleanLine(update.deliveryId()));
        if (update.replyToken() != null) {
            headers.set("Reply-To", mailbox(from.tagged(update.replyToken()), fromName));
        }
        thread(headers, update.inReplyTo());
        unsubscribe(headers, update);
        return headers;
    }

    /** RFC 2369 section 3.2 for people and old programs, RFC 8058 section 3.1 for one click. */
    private void unsubscribe(MultiMap headers, OutboundUpdate update) {
        var page = update.unsubscribe();
        if (page != null) {
            String mail = "<mailto:" + own.stopAddress(Words.cleanLine(update.deliveryId())) + "?subject=unsubscribe>";
            headers.set("List-Unsubscribe", "<" + page.toASCIIString() + ">,\r\n " + mail);
            headers.set("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
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

    /**
     * One address that plain SMTP can carry: the domain in its ASCII form, and no local part that would need SMTPUTF8
     * (RFC 6531), for it may not be rewritten.
     */
    private static String recipient(String text) {
        var found = MailAuthor.addresses(text);
        var address = found.size() == 1 && found.get(0).equalsIgnoreCase(text) ? OwnAddresses.Address.of(text) : null;
        if (address == null || !isAscii(address.local())) {
            throw new IllegalArgumentException("the recipient is no address that can be sent to");
        }
        return address.local() + "@" + IDN.toASCII(address.domain());
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }

    /** Encoded here: the mail client would cut an emoji in two at the end of an encoded word. */
    private static String subject(String line) {
        try {
            return MimeUtility.fold("Subject: ".length(), MimeUtility.encodeText(line, UTF_8, "B"));
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("every Java platform has UTF-8", e);
        }
    }

    private static String mailbox(String address, @Nullable String name) {
        String shown = name == null ? "" : Words.cleanLine(name);
        try {
            return shown.isEmpty() ? address : new InternetAddress(address, shown, UTF_8).toString();
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("every Java platform has UTF-8", e);
        }
    }

    private static List<MailAttachment> inline(List<OutboundUpdate.Photo> wanted, Map<String, Buffer> photos) {
        return wanted.stream()
                .filter(photo -> photos.containsKey(photo.name()))
                .map(photo -> inline(photo).setData(photos.get(photo.name())))
                .toList();
    }

    /** The client writes what it is given into header lines as it is. */
    private static MailAttachment inline(OutboundUpdate.Photo photo) {
        String type = MEDIA_TYPE.matcher(photo.type()).matches() ? photo.type() : "application/octet-stream";
        return MailAttachment.create()
                .setName(FileNames.safe(photo.name(), type, 1))
                .setContentType(type)
                .setDisposition("inline")
                .setDescription(Words.cleanLine(photo.alt()))
                .setContentId("<" + Words.cleanLine(photo.name()).replaceAll("[\\s<>]", "") + ">");
    }
}
