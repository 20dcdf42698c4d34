package org.ventanilla.hub.understand;

import java.util.Optional;
import org.ventanilla.hub.city.City;
import org.ventanilla.hub.city.CityFiles;
import org.ventanilla.hub.city.Example;
import org.ventanilla.hub.classify.CategoryTraining;
import org.ventanilla.hub.classify.Classifying;

/** The city that comes with the project as its hub is on the first day: taught by the examples, and learned once for all tests. */
public final class Taught {
    public static final City CITY = City.load(CityFiles.folder());
    public static final Understanding UNDERSTANDING = learn();

    private Taught() {}

    private static Understanding learn() {
        var examples = new Understanding(CITY).samples(Example.read(CityFiles.folder(), CITY));
        var learned = Optional.of(new Classifying(CategoryTraining.ofExamples(examples)));
        return new Understanding(CITY, () -> learned);
    }
}
