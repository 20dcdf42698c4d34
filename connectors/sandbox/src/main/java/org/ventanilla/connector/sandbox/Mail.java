package org.ventanilla.connector.sandbox;

import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One delivered mail as the page and {@code /messages.json} show it.
 *
 * @param id running number of the process
 * @param envelope who it went between
 * @param heading the headers worth showing
 * @param text plain text, made from the HTML when there is no text part
 * @param html the HTML part as it came: never show it without cleaning
 * @param files attachments and inline pictures
 * @param source the delivered message, shared with the mail store so that photos are held once
 */
record Mail(
        long id,
        Envelope envelope,
        Heading heading,
        String text,
        @Nullable String html,
        List<MailFile> files,
        MimeMessage source) {

    /**
     * @param from bare address of the From header
     * @param to the envelope's recipient, tag included
     */
    record Envelope(Instant at, String from, String to, boolean toCity) {
        String citizen() {
            return toCity ? from : to;
        }
    }

    /** Empty strings where the header is absent. */
    record Heading(
            String subject,
            String to,
            String replyTo,
            String messageId,
            String inReplyTo,
            String references,
            String autoSubmitted,
            String listUnsubscribe,
            String listUnsubscribePost) {}

    /**
     * @param index position among the leaf parts, the name under which the page serves it
     * @param contentId without angle brackets; empty when it has none
     */
    record MailFile(int index, String name, String type, String contentId) {
        /** SVG can carry scripts, so it is offered as a file and never drawn. */
        boolean isPicture() {
            return type.startsWith("image/") && !type.startsWith("image/svg");
        }
    }

    @Override
    public String toString() {
        return "Mail[" + id + "]";
    }
}
