package org.ventanilla.connector.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystemAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds samples that travel with the tests, in a folder of classes as well as in a tests jar. */
public final class Samples {
    private Samples() {}

    /** A file or folder beside a class, or from the root when its name begins with a slash; null when there is none. */
    public static @Nullable Path beside(Class<?> owner, String name) {
        URL found = owner.getResource(name);
        try {
            return found == null ? null : path(found.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("a class loader gave an address that is none", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path path(URI address) throws IOException {
        if (address.getScheme().equals("jar")) {
            open(address);
        }
        return Path.of(address);
    }

    /** A jar is a file system of its own, to be opened once. It stays open: the rules read from it until the run ends. */
    private static void open(URI address) throws IOException {
        try {
            Object unused = FileSystems.newFileSystem(address, Map.of());
        } catch (FileSystemAlreadyExistsException again) {
            return; // the rule before this one opened it
        }
    }
}
