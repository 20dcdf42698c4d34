package org.ventanilla.hub.boot;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.city.Category;
import org.ventanilla.hub.city.City;
import org.ventanilla.hub.incident.SearchWords;
import org.ventanilla.hub.incident.SearchWords.Named;
import org.ventanilla.hub.publish.Folding;

/** People search for "farola", not for ALU-01. */
final class CategoryNames {
    private CategoryNames() {}

    /** Categories whose name, in any language, holds a word of the query; those used before too, as they are shown. */
    static List<Named> holding(City city, @Nullable String query) {
        List<String> words = SearchWords.of(query);
        var found = new ArrayList<Named>();
        if (words.isEmpty()) {
            return found;
        }
        var taxonomy = city.taxonomy();
        Stream.concat(taxonomy.categories().stream().map(Category::code), taxonomy.retired().stream())
                .forEach(code -> taxonomy.named(code).map(CategoryNames::names).ifPresent(names -> words.stream()
                        .filter(names::contains)
                        .forEach(word -> found.add(new Named(word, code)))));
        return found;
    }

    private static String names(Category c) {
        return Folding.fold(c.nameEs() + "\n" + c.nameEn());
    }
}
