package org.ventanilla.hub.understand;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ventanilla.model.Submission.Kind;

/**
 * What was made of a report.
 *
 * @param language two-letter code
 * @param categories at most three guesses, likeliest first
 * @param categoryCertain false when a person should choose among the guesses
 * @param filedUnder the code to file it under: the first guess, or the taxonomy's code for what a person must look at
 * @param place absent when unknown
 * @param danger whether somebody may get hurt
 * @param emergency whether the emergency number must be shown before anything else
 * @param statedPlace the reporter's own words for the place, without floor or door
 * @param houseNumber as stated
 * @param remarks stable codes: place-unknown, place-outside, place-other-town, place-self, coordinates-swapped,
 *     coordinates-invalid, exif-elsewhere, category-unknown, category-retired:CODE, text-cut, asset-number:CODE, km-point:N
 * @param sought a street that is named and not known, when nothing else says well where it is
 */
public record Understood(
        String language,
        List<CategoryGuess> categories,
        boolean categoryCertain,
        String filedUnder,
        @Nullable PlaceGuess place,
        boolean danger,
        boolean emergency,
        Kind kind,
        @Nullable String statedPlace,
        @Nullable Integer houseNumber,
        List<String> remarks,
        @Nullable Sought sought) {

    /** The same with another view of whether somebody may get hurt. */
    public Understood dangerous(boolean known) {
        return new Understood(
                language,
                categories,
                categoryCertain,
                filedUnder,
                place,
                known,
                emergency,
                kind,
                statedPlace,
                houseNumber,
                remarks,
                sought);
    }

    @Override
    public String toString() {
        return "Understood[" + filedUnder + ", " + language + ", " + remarks + "]";
    }
}
