package org.ventanilla.connector.workshop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
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
        Path classes = new Made(made).classes();
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
        assertThat(classes.resolve("samples.golden/hello.json"))
                .content()
                .contains("fax:m-1001", "La farola de la esquina", "2026-03-02T10:00:00Z");
    }

    @Test
    void a_captured_request_becomes_a_test_by_itself(@TempDir Path folder) throws Exception {
        assertThat(Workshop.line().execute("new-connector", "fax", "--into", folder.toString()))
                .isZero();
        Made made = new Made(folder.resolve("fax"));
        Files.writeString(
                made.folder().resolve("src/test/resources/samples/001-post.json"),
                """
                {"method": "POST", "uri": "/message", "headers": {"x-token": "redacted"},
                 "body": "{\\"id\\": \\"m-7\\", \\"from\\": \\"persona1@example.org\\", \\"text\\": \\"Un bache\\"}"}
                """);
        Path classes = made.classes();
        assertThat(golden(classes)).isEqualTo(Result.Ending.KEPT);
        Path file = classes.resolve("samples.golden/001-post.json");
        assertThat(file).content().contains("fax:m-7", "Un bache", "persona1@example.org");
        Files.writeString(file, Files.readString(file).replace("fax:m-7", "fax:m-8"));
        assertThat(golden(classes)).isEqualTo(Result.Ending.BROKEN);
    }

    private static Result.Ending golden(Path classes) throws Exception {
        try (var loader =
                new URLClassLoader(new URL[] {classes.toUri().toURL()}, NewConnectorTest.class.getClassLoader())) {
            Subject subject =
                    ServiceLoader.load(Subject.class, loader).findFirst().orElseThrow();
            return Conformance.check(subject, Duration.ofSeconds(20), "IDEM-6")
                    .get(0)
                    .ending();
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
}
