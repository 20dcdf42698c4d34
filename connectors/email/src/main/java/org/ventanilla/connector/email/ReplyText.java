package org.ventanilla.connector.email;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The writer's own words in a mail: quotes of earlier mails and signatures left out, answers between quoted lines kept.
 * For show only, the full text is always stored too; so when in doubt a line stays, and nothing is ever emptied. Linear in
 * the length of the text.
 */
final class ReplyText {
    private static final int MAX_INTRODUCTION_LINES = 4;
    private static final int HEADER_BLOCK_LINES = 6;
    private static final int MAX_SIGNATURE_LINES = 12;

    private final ReplyLines marks;

    ReplyText(ReplyLines marks) {
        this.marks = marks;
    }

    /** Null when there is nothing to leave out, so that the text shows whole. */
    @Nullable String of(String text, String subject) {
        if (marks.isForward(subject)) {
            return null;
        }
        var lines = List.of(text.split("\n", -1));
        String own = String.join("\n", withoutSignature(own(lines))).strip();
        return own.isBlank() || own.equals(text.strip()) ? null : own;
    }

    private List<String> own(List<String> lines) {
        var kept = new ArrayList<String>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (marks.isForwardMark(line)) {
                kept.addAll(lines.subList(i, lines.size()));
                return kept;
            }
            if (isQuoted(line)) {
                continue;
            }
            if (marks.isOriginalMark(line) || isHeaderBlock(lines, i)) {
                dropRule(kept);
                return kept;
            }
            int introduction = introductionLength(lines, i);
            if (introduction == 0) {
                kept.add(line);
            } else if (answersBetween(lines, i + introduction)) {
                i += introduction - 1;
            } else {
                return kept;
            }
        }
        return kept;
    }

    private static boolean isQuoted(String line) {
        return line.startsWith(">") || line.startsWith(" >");
    }

    /** Outlook's style: the earlier mail follows unmarked below a few header lines. */
    private boolean isHeaderBlock(List<String> lines, int at) {
        boolean from = marks.isFrom(lines.get(at));
        boolean sent = marks.isSent(lines.get(at));
        boolean to = false;
        if (!from && !sent) {
            return false;
        }
        for (String line : lines.subList(at + 1, Math.min(lines.size(), at + HEADER_BLOCK_LINES))) {
            from |= marks.isFrom(line);
            sent |= marks.isSent(line);
            to |= marks.isTo(line);
        }
        return from && sent && to;
    }

    /** How many lines from here introduce a quote ("On Monday … wrote:"), 0 when they do not. Long ones are wrapped. */
    private int introductionLength(List<String> lines, int at) {
        if (lines.get(at).isBlank()) {
            return 0;
        }
        int most = marks.beginsIntroduction(lines.get(at)) ? MAX_INTRODUCTION_LINES : 1;
        for (int n = 1; n <= most && at + n <= lines.size(); n++) {
            String last = lines.get(at + n - 1);
            if (last.isBlank() || isQuoted(last)) {
                return 0;
            }
            String joined = String.join(" ", lines.subList(at, at + n));
            if (marks.introducesQuote(joined)) {
                return looksLikeIntroduction(joined) ? n : 0;
            }
        }
        return 0;
    }

    /** "El vecino escribió:" is a sentence; an introduction names a time or an address. */
    private static boolean looksLikeIntroduction(String line) {
        return line.chars().anyMatch(Character::isDigit) || line.indexOf('@') >= 0 || line.indexOf('<') >= 0;
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
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            boolean delimiter = line.equals("-- ") || line.equals("--");
            if (delimiter && hasWords(kept) && lines.size() - i <= MAX_SIGNATURE_LINES + 1) {
                return kept;
            }
            if (!marks.isPhoneSignature(line)) {
                kept.add(line);
            }
        }
        return kept;
    }

    private static boolean hasWords(List<String> lines) {
        return lines.stream().filter(Objects::nonNull).anyMatch(line -> !line.isBlank());
    }

    /** The line of underscores Outlook draws above the earlier mail. */
    private static void dropRule(List<String> kept) {
        while (!kept.isEmpty()
                && kept.get(kept.size() - 1).replace("_", "").replace("-", "").isBlank()) {
            kept.remove(kept.size() - 1);
        }
    }
}
