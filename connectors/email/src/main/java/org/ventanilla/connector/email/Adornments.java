package org.ventanilla.connector.email;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * Tells the logo of a mail signature from a photo that was put into the text. A picture only adorns a mail when the HTML
 * shows it in place and it is small, and either it is tiny (icons, tracking dots), or it stands where the writer's own words
 * have ended: in a quote, below the signature, or below the closing ("Saludos") in programs that mark no signature. A large
 * one is a photo wherever it stands: phones put photos below their signature.
 */
final class Adornments {
    private static final int TINY_BYTES = 2048;
    private static final int SMALL_BYTES = 60_000;

    private final ReplyText replies;

    Adornments(ReplyText replies) {
        this.replies = replies;
    }

    /** By identity: two logos may be equal. */
    Set<MailPart> of(List<MailPart> parts) {
        Set<MailPart> found = Collections.newSetFromMap(new IdentityHashMap<>());
        List<MailPart> small = parts.stream().filter(Adornments::isSmallInPlace).toList();
        if (small.isEmpty()) {
            return found;
        }
        String own = ownWords(parts);
        String all = withPictures(parts);
        for (MailPart part : small) {
            String mark = HtmlWords.mark(id(part));
            boolean isShown = !id(part).isEmpty() && all.contains(mark);
            if (part.bytes().length() < TINY_BYTES || (isShown && !own.contains(mark))) {
                found.add(part);
            }
        }
        return found;
    }

    private String ownWords(List<MailPart> parts) {
        String words = withPictures(parts);
        String shown = replies.of(words, "");
        return replies.beforeClosing(shown == null ? words : shown);
    }

    private static String withPictures(List<MailPart> parts) {
        var words = new StringBuilder();
        parts.stream()
                .filter(part -> part.isReading() && part.isHtml())
                .forEach(part -> words.append(MailText.wordsWithPictures(part)).append('\n'));
        return words.toString();
    }

    private static boolean isSmallInPlace(MailPart part) {
        return part.type().startsWith("image/")
                && !part.isAttachment()
                && (part.contentId() != null || "inline".equals(part.disposition()))
                && part.bytes().length() > 0
                && part.bytes().length() < SMALL_BYTES;
    }

    /** As HTML writes it in {@code cid:} (RFC 2392): without the angle brackets. */
    private static String id(MailPart part) {
        return part.contentId() == null
                ? ""
                : part.contentId().replace("<", "").replace(">", "").strip();
    }
}
