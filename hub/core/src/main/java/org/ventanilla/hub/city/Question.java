package org.ventanilla.hub.city;

import java.util.List;
import java.util.Set;

/**
 * What the city wants to know of one kind of report, beyond what and where; Open311 calls it an attribute.
 *
 * @param type one of {@link #TYPES}
 * @param order its place among the questions of its category, from 1
 * @param choices what can be answered, for lists; else empty
 */
public record Question(
        String code, String textEs, String textEn, String type, boolean required, int order, List<Choice> choices) {

    /** The only kinds of answer that programs of others know how to ask for. */
    public static final Set<String> TYPES =
            Set.of("string", "number", "datetime", "text", "singlevaluelist", "multivaluelist");

    /** One possible answer. */
    public record Choice(String key, String nameEs, String nameEn) {
        /** Name in the language, Spanish for any that is not English. */
        public String name(String language) {
            return language.startsWith("en") ? nameEn : nameEs;
        }
    }

    /** The question in the language, Spanish for any that is not English. */
    public String text(String language) {
        return language.startsWith("en") ? textEn : textEs;
    }

    public boolean isList() {
        return type.endsWith("valuelist");
    }
}
