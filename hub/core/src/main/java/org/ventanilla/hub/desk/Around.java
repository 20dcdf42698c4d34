package org.ventanilla.hub.desk;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.incident.IncidentView;
import org.ventanilla.hub.understand.CategoryGuess;
import org.ventanilla.hub.understand.Understood;

/**
 * What is open near the place of words that somebody is typing.
 *
 * @param isPrivate what is spoken of is shown to nobody else: no incident is
 * @param incidents those that may be the same thing first, then the nearest
 */
public record Around(Sense understood, boolean isPrivate, List<Near> incidents) {
    /**
     * What the words were understood to say.
     *
     * @param category code it would be filed under
     * @param guesses codes, likeliest first
     * @param place name for show; absent when unknown
     * @param emergency whether the emergency number comes before anything else
     */
    public record Sense(
            String category,
            boolean certain,
            List<String> guesses,
            @Nullable String place,
            @Nullable Integer precisionM,
            @Nullable Double lat,
            @Nullable Double lon,
            boolean danger,
            boolean emergency) {
        static Sense of(Understood u) {
            var place = u.place();
            return new Sense(
                    u.filedUnder(),
                    u.categoryCertain(),
                    u.categories().stream().map(CategoryGuess::code).toList(),
                    place == null ? null : place.name(),
                    place == null ? null : place.precisionM(),
                    place == null ? null : place.lat(),
                    place == null ? null : place.lon(),
                    u.danger(),
                    u.emergency());
        }
    }

    /**
     * One incident.
     *
     * @param metres from the place of the words
     * @param same whether it may be the same thing
     */
    public record Near(IncidentView incident, int metres, boolean same) {}
}
