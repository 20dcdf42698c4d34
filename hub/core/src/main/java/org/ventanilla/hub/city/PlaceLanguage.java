package org.ventanilla.hub.city;

import java.util.List;
import java.util.Map;

/**
 * How people of the city write places ({@code place_language.yaml}). Keys and words are as in the file; readers fold them.
 *
 * @param streetTypes spellings by canonical type
 * @param streetTypesAfter types said in another language, before or after the name
 * @param placeWords other words for what a place is, by the word its name begins with, folded
 * @param nameWords abbreviation to word
 * @param smsWords text message spelling to words
 * @param localNames what people say to what the gazetteer says
 * @param articles words that may be missing in a name
 * @param foldings pairs replaced in order before a tolerant comparison
 * @param houseNumbers word lists of the house number rules: markers, bridge, before_street, doors, not_after, not_before
 * @param maxHouseNumber the highest number that can be one
 * @param numberWords value by word
 * @param cues phrases by relation: at, front, near, corner, between, and, stop, asset, km, here, aside, introducing
 * @param lists further word lists: floor_words, needs_type, other_towns, number_joints, number_ranges, denials, thanks, courtesy,
 *     status_words, status_questions, still_words, rating_words
 * @param stopWords frequent words by language
 */
public record PlaceLanguage(
        Map<String, List<String>> streetTypes,
        Map<String, List<String>> streetTypesAfter,
        Map<String, List<String>> placeWords,
        Map<String, String> nameWords,
        Map<String, String> smsWords,
        Map<String, String> localNames,
        List<String> articles,
        List<Folding> foldings,
        Map<String, List<String>> houseNumbers,
        int maxHouseNumber,
        Map<String, Integer> numberWords,
        Map<String, List<String>> cues,
        Map<String, List<String>> lists,
        Map<String, List<String>> stopWords) {

    /** Letters written one way that count as another. */
    public record Folding(String from, String to) {}

    /** Phrases of a relation, empty when the file has none. */
    public List<String> cue(String relation) {
        return cues.getOrDefault(relation, List.of());
    }

    /** A word list, empty when the file has none. */
    public List<String> list(String name) {
        return lists.getOrDefault(name, List.of());
    }

    /** A word list of the house number rules, empty when the file has none. */
    public List<String> houseNumber(String name) {
        return houseNumbers.getOrDefault(name, List.of());
    }
}
