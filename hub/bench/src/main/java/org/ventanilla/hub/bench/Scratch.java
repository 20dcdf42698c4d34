package org.ventanilla.hub.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;

/** A folder for one measurement, gone with everything in it when that ends. */
record Scratch(Path dir) implements AutoCloseable {

    Scratch {
        try {
            // Servers with users of their own read below it.
            Files.setPosixFilePermissions(dir, PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    Path folder(String name) throws IOException {
        return Files.createDirectories(dir.resolve(name));
    }

    @Override
    public void close() throws IOException {
        List<Path> all;
        try (var paths = Files.walk(dir)) {
            all = paths.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            Files.deleteIfExists(path);
        }
    }
}
