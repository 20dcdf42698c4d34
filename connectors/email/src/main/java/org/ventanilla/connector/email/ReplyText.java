package org.ventanilla.connector.email;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The writer's own words in a mail: quotes of earlier mails and signatures left out, answers between quoted lines kept.
 * For show only, the full text is always stored too; so when in doubt a line stays, and nothing is ever emptied. Linear in
 * the length of the text.
 */
final class ReplyText {
    private static final int MAX_SIGNATURE_LINES = 12;
    private static final int MAX_FOOTER_LINES = 6;

    private final ReplyLines marks;
    private final Quotes quotes;
    private final VisitingCard card;

    ReplyText(ReplyLines marks) {
        this.marks = marks;
        this.quotes = new Quotes(marks);
        this.card = new VisitingCard(marks);
    }

    String forwardMark() {
        return marks.forwardMark();
    }

    /** Null when there is nothing to leave out, so that the text shows whole. */
    @Nullable String of(String text, String subject) {
        if (marks.isForward(subject)) {
            return null;
        }
        var lines = PgpArmor.removed(seen(text));
        boolean reply = marks.isReply(subject);
        var written = quotes.removed(lines, reply);
        var signed = withoutSignature(written);
        // In a first mail the address of the sender may be all that says where.
        String own = joined(reply || written.size() < lines.size() ? card.removed(signed) : signed);
        if (own.isBlank()) {
            // Nothing but a quote or a signature: at least one of them is what was sent.
            own = joined(withoutSignature(lines));
        }
        return own.isBlank() || own.equals(text.strip()) ? null : own;
    }

    /** The text above the first closing ("Saludos"); all of it when there is none. */
    String beforeClosing(String text) {
        var kept = new ArrayList<String>();
        for (String line : text.split("\n", -1)) {
            if (marks.isClosing(ReplyLines.bare(line)) && hasWords(kept)) {
                break;
            }
            kept.add(line);
        }
        return String.join("\n", kept);
    }

    /** Office programs put a space that cannot be seen on a line between two paragraphs, and empty lines around it. */
    private static List<String> seen(String text) {
        var kept = new ArrayList<String>();
        boolean gap = false;
        for (String line : text.split("\n", -1)) {
            boolean unseen = !line.isBlank() && ReplyLines.bare(line).isEmpty();
            boolean more = line.isBlank() && gap;
            if (unseen && !kept.isEmpty() && !kept.get(kept.size() - 1).isBlank()) {
                kept.add("");
            } else if (!unseen && !more) {
                kept.add(line);
            }
            gap = unseen || more;
        }
        return kept;
    }

    private static String joined(List<String> lines) {
        return String.join("\n", lines).strip();
    }

    private List<String> withoutSignature(List<String> lines) {
        var kept = new ArrayList<String>();
        boolean words = false;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (words && lines.size() - i <= MAX_SIGNATURE_LINES + 1 && endsWords(lines, i)) {
                return kept;
            }
            if (!marks.isPhoneSignature(ReplyLines.bare(line))) {
                kept.add(line);
                words |= !line.isBlank();
            }
        }
        return kept;
    }

    private boolean endsWords(List<String> lines, int at) {
        String line = lines.get(at);
        return line.equals("-- ")
                || line.equals("--")
                || isListFooter(lines, at)
                || marks.isDisclaimer(ReplyLines.bare(line));
    }

    /** A line of underscores and below it, in a few lines, where the list lives. */
    private static boolean isListFooter(List<String> lines, int at) {
        String line = lines.get(at).strip();
        if (line.length() < 2 || !line.replace("_", "").isEmpty() || lines.size() - at > MAX_FOOTER_LINES + 1) {
            return false;
        }
        return lines.subList(at, lines.size()).stream().anyMatch(below -> below.contains("://") || below.contains("@"));
    }

    private static boolean hasWords(List<String> lines) {
        return lines.stream().anyMatch(line -> !line.isBlank());
    }
}
