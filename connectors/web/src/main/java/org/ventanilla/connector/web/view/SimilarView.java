package org.ventanilla.connector.web.view;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.ventanilla.model.SimilarAnswer.Known;

/**
 * The page between form and sending.
 *
 * @param known incidents it may be, the likeliest first
 * @param kept photos in the media room, as the form carries them
 */
public record SimilarView(Form form, String csrf, List<Known> known, List<String> kept, Instant now) {
    public SimilarView {
        known = List.copyOf(known);
        kept = List.copyOf(kept);
    }

    /** For how many days it is known. */
    public static long days(Known known, Instant now) {
        return Math.max(0, Duration.between(known.openedAt(), now).toDays());
    }
}
