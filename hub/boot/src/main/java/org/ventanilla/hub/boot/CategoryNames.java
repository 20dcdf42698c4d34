package org.ventanilla.hub.boot;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.city.Category;
import org.ventanilla.hub.city.City;

/** People search for "farola", not for ALU-01. */
final class CategoryNames {
    private CategoryNames() {}

    /** Codes of categories whose name, in any language, holds the words; those used before too, as they are shown. */
    static List<String> holding(City city, @Nullable String query) {
        if (query == null || query.isBlank()) {
            return List.of();
        }
        String words = query.strip().toLowerCase(Locale.ROOT);
        var taxonomy = city.taxonomy();
        return Stream.concat(taxonomy.categories().stream().map(Category::code), taxonomy.retired().stream())
                .filter(code ->
                        taxonomy.named(code).filter(c -> holds(c, words)).isPresent())
                .toList();
    }

    private static boolean holds(Category c, String words) {
        return (c.nameEs() + "\n" + c.nameEn()).toLowerCase(Locale.ROOT).contains(words);
    }
}
