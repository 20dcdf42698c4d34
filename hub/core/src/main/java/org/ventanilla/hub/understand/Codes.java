package org.ventanilla.hub.understand;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.city.City;
import org.ventanilla.hub.understand.NumberReader.Read;

/** Finds codes that things of the street carry: the number on the pole of a stop, on a lamp, at a kilometre. */
final class Codes {
    private static final int BARE_CODE = 3;

    private final WordSet stopCue;
    private final WordSet assetCue;
    private final WordSet kmCue;
    private final WordSet markers;
    private final NumberReader numbers;

    Codes(City city) {
        var language = city.language();
        stopCue = new WordSet(language.cue("stop"));
        assetCue = new WordSet(language.cue("asset"));
        kmCue = new WordSet(language.cue("km"));
        markers = new WordSet(language.houseNumber("markers"));
        numbers = new NumberReader(language);
    }

    /** A code and the words it was said in. */
    record Code(String id, int from, int to) {}

    /** The number of a stop. */
    @Nullable Code stop(List<Word> words) {
        for (int i = 0; i < words.size(); i++) {
            int cue = stopCue.lengthAt(words, i);
            int at = afterMarkers(words, i + cue);
            Read read = cue == 0 ? null : numbers.at(words, at);
            // A one that is spelled out is an article: "they don't stop one bit".
            boolean article =
                    read != null && read.value() == 1 && !words.get(at).isDigits();
            if (read != null && !article && read.ending().isEmpty()) {
                return new Code(String.valueOf(read.value()), i, read.to());
            }
        }
        return null;
    }

    /** The code of a lamp, container or tree: digits, or letters with digits behind a dash. */
    @Nullable String asset(String text, List<Word> words) {
        for (int i = 0; i < words.size(); i++) {
            int cue = assetCue.lengthAt(words, i);
            int at = afterMarkers(words, i + cue);
            if (cue == 0 || at >= words.size() || words.get(at).breaks()) {
                continue;
            }
            int last = at + 1 < words.size() && words.get(at + 1).dashed() ? at + 1 : at;
            String code = text.substring(words.get(at).start(), words.get(last).end());
            boolean digits = code.chars().anyMatch(c -> c >= '0' && c <= '9');
            if (digits && (at > i + cue || code.length() >= BARE_CODE)) {
                return code;
            }
        }
        return null;
    }

    /** The kilometre of a road, a point for the comma. */
    @Nullable String kilometre(List<Word> words, String text) {
        for (int i = 0; i < words.size(); i++) {
            int cue = kmCue.lengthAt(words, i);
            int at = i + cue;
            if (cue == 0
                    || at >= words.size()
                    || !words.get(at).isDigits()
                    || words.get(at).breaks()) {
                continue;
            }
            int next = at + 1;
            boolean decimal = next < words.size()
                    && words.get(next).isDigits()
                    && words.get(next).start() == words.get(at).end() + 1
                    && ",.+".indexOf(text.charAt(words.get(at).end())) >= 0;
            return words.get(at).text() + (decimal ? "." + words.get(next).text() : "");
        }
        return null;
    }

    private int afterMarkers(List<Word> words, int from) {
        int at = from;
        int length = markers.lengthAt(words, at);
        while (length > 0) {
            at += length;
            length = markers.lengthAt(words, at);
        }
        return at;
    }
}
