package org.ventanilla.connector.email;

import java.util.List;

/**
 * The lines that offices put below the closing of every mail, without the line of RFC 3676 section 4.3 above them: a name,
 * what they are, where to reach them. A name alone below "Saludos" is the writer's own word and no card.
 */
final class VisitingCard {
    private static final int LONGEST_LINE = 80;
    private static final int FEWEST_LINES = 3;
    private static final int MOST_LINES = 12;
    private static final int PHONE_DIGITS = 9;

    private final ReplyLines marks;

    VisitingCard(ReplyLines marks) {
        this.marks = marks;
    }

    /** The lines up to the closing when nothing but a card follows it; all of them when not. */
    List<String> removed(List<String> lines) {
        int size = 0;
        boolean reachable = false;
        for (int i = lines.size() - 1; i > 0 && size <= MOST_LINES; i--) {
            String bare = ReplyLines.bare(lines.get(i));
            if (marks.isClosing(bare)) {
                return reachable && size >= FEWEST_LINES && hasWords(lines.subList(0, i))
                        ? lines.subList(0, i + 1)
                        : lines;
            }
            if (bare.length() > LONGEST_LINE || bare.endsWith("?") || bare.endsWith("!") || bare.endsWith(":")) {
                return lines;
            }
            size += bare.isEmpty() ? 0 : 1;
            reachable |= isContact(bare);
        }
        return lines;
    }

    private static boolean isContact(String bare) {
        return bare.contains("@")
                || bare.contains("www.")
                || bare.contains("://")
                || bare.chars().filter(Character::isDigit).count() >= PHONE_DIGITS;
    }

    private static boolean hasWords(List<String> lines) {
        return lines.stream().anyMatch(line -> !line.isBlank());
    }
}
