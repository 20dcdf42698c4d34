package org.ventanilla.connector.sandbox;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mail that a citizen is about to send.
 *
 * @param from the citizen's address
 * @param to the city's address, usually with the tag of an earlier answer when this is a reply
 * @param subject header, any script
 * @param text plain text body
 * @param photos attachments
 * @param inReplyTo Message-ID that this answers, with its angle brackets
 */
public record Letter(
        String from, String to, String subject, String text, List<Photo> photos, @Nullable String inReplyTo) {

    public Letter {
        photos = List.copyOf(photos);
    }

    @Override
    public String toString() {
        return "Letter[" + photos.size() + " photos]";
    }
}
