package org.ventanilla.hub.boot;

import org.ventanilla.hub.city.City;
import org.ventanilla.hub.console.ConsoleData.CityView;
import org.ventanilla.hub.console.ConsoleData.Named;

/** The city as the pages of the staff name it. */
final class ConsoleCity {
    private ConsoleCity() {}

    static CityView of(City city) {
        var taxonomy = city.taxonomy();
        return new CityView(
                city.name(),
                city.settings().timeZone(),
                city.settings().reportPrefix(),
                city.settings().incidentPrefix(),
                taxonomy.groups().stream()
                        .map(g -> new Named(g.code(), g.nameEs(), g.nameEn()))
                        .toList(),
                taxonomy.categories().stream()
                        .map(c -> new Named(c.code(), c.nameEs(), c.nameEn()))
                        .toList(),
                taxonomy.departments().stream()
                        .map(d -> new Named(d.code(), d.nameEs(), d.nameEn()))
                        .toList(),
                taxonomy.priorities().stream()
                        .map(p -> new Named(p.code(), p.nameEs(), p.nameEn()))
                        .toList());
    }
}
