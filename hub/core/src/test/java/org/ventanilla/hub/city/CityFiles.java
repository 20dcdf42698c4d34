package org.ventanilla.hub.city;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;

/** Finds the city that comes with the project, from whichever module a test is run. */
public final class CityFiles {
    private CityFiles() {}

    /** The folder {@code config/santander}. */
    public static Path folder() {
        return upwards(Path.of("config", "santander"));
    }

    /** The nearest folder of that name in this folder or one above it. */
    public static Path upwards(Path name) {
        Path start = Path.of("").toAbsolutePath();
        return Stream.iterate(start, Objects::nonNull, Path::getParent)
                .map(folder -> folder.resolve(name))
                .filter(Files::isDirectory)
                .findFirst()
                .orElse(start.resolve(name));
    }
}
