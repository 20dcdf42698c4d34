package org.ventanilla.hub.api;

import java.util.Set;
import org.ventanilla.hub.city.City;

/** The words of the test city, as the program takes them from a real one. */
final class Words {
    private Words() {}

    static EventWords of(City city) {
        return new EventWords(
                code -> city.taxonomy().find(code).isPresent() ? Set.of(code) : Set.of(),
                "Centro"::equals,
                code -> city.taxonomy().department(code).isPresent());
    }
}
