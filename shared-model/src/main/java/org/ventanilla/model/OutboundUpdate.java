package org.ventanilla.model;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One message the hub wants sent to one reporter (CONTRACT §3.4). Already rendered: the connector only transports.
 *
 * @param deliveryId idempotency key, the notice's id; the same on every attempt
 * @param recipient native address on the connector's channel
 * @param language BCP 47 tag of the texts
 * @param subject for channels that have one
 * @param text plain text, always present
 * @param html the same for channels that show HTML; images refer to {@code cid:<photo name>}
 * @param photos result photos by claim check; channels that cannot show them rely on the link in the text
 * @param replyToken goes into the reply address or context so that an answer finds the report
 * @param inReplyTo native ids of the conversation, oldest first
 * @param automatic true for acknowledgements (an answer to the item itself), false for later news
 * @param notAfter when sending has become pointless
 * @param attempt counted from 1
 * @param unsubscribe where the recipient ends messages like this one: a POST there acts at once, a GET shows a page (RFC 8058);
 *     absent when this is an answer and no news
 */
public record OutboundUpdate(
        String schema,
        String deliveryId,
        String recipient,
        @Nullable String recipientName,
        String language,
        @Nullable String subject,
        String text,
        @Nullable String html,
        List<Photo> photos,
        @Nullable String replyToken,
        List<String> inReplyTo,
        boolean automatic,
        @Nullable Instant notAfter,
        int attempt,
        @Nullable URI unsubscribe) {

    public static final String SCHEMA = "outbound.v1";

    public OutboundUpdate {
        photos = photos == null ? List.of() : List.copyOf(photos);
        inReplyTo = inReplyTo == null ? List.of() : List.copyOf(inReplyTo);
    }

    /** Words for somebody and nothing else: an acknowledgement on its first attempt. */
    public static OutboundUpdate of(String deliveryId, String recipient, String language, String text) {
        return new OutboundUpdate(
                SCHEMA,
                deliveryId,
                recipient,
                null,
                language,
                null,
                text,
                null,
                List.of(),
                null,
                List.of(),
                true,
                null,
                1,
                null);
    }

    /** The same with other words. */
    public OutboundUpdate withText(String words) {
        return new OutboundUpdate(
                schema,
                deliveryId,
                recipient,
                recipientName,
                language,
                subject,
                words,
                html,
                photos,
                replyToken,
                inReplyTo,
                automatic,
                notAfter,
                attempt,
                unsubscribe);
    }

    /** The same to another address of the same person. */
    public OutboundUpdate to(String address) {
        return new OutboundUpdate(
                schema,
                deliveryId,
                address,
                recipientName,
                language,
                subject,
                text,
                html,
                photos,
                replyToken,
                inReplyTo,
                automatic,
                notAfter,
                attempt,
                unsubscribe);
    }

    /** The same on another attempt, and when sending it becomes pointless. */
    public OutboundUpdate onAttempt(int number, @Nullable Instant pointless) {
        return new OutboundUpdate(
                schema,
                deliveryId,
                recipient,
                recipientName,
                language,
                subject,
                text,
                html,
                photos,
                replyToken,
                inReplyTo,
                automatic,
                pointless,
                number,
                unsubscribe);
    }

    /** A public, already scrubbed photo: reference in the media room, content id, type, alternative text. */
    public record Photo(String ref, String name, String type, String alt) {}

    @Override
    public String toString() {
        return "OutboundUpdate[" + deliveryId + "]";
    }
}
