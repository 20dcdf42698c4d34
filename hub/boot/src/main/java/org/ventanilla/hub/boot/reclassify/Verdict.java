package org.ventanilla.hub.boot.reclassify;

import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.city.Category;
import org.ventanilla.hub.city.City;
import org.ventanilla.hub.understand.CategoryGuess;
import org.ventanilla.hub.understand.Understood;

/**
 * What is to become of one incident.
 *
 * @param to leaf code; null when it stays where it is
 * @param confidence of the words, 0 to 1; null when they were not asked
 */
record Verdict(@Nullable String to, Why why, @Nullable Double confidence) {

    /** Stable codes. */
    enum Why {
        /** The taxonomy says what took the place of its category. */
        REPLACED,
        /** Its words say it beyond doubt. */
        WORDS,
        /** Nothing took the place of its category, or it never had one, and its words leave a doubt. */
        DOUBT,
        /** There are no words of it, any more or at all. */
        NO_WORDS
    }

    /**
     * The verdict; words are asked only where the taxonomy has no answer. Pure.
     *
     * @param understood what its first report says by today's rules; null without words
     */
    static Verdict of(City city, String category, @Nullable Understood understood) {
        var taxonomy = city.taxonomy();
        var replaced = taxonomy.isRetired(category) ? taxonomy.current(category).map(Category::code) : null;
        if (replaced != null && replaced.isPresent()) {
            return new Verdict(replaced.get(), Why.REPLACED, null);
        }
        if (understood == null) {
            return new Verdict(null, Why.NO_WORDS, null);
        }
        String code = understood.filedUnder();
        Double confidence = understood.categories().stream()
                .filter(g -> g.code().equals(code))
                .map(CategoryGuess::confidence)
                .findFirst()
                .orElse(null);
        boolean moves = understood.categoryCertain()
                && !code.equals(category)
                && !code.equals(city.settings().unclassified());
        return moves ? new Verdict(code, Why.WORDS, confidence) : new Verdict(null, Why.DOUBT, confidence);
    }
}
