package org.ventanilla.hub.city;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** Reads {@code place_language.yaml}. */
final class LanguageFile {
    private static final List<String> LISTS = List.of(
            "floor_words",
            "needs_type",
            "other_towns",
            "number_joints",
            "number_ranges",
            "denials",
            "thanks",
            "courtesy",
            "status_words",
            "status_questions",
            "still_words",
            "rating_words");

    private LanguageFile() {}

    static PlaceLanguage read(Tree file) {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        Tree words = file.at("number_words");
        file.pairs("number_words").keySet().forEach(word -> numbers.put(word, words.whole(word)));
        Map<String, List<String>> lists = new LinkedHashMap<>();
        LISTS.forEach(name -> lists.put(name, file.texts(name)));
        expect(file, "street_types", "cues", "number_words", "stop_words", "fold_letters", "drop_articles");
        return new PlaceLanguage(
                file.lists("street_types"),
                file.lists("street_types_en"),
                file.lists("place_words"),
                file.pairs("name_words"),
                file.pairs("sms_words"),
                file.pairs("local_names"),
                file.texts("drop_articles"),
                foldings(file),
                file.lists("house_number"),
                file.at("house_number").whole("max"),
                Map.copyOf(numbers),
                file.lists("cues"),
                lists,
                file.lists("stop_words"));
    }

    private static List<PlaceLanguage.Folding> foldings(Tree file) {
        return StreamSupport.stream(file.at("fold_letters").json().spliterator(), false)
                .map(pair -> new PlaceLanguage.Folding(
                        pair.path(0).asText(), pair.path(1).asText()))
                .toList();
    }

    private static void expect(Tree file, String... fields) {
        for (String field : fields) {
            if (!file.at(field).exists()) {
                file.problems().add(file.where() + ": " + field + ": expected words");
            }
        }
    }
}
