package org.ventanilla.hub.notify;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Keeps a text message within the segments its template states: every further one costs money and many telephones show them
 * as several messages. What is cut is what the page behind the link says in full. Pure.
 */
final class SmsText {
    private static final String CUT = "...";
    /** In the order in which they are given up. */
    private static final List<String> SHORTENED = List.of("statusText", "question", "place", "category", "here");

    private SmsText() {}

    /**
     * A text that fits.
     *
     * @param segments at most so many
     * @param render the template, given its fields
     */
    static String of(Map<String, Object> fields, int segments, Function<Map<String, Object>, String> render) {
        var shortened = new LinkedHashMap<>(fields);
        String text = Gsm7.fold(render.apply(shortened));
        for (String field : SHORTENED) {
            if (Gsm7.segments(text) > segments && shortened.get(field) instanceof String words && !words.isEmpty()) {
                text = shortened(shortened, field, segments, render);
            }
        }
        return text;
    }

    /** The longest beginning of the field with which the text fits; without the field when it never does. */
    private static String shortened(
            Map<String, Object> fields, String field, int segments, Function<Map<String, Object>, String> render) {
        String words = Gsm7.fold(String.valueOf(fields.get(field)));
        int least = 0;
        int most = words.length();
        while (least < most) {
            int middle = (least + most + 1) / 2;
            fields.put(field, words.substring(0, middle).strip() + CUT);
            boolean fits = Gsm7.segments(Gsm7.fold(render.apply(fields))) <= segments;
            least = fits ? middle : least;
            most = fits ? most : middle - 1;
        }
        fields.put(field, least == 0 ? "" : words.substring(0, least).strip() + CUT);
        return Gsm7.fold(render.apply(fields));
    }
}
