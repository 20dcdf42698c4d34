package org.ventanilla.hub.boot;

import java.util.Locale;
import java.util.Optional;
import org.ventanilla.hub.api.CategoryApi;
import org.ventanilla.hub.city.Category;
import org.ventanilla.hub.city.City;
import org.ventanilla.hub.incident.CategoryFacts;

/** The city's categories as the incident room wants them. */
final class CategoryBook {
    private CategoryBook() {}

    static CategoryApi.Codes codes(City city) {
        var taxonomy = city.taxonomy();
        return new CategoryApi.Codes(
                code -> find(city, code),
                code -> taxonomy.isRetired(code) ? taxonomy.current(code).map(Category::code) : Optional.empty());
    }

    static Optional<CategoryFacts> find(City city, String code) {
        return city.taxonomy()
                .find(code)
                .map(c -> new CategoryFacts(
                        c.code(),
                        city.taxonomy().kind(c.code()).name().toLowerCase(Locale.ROOT),
                        c.priority(),
                        c.department(),
                        c.isPublic(),
                        c.slaHours()));
    }
}
