package org.ventanilla.connector.email;

import java.util.ArrayList;
import java.util.List;

/**
 * Tells the lines of earlier mails from the writer's own. Answers between quoted lines stay, and so does a line that the
 * writer began with {@code >} where nothing is quoted yet. Linear in the length of the text.
 */
final class Quotes {
    private static final int WRAPPED_AT = 60;

    private final ReplyLines marks;
    private final Introductions introductions;

    Quotes(ReplyLines marks) {
        this.marks = marks;
        this.introductions = new Introductions(marks);
    }

    /** @param reply whether the mail says that it answers one; then quotes need no line that introduces them */
    List<String> removed(List<String> lines, boolean reply) {
        int first = firstIntroduction(lines);
        int quotesFrom = first < lines.size() ? first : reply ? 0 : lines.size();
        var kept = new ArrayList<String>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (marks.isForwardMark(ReplyLines.bare(line))) {
                kept.addAll(lines.subList(i, lines.size()));
                return kept;
            }
            if (isCopy(lines, i)) {
                dropRule(kept);
                return kept;
            }
            int introduction = introductions.lengthAt(lines, i);
            if (introduction > 0 && !answersBetween(lines, i + introduction)) {
                return kept;
            }
            if (introduction > 0) {
                i += introduction - 1;
            } else if (i < quotesFrom || (!isQuoted(line) && !isRestOfQuote(lines, i))) {
                kept.add(line);
            }
        }
        return kept;
    }

    static boolean isQuoted(String line) {
        return line.startsWith(">") || line.startsWith(" >");
    }

    /** The earlier mail stands below, unmarked. */
    private boolean isCopy(List<String> lines, int at) {
        return marks.isOriginalMark(ReplyLines.bare(lines.get(at))) || introductions.isHeaderBlock(lines, at);
    }

    /** Where the first quote is introduced, be it within a quote as iPhones do; the number of lines when none is. */
    private int firstIntroduction(List<String> lines) {
        var unmarked = lines.stream().map(Quotes::withoutMark).toList();
        for (int i = 0; i < lines.size(); i++) {
            boolean quoted = isQuoted(lines.get(i)) && introductions.lengthAt(unmarked, i) > 0;
            if (quoted || isCopy(lines, i) || introductions.lengthAt(lines, i) > 0) {
                return i;
            }
        }
        return lines.size();
    }

    private static String withoutMark(String line) {
        int from = 0;
        while (from < line.length() && (line.charAt(from) == '>' || line.charAt(from) == ' ')) {
            from++;
        }
        return line.substring(from);
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

    /** The line of underscores Outlook draws above the earlier mail. */
    private static void dropRule(List<String> kept) {
        while (!kept.isEmpty()
                && kept.get(kept.size() - 1).replace("_", "").replace("-", "").isBlank()) {
            kept.remove(kept.size() - 1);
        }
    }
}
