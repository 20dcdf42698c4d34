package org.ventanilla.hub.understand;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a report says, before anything is made of it.
 *
 * @param text the reporter's words, of any length
 * @param languageHint two-letter code when the channel knows it
 * @param categoryHint code the reporter chose
 * @param points positions given by device, map, photo or operator
 * @param locationText the place in words when the channel has a field for it
 * @param channel channel type, for example {@code sms}
 */
public record Heard(
        String text,
        @Nullable String title,
        @Nullable String languageHint,
        @Nullable String categoryHint,
        List<Evidence> points,
        @Nullable String locationText,
        String channel) {

    public Heard {
        points = List.copyOf(points);
    }

    /** Only words. */
    public static Heard of(String text, String channel) {
        return new Heard(text, null, null, null, List.of(), null, channel);
    }

    /** The same with words before its own. */
    public Heard after(String words) {
        return new Heard(words + "\n" + text, title, languageHint, categoryHint, points, locationText, channel);
    }

    @Override
    public String toString() {
        return "Heard[" + channel + ", " + text.length() + " chars]";
    }
}
