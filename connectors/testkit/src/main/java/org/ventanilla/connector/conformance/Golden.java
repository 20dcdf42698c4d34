package org.ventanilla.connector.conformance;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Files that say what once was, beside the samples they speak of. Where the build has only copied them into its folder of
 * test classes, what is written goes to where they came from as well.
 */
final class Golden {
    /** The system property that, when it says {@code write}, takes what is seen for right. */
    static final String PROPERTY = "ventanilla.conformance.golden";

    private static final String ENDING = ".golden.json";
    private static final Path CLASSES = Path.of("target", "test-classes");
    private static final Path SOURCES = Path.of("src", "test", "resources");

    private Golden() {}

    static boolean isRewritten() {
        return "write".equals(System.getProperty(PROPERTY));
    }

    /** All native items of a folder, by name; what is golden is none. */
    static List<Path> samples(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> !name(file).endsWith(ENDING)).sorted().toList();
        }
    }

    static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    /** {@code lamp.eml} has {@code lamp.golden.json}. */
    static Path beside(Path sample) {
        String name = name(sample);
        int dot = name.lastIndexOf('.');
        return sample.resolveSibling((dot < 0 ? name : name.substring(0, dot)) + ENDING);
    }

    /** Null when there is none yet. */
    static @Nullable String read(Path file) throws IOException {
        Path source = source(file);
        Path there = Files.exists(source) ? source : file;
        return Files.exists(there) ? Files.readString(there) : null;
    }

    /** Where it was written, or null where nothing can be: inside a jar. */
    static @Nullable Path write(Path file, String content) throws IOException {
        if (!file.getFileSystem().equals(FileSystems.getDefault())) {
            return null;
        }
        Path source = source(file);
        Files.writeString(source, content);
        if (!source.equals(file)) {
            Files.writeString(file, content);
        }
        return source;
    }

    /** The file itself when it is no copy. */
    private static Path source(Path file) {
        String classes = file.getFileSystem().getSeparator()
                + CLASSES
                + file.getFileSystem().getSeparator();
        String whole = file.toAbsolutePath().toString();
        int at = whole.lastIndexOf(classes);
        if (at < 0 || !file.getFileSystem().equals(FileSystems.getDefault())) {
            return file;
        }
        Path source = Path.of(whole.substring(0, at)).resolve(SOURCES).resolve(whole.substring(at + classes.length()));
        Path folder = source.getParent();
        return folder != null && Files.isDirectory(folder) ? source : file;
    }

    /** The names that only one of the two knows. */
    static Set<String> apart(Set<String> one, Set<String> other) {
        var apart = new TreeSet<>(one);
        apart.removeAll(other);
        return apart;
    }
}
