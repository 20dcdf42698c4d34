package org.ventanilla.hub.boot.reclassify;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.ventanilla.hub.city.City;
import org.ventanilla.hub.incident.CategoryFacts;
import org.ventanilla.hub.incident.Reclassifying;
import org.ventanilla.hub.understand.Heard;
import org.ventanilla.hub.understand.Understood;

/** The rooms that a re-classification asks. */
public interface Doors {
    City city();

    Reclassifying reclassifying();

    /** What these reports say, by id; those without words are left out. */
    Map<Long, Heard> words(List<Long> reports);

    Function<Heard, Understood> understanding();

    Optional<CategoryFacts> facts(String code);
}
