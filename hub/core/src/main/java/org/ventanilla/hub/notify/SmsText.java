package org.ventanilla.hub.notify;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Keeps a text message within two segments: every further one costs money and many telephones show them as several
 * messages. What is cut is what the page behind the link says in full. Pure.
 */
final class SmsText {
    /** Two concatenated segments of 153 septets (3GPP TS 23.040 §9.2.3.24.1). */
    static final int MAX_SEPTETS = 306;

    private static final String CUT = "...";
    /** In the order in which they are given up. */
    private static final List<String> SHORTENED = List.of("statusText", "place", "category");

    private SmsText() {}

    /** @param render the template, given its fields */
    static String of(Map<String, Object> fields, Function<Map<String, Object>, String> render) {
        var shortened = new LinkedHashMap<>(fields);
        String text = Gsm7.fold(render.apply(shortened));
        for (String field : SHORTENED) {
            int over = Gsm7.septets(text) - MAX_SEPTETS;
            if (over > 0 && shortened.get(field) instanceof String words && !words.isEmpty()) {
                shortened.put(field, shortened(Gsm7.fold(words), over));
                text = Gsm7.fold(render.apply(shortened));
            }
        }
        return text;
    }

    private static String shortened(String words, int by) {
        int keep = words.length() - by - CUT.length();
        return keep <= 0 ? "" : words.substring(0, keep).strip() + CUT;
    }
}
