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
    private static final int WRAPPED_AT = 60;

    private final ReplyLines marks;
    private final Introductions introductions;

    ReplyText(ReplyLines marks) {
        this.marks = marks;
        this.introductions = new Introductions(marks);
    }

    String forwardMark() {
        return marks.forwardMark();
    }

    /** Null when there is nothing to leave out, so that the text shows whole. */
    @Nullable String of(String text, String subject) {
        if (marks.isForward(subject)) {
            return null;
        }
        var lines = PgpArmor.removed(List.of(text.split("\n", -1)));
        String own = joined(withoutSignature(own(lines)));
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

    private static String joined(List<String> lines) {
        return String.join("\n", lines).strip();
    }

    private List<String> own(List<String> lines) {
        var kept = new ArrayList<String>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            String bare = ReplyLines.bare(line);
            if (marks.isForwardMark(bare)) {
                kept.addAll(lines.subList(i, lines.size()));
                return kept;
            }
            if (marks.isOriginalMark(bare) || introductions.isHeaderBlock(lines, i)) {
                dropRule(kept);
                return kept;
            }
            int introduction = introductions.lengthAt(lines, i);
            if (introduction > 0 && !answersBetween(lines, i + introduction)) {
                return kept;
            }
            if (introduction > 0) {
                i += introduction - 1;
            } else if (!isQuoted(line) && !isRestOfQuote(lines, i)) {
                kept.add(line);
            }
        }
        return kept;
    }

    static boolean isQuoted(String line) {
        return line.startsWith(">") || line.startsWith(" >");
    }

    /** The end of a quoted line that was wrapped without its mark. An answer follows a finished sentence, or a blank line. */
    private static boolean isRestOfQuote(List<String> lines, int at) {
        String line = lines.get(at).strip();
        if (at == 0 || line.isEmpty() || !isQuoted(lines.get(at - 1)) || !isQuotedOrEnd(lines, at + 1)) {
            return false;
        }
        String before = lines.get(at - 1).strip();
        boolean closes = before.lastIndexOf('(') > before.lastIndexOf(')') && line.endsWith(")");
        String bare = line.endsWith(">") ? line.substring(0, line.length() - 1).strip() : line;
        boolean link = bare.startsWith("(http") && bare.endsWith(")");
        boolean openEnd = before.length() >= WRAPPED_AT && ".?!:".indexOf(before.charAt(before.length() - 1)) < 0;
        return closes || link || (openEnd && Character.isLowerCase(line.charAt(0)));
    }

    private static boolean isQuotedOrEnd(List<String> lines, int at) {
        return at >= lines.size() || isQuoted(lines.get(at)) || (lines.get(at).isBlank() && at + 1 >= lines.size());
    }

    /** Whether the quote that begins here is marked line by line; then unmarked lines after it are answers. */
    private static boolean answersBetween(List<String> lines, int from) {
        for (int i = from; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                return isQuoted(lines.get(i));
            }
        }
        return false;
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

    /** The line of underscores Outlook draws above the earlier mail. */
    private static void dropRule(List<String> kept) {
        while (!kept.isEmpty()
                && kept.get(kept.size() - 1).replace("_", "").replace("-", "").isBlank()) {
            kept.remove(kept.size() - 1);
        }
    }
}
