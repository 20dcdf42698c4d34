package org.ventanilla.connector.email;

import java.util.List;
import java.util.Locale;

/** How mail programs begin the subject of an answer for somebody who is away. A person's answer to one begins with "Re:". */
final class AwaySubjects {
    private static final List<String> BEGINNINGS = Resources.text("away-subjects.txt")
            .lines()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .toList();

    private AwaySubjects() {}

    static boolean isOne(String subject) {
        int colon = subject.indexOf(':');
        return colon > 0
                && BEGINNINGS.contains(subject.substring(0, colon).strip().toLowerCase(Locale.ROOT));
    }
}
