package org.ventanilla.hub.understand;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ventanilla.model.Submission.Kind;

/**
 * What a report says, before anything is made of it.
 *
 * @param text the reporter's words, of any length
 * @param languageHint two-letter code when the channel knows it
 * @param categoryHint code the reporter chose
 * @param kindHint what the reporter says it is: something broken, a request or a suggestion
 * @param points positions given by device, map, photo or operator
 * @param locationText the place in words when the channel has a field for it
 * @param channel channel type, for example {@code sms}
 * @param elsewhere where others say that the street is which the gazetteer does not have; absent when nobody was asked
 */
public record Heard(
        String text,
        @Nullable String title,
        @Nullable String languageHint,
        @Nullable String categoryHint,
        @Nullable Kind kindHint,
        List<Evidence> points,
        @Nullable String locationText,
        String channel,
        @Nullable PlaceGuess elsewhere) {

    public Heard {
        points = List.copyOf(points);
    }

    /** Only words. */
    public static Heard of(String text, String channel) {
        return new Heard(text, null, null, null, null, List.of(), null, channel, null);
    }

    /** The same with words before its own. */
    public Heard after(String words) {
        return new Heard(
                words + "\n" + text,
                title,
                languageHint,
                categoryHint,
                kindHint,
                points,
                locationText,
                channel,
                elsewhere);
    }

    /** The same with what others said of the street that was sought. */
    public Heard found(PlaceGuess place) {
        return new Heard(text, title, languageHint, categoryHint, kindHint, points, locationText, channel, place);
    }

    @Override
    public String toString() {
        return "Heard[" + channel + ", " + text.length() + " chars]";
    }
}
