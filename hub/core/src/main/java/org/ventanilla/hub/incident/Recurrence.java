package org.ventanilla.hub.incident;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How often something came back. Links, not merges: each time is an incident of its own.
 *
 * @param earlier incidents at the same place that were closed before the next began, newest first
 * @param asset number of the thing concerned, as somebody read it; null when nobody did
 * @param ofAsset other incidents of the same sort about that thing that came before, newest first
 */
public record Recurrence(List<Long> earlier, @Nullable String asset, List<Long> ofAsset) {
    /** The first time, for all that is known. */
    public static final Recurrence NONE = new Recurrence(List.of(), null, List.of());

    public Recurrence {
        earlier = List.copyOf(earlier);
        ofAsset = List.copyOf(ofAsset);
    }

    /** How often it came back to this place: 1 for the second time. */
    public int times() {
        return earlier.size();
    }
}
