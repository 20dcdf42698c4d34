package org.ventanilla.hub.boot;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.city.Category;
import org.ventanilla.hub.city.City;

/** People search for "farola", not for ALU-01. */
final class CategoryNames {
    private CategoryNames() {}

    /** Codes of categories whose name, in any language, holds the words. */
    static List<String> holding(City city, @Nullable String query) {
        if (query == null || query.isBlank()) {
            return List.of();
        }
        String words = query.strip().toLowerCase(Locale.ROOT);
        return city.taxonomy().categories().stream()
                .filter(c -> (c.nameEs() + "\n" + c.nameEn())
                        .toLowerCase(Locale.ROOT)
                        .contains(words))
                .map(Category::code)
                .toList();
    }
}
