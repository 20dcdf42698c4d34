package org.ventanilla.connector.workshop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** What {@code new-connector} made, built as Maven builds it: classes and resources, two jars. */
record Made(Path folder) {
    /** Both trees in one folder, as a class path has them. */
    Path classes() throws IOException {
        return built("src", folder.resolve("classes"));
    }

    /** The connector's jar, with its tests jar beside it. */
    Path jar() throws IOException {
        Path target = Files.createDirectories(folder.resolve("target"));
        Path all = classes();
        Path jar = target.resolve(folder.getFileName() + "-1.0.0.jar");
        packed(built("src/main", folder.resolve("main-classes")), jar);
        packed(all, target.resolve(folder.getFileName() + "-1.0.0-tests.jar"));
        return jar;
    }

    private Path built(String tree, Path classes) throws IOException {
        var arguments =
                new ArrayList<>(List.of("-d", Files.createDirectories(classes).toString(), "-proc:none"));
        try (Stream<Path> files = Files.walk(folder.resolve(tree))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (file.toString().endsWith(".java")) {
                    arguments.add(file.toString());
                } else if (file.toString().contains("/resources/")) {
                    String path = file.toString().replaceFirst(".*/resources/", "");
                    Files.createDirectories(classes.resolve(path).getParent());
                    Files.copy(file, classes.resolve(path));
                }
            }
        }
        int ended = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new));
        if (ended != 0) {
            throw new AssertionError("does not compile: " + tree);
        }
        return classes;
    }

    private static void packed(Path classes, Path jar) throws IOException {
        try (var out = new JarOutputStream(Files.newOutputStream(jar));
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(new JarEntry(classes.relativize(file).toString()));
                out.write(Files.readAllBytes(file));
                out.closeEntry();
            }
        }
    }

    /** The text of a file of it is changed, as an author changes it. */
    Made with(String file, String before, String after) throws IOException {
        Path path = folder.resolve(file);
        String text = Files.readString(path);
        if (!text.contains(before)) {
            throw new AssertionError(file + " does not say " + before);
        }
        Files.writeString(path, text.replace(before, after));
        return this;
    }
}
