package org.ventanilla.connector.conformance;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.ventanilla.model.Submission;
import org.ventanilla.model.Wire;

/** Where something was said that must not be: secrets anywhere, citizens' words and contacts in a log line. */
final class Leaks {
    private static final int SHOWN = 160;

    private Leaks() {}

    /** Never repeats what leaked. */
    static List<String> of(Subject subject, List<Item> items, List<String> lines, List<Submission> told) {
        var found = new ArrayList<String>();
        Set<String> private_ = new LinkedHashSet<>();
        for (Item item : items) {
            private_.add(item.mark());
            private_.add(item.from());
        }
        for (String line : lines) {
            scan(found, "a log line holds a secret", line, subject.secrets());
            scan(found, "a log line holds a citizen's words or contact", line, private_);
        }
        for (Submission submission : told) {
            scan(found, "a submission holds a secret", Wire.write(submission), subject.secrets());
        }
        return found;
    }

    private static void scan(List<String> found, String what, String text, Set<String> words) {
        if (words.stream().anyMatch(word -> !word.isBlank() && text.contains(word))) {
            String shown = text;
            for (String word : words) {
                shown = word.isBlank() ? shown : shown.replace(word, "***");
            }
            found.add(what + ": " + shown.substring(0, Math.min(SHOWN, shown.length())));
        }
    }
}
