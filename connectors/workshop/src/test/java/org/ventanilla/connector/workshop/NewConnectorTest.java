package org.ventanilla.connector.workshop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ventanilla.connector.conformance.Conformance;
import org.ventanilla.connector.conformance.PrintedReport;
import org.ventanilla.connector.conformance.Result;
import org.ventanilla.connector.conformance.Subject;

class NewConnectorTest {
    @Test
    void what_is_made_passes_the_whole_kit_as_it_is(@TempDir Path folder) throws Exception {
        assertThat(Workshop.line().execute("new-connector", "fax", "--into", folder.toString()))
                .isZero();
        Path made = folder.resolve("fax");
        assertThat(text(made)).noneMatch(file -> file.contains("@name@") || file.contains("@Name@"));
        Path classes = compiled(made, folder.resolve("classes"));
        try (var loader = new URLClassLoader(
                new URL[] {classes.toUri().toURL()}, getClass().getClassLoader())) {
            Subject subject =
                    ServiceLoader.load(Subject.class, loader).findFirst().orElseThrow();
            var printed = new PrintStream(System.out, true, StandardCharsets.UTF_8);
            assertThat(Conformance.run(subject, new PrintedReport(printed)))
                    .isNotEmpty()
                    .allMatch(result -> result.ending() != Result.Ending.BROKEN)
                    .allMatch(result -> result.ending() != Result.Ending.WAIVED);
        }
    }

    @Test
    void a_folder_that_is_there_is_left_alone(@TempDir Path folder) throws IOException {
        Path there = Files.createDirectory(folder.resolve("fax"));
        assertThat(Workshop.line().execute("new-connector", "fax", "--into", folder.toString()))
                .isEqualTo(2);
        assertThat(there).isEmptyDirectory();
    }

    @Test
    void a_name_that_cannot_be_a_package_is_refused(@TempDir Path folder) {
        assertThat(Workshop.line().execute("new-connector", "My-Fax", "--into", folder.toString()))
                .isEqualTo(2);
        assertThat(folder).isEmptyDirectory();
    }

    private static List<String> text(Path made) throws IOException {
        try (Stream<Path> files = Files.walk(made)) {
            var texts = new ArrayList<String>();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                texts.add(file + "\n" + Files.readString(file));
            }
            return texts;
        }
    }

    /** Sources and resources of both trees in one folder, as a class path has them. */
    private static Path compiled(Path made, Path classes) throws IOException {
        var arguments =
                new ArrayList<>(List.of("-d", Files.createDirectories(classes).toString(), "-proc:none"));
        try (Stream<Path> files = Files.walk(made.resolve("src"))) {
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
        assertThat(ended).as("compiles").isZero();
        return classes;
    }
}
