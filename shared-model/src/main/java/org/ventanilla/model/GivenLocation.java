package org.ventanilla.model;

import com.fasterxml.jackson.annotation.JsonAlias;
import org.jspecify.annotations.Nullable;

/**
 * Where the reporter says it is: a point (WGS 84, degrees), words, or both.
 *
 * @param accuracy radius in metres in which the point is believed to lie
 * @param obtained how the point came to be
 * @param text the place in the reporter's words, when the channel has a field for it
 */
public record GivenLocation(
        @Nullable @JsonAlias("latitude") Double lat,
        @Nullable @JsonAlias({"long", "lng", "longitude"}) Double lon,
        @Nullable @JsonAlias("accuracyM") Double accuracy,
        @Nullable Obtained obtained,
        @Nullable String text) {

    /** How a point came to be. */
    public enum Obtained {
        DEVICE,
        MAP,
        SHARED,
        EXIF,
        KIOSK,
        OPERATOR,
        OTHER
    }

    /** Whether there is a point at all. */
    public boolean hasPoint() {
        return lat != null && lon != null;
    }

    @Override
    public String toString() {
        return "GivenLocation[" + (hasPoint() ? "point" : "words") + "]";
    }
}
