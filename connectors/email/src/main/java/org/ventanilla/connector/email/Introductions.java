package org.ventanilla.connector.email;

import java.util.List;

/**
 * Finds where a quote of an earlier mail begins: the line or lines that say who wrote when, or the block of header lines
 * that Outlook copies. Looks at a few lines only, so the work is linear in the text.
 */
final class Introductions {
    private static final int MOST_LINES = 4;
    /** With the address on lines of its own, as some programs break it. */
    private static final int MOST_BROKEN_LINES = 7;

    private static final int MOST_LENGTH = 400;
    private static final int HEADER_BLOCK_LINES = 6;
    private static final int YEAR_DIGITS = 4;

    private final ReplyLines marks;

    Introductions(ReplyLines marks) {
        this.marks = marks;
    }

    /** How many lines from here introduce a quote ("On Monday … wrote:"), 0 when they do not. */
    int lengthAt(List<String> lines, int at) {
        String first = ReplyLines.bare(lines.get(at));
        if (first.isEmpty() || Quotes.isQuoted(lines.get(at))) {
            return 0;
        }
        if (goesOnWithQuote(first)) {
            return 1;
        }
        int most = first.length() > MOST_LENGTH ? 0 : mostLines(first);
        var joined = new StringBuilder();
        for (int n = 1; n <= most && at + n <= lines.size() && joined.length() <= MOST_LENGTH; n++) {
            String line = ReplyLines.bare(lines.get(at + n - 1));
            boolean broken = line.isEmpty() || line.startsWith(">");
            if (n > 1 && broken && (most < MOST_BROKEN_LINES || isWholeQuote(line))) {
                return 0;
            }
            if (n > 2 && lines.get(at + n - 2).isBlank() && beginsDated(line)) {
                // That one introduces the quote; above it stand words of the writer.
                return 0;
            }
            joined.append(n > 1 ? " " : "").append(line);
            if (introduces(joined.toString(), isQuotedNext(lines, at + n))) {
                return n;
            }
        }
        return 0;
    }

    private int mostLines(String first) {
        if (beginsDated(first)) {
            return MOST_BROKEN_LINES;
        }
        boolean goesOn = marks.beginsIntroduction(first)
                || marks.beginsCitation(first)
                || hasTimeOrYear(first)
                || first.indexOf('@') >= 0
                || first.endsWith("<");
        return goesOn ? MOST_LINES : 1;
    }

    private boolean beginsDated(String bare) {
        return marks.beginsIntroduction(bare) && hasTimeOrYear(bare);
    }

    /** Whether the earlier mail follows on the same line, as Yahoo's apps have it. */
    private boolean goesOnWithQuote(String bare) {
        int address = bare.indexOf('@');
        int bracket = bare.indexOf('>', Math.max(0, address));
        int colon = bare.indexOf(':', Math.max(0, bracket));
        return address > 0
                && bracket > 0
                && colon > 0
                && colon < MOST_LENGTH
                && colon + 1 < bare.length()
                && beginsDated(bare.substring(0, address))
                && marks.endsWithVerb(bare.substring(0, colon));
    }

    /** A marked line that is not just the end of a broken address ({@code > wrote:}). */
    private boolean isWholeQuote(String line) {
        String said = withoutColon(line.replace(">", "").strip());
        return line.startsWith(">") && (said.isEmpty() || !marks.endsWithVerb(said) || said.indexOf(' ') >= 0);
    }

    private boolean introduces(String line, boolean quotedNext) {
        boolean ruled = ReplyLines.isRuled(line);
        String words = ruled ? withoutRule(line) : line;
        boolean colon = words.endsWith(":") || words.endsWith("：");
        String said = withoutColon(words);
        boolean address = said.indexOf('@') >= 0;
        boolean dated = hasTimeOrYear(said);
        if (ruled) {
            return marks.endsWithVerb(said);
        }
        if (colon && marks.beginsCitation(said)) {
            return address || quotedNext;
        }
        if (colon && marks.containsVerb(said)) {
            return address || dated || (quotedNext && hasDigit(said));
        }
        if (marks.beginsIntroduction(said) && marks.endsWithVerb(said)) {
            return address || dated;
        }
        // No word for "wrote" at all: a date and an address in brackets.
        boolean bracketed = address && (said.endsWith(">") || said.endsWith(")") || said.endsWith("]"));
        return bracketed && dated(said, quotedNext) && (colon || quotedNext);
    }

    private static boolean dated(String said, boolean quotedNext) {
        return hasTimeOrYear(said)
                && (quotedNext || said.chars().filter(Character::isDigit).count() > YEAR_DIGITS);
    }

    private boolean isQuotedNext(List<String> lines, int from) {
        for (int i = from; i < lines.size() && i < from + 3; i++) {
            if (!lines.get(i).isBlank()) {
                return Quotes.isQuoted(lines.get(i)) && isWholeQuote(ReplyLines.bare(lines.get(i)));
            }
        }
        return false;
    }

    /** Outlook's style: the earlier mail follows unmarked below a few header lines. */
    boolean isHeaderBlock(List<String> lines, int at) {
        String first = ReplyLines.bare(lines.get(at));
        if (!marks.isFrom(first) && !marks.isSent(first)) {
            return false;
        }
        int kinds = 0;
        boolean from = false;
        boolean[] seen = new boolean[3];
        for (String line : lines.subList(at, Math.min(lines.size(), at + HEADER_BLOCK_LINES))) {
            String bare = ReplyLines.bare(line);
            from |= marks.isFrom(bare);
            seen[0] |= marks.isSent(bare);
            seen[1] |= marks.isTo(bare);
            seen[2] |= marks.isSubject(bare);
        }
        for (boolean one : seen) {
            kinds += one ? 1 : 0;
        }
        return from && kinds >= 2;
    }

    private static String withoutColon(String line) {
        return line.endsWith(":") || line.endsWith("：")
                ? line.substring(0, line.length() - 1).strip()
                : line;
    }

    private static String withoutRule(String line) {
        int from = 0;
        int to = line.length();
        while (from < to && isRule(line.charAt(from))) {
            from++;
        }
        while (to > from && isRule(line.charAt(to - 1))) {
            to--;
        }
        return line.substring(from, to).strip();
    }

    private static boolean isRule(char c) {
        return c == '-' || c == '_' || c == ' ';
    }

    private static boolean hasDigit(String line) {
        return line.chars().anyMatch(c -> c >= '0' && c <= '9');
    }

    /** {@code 10:05}, {@code 18.30} or a year of this or the last century. */
    private static boolean hasTimeOrYear(String line) {
        int run = 0;
        for (int i = 0; i <= line.length(); i++) {
            char c = i < line.length() ? line.charAt(i) : ' ';
            if (c >= '0' && c <= '9') {
                run++;
                continue;
            }
            boolean year = run == YEAR_DIGITS && (line.startsWith("19", i - run) || line.startsWith("20", i - run));
            boolean time = run > 0 && run <= 2 && (c == ':' || c == '.') && isTwoDigits(line, i + 1);
            if (year || time) {
                return true;
            }
            run = 0;
        }
        return false;
    }

    private static boolean isTwoDigits(String line, int at) {
        return at + 1 < line.length() && Character.isDigit(line.charAt(at)) && Character.isDigit(line.charAt(at + 1));
    }
}
