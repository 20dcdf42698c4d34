package org.ventanilla.hub.understand;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.city.PlaceLanguage;

/** The words for kinds of streets, in all their spellings. */
final class StreetTypes {
    private final Map<String, WordSet> before = new LinkedHashMap<>();
    private final Map<String, WordSet> after = new LinkedHashMap<>();

    StreetTypes(PlaceLanguage language) {
        language.streetTypes().forEach((type, words) -> before.put(Texts.fold(type), new WordSet(words)));
        language.streetTypesAfter().forEach((type, words) -> after.put(Texts.fold(type), new WordSet(words)));
    }

    boolean isType(String folded) {
        return before.containsKey(folded);
    }

    /** The type whose first word has the index. */
    @Nullable StreetType at(List<Word> words, int index) {
        StreetType own = longest(before, words, index);
        return own != null ? own : longest(after, words, index);
    }

    /** The type that may follow a name, whose first word has the index. */
    @Nullable StreetType behind(List<Word> words, int index) {
        return longest(after, words, index);
    }

    private static @Nullable StreetType longest(Map<String, WordSet> types, List<Word> words, int index) {
        StreetType best = null;
        for (Map.Entry<String, WordSet> type : types.entrySet()) {
            int length = type.getValue().lengthAt(words, index);
            if (length > 0 && (best == null || length > best.length())) {
                best = new StreetType(type.getKey(), length);
            }
        }
        return best;
    }
}
