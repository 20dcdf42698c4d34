package org.ventanilla.hub.boot;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.city.City;
import picocli.CommandLine.Option;

/** The option that says whose taxonomy, places and words a command works with. */
final class CityFolder {
    @Option(names = "--city", description = "folder of the city's files (default: the one that comes with the program)")
    private @Nullable Path city;

    Path path() {
        String home = System.getProperty("ventanilla.home", ".");
        return city == null ? Path.of(home).resolve("config/santander") : city;
    }

    City load() {
        return City.load(path());
    }
}
