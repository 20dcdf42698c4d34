package org.ventanilla.hub.transcript;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.ventanilla.model.Submission;

/**
 * One sentence as a machine heard it.
 *
 * @param confidence 0 to 1; null when the machine tells none
 */
public record Sentence(String words, @Nullable Double confidence) {
    /** Nobody says more that matters in one call; each is understood for itself. */
    private static final int MOST = 60;
    /** A machine that does not say how sure it is may well be wrong. */
    private static final double UNTOLD = 0.5;

    private static final Pattern END = Pattern.compile("(?<=[.!?…])\\s+|\\R+");

    /** The sentences of these texts, in their order. */
    static List<Sentence> of(List<Submission.Text> texts) {
        List<Sentence> all = new ArrayList<>();
        for (Submission.Text text : texts) {
            END.splitAsStream(text.shown())
                    .map(String::strip)
                    .filter(words -> !words.isEmpty())
                    .forEach(words -> all.add(new Sentence(words, text.confidence())));
        }
        return List.copyOf(all.subList(0, Math.min(MOST, all.size())));
    }

    double sure() {
        double told = Objects.requireNonNullElse(confidence, UNTOLD);
        return Math.max(0, Math.min(1, told));
    }

    /** Citizens' words stay out of logs. */
    @Override
    public String toString() {
        return "Sentence[" + words.length() + " chars]";
    }
}
