package org.ventanilla.connector.sandbox.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What went in and out, one conversation per citizen, the liveliest first.
 *
 * @param mails conversations by mail
 * @param texts conversations by text message
 */
public record Board(List<Conversation> mails, List<Conversation> texts) {

    /**
     * All that went between the city and one citizen by one channel.
     *
     * @param citizen address or number
     * @param bubbles newest first
     */
    public record Conversation(String citizen, List<Bubble> bubbles) {}

    /**
     * One message.
     *
     * @param toCity whether the citizen wrote it
     * @param iso time for machines
     * @param when time for people
     * @param title subject, empty for text messages
     * @param address what distinguishes the recipient's address (a plus tag), empty when nothing does
     * @param body text with its links found
     * @param files pictures and other attachments
     * @param designed address of the HTML version, when there is one
     * @param reply address of the form filled in for an answer, when one makes sense
     * @param status where a text message stands, empty for mail
     * @param trouble whether that is bad news
     */
    public record Bubble(
            boolean toCity,
            String iso,
            String when,
            String title,
            String address,
            List<Piece> body,
            List<File> files,
            @Nullable String designed,
            @Nullable String reply,
            String status,
            boolean trouble) {}

    /**
     * A run of text.
     *
     * @param href where it leads, when it is a web address
     */
    public record Piece(String text, @Nullable String href) {}

    /**
     * An attachment.
     *
     * @param href where the bytes are
     * @param name what to call it
     * @param picture whether it may be drawn
     */
    public record File(String href, String name, boolean picture) {}
}
