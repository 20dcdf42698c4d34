package org.ventanilla.connector.workshop;

import java.io.IOException;
import java.io.PrintStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.ventanilla.connector.conformance.Conformance;
import org.ventanilla.connector.conformance.PrintedReport;
import org.ventanilla.connector.conformance.Result;
import org.ventanilla.connector.conformance.Subject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code verify-connector JAR}: the whole conformance kit over a finished jar, as a numbered list. */
@Command(name = "verify-connector", description = "Runs the conformance kit over a connector's jar and prints a list.")
final class VerifyConnectorCommand implements Callable<Integer> {
    private static final int BROKEN = 1;

    @Parameters(index = "0", paramLabel = "JAR", description = "the connector")
    private @Nullable Path jar;

    @Option(
            names = "--tests",
            split = ",",
            description = "jars that tell how to drive its source; the -tests.jar beside it when left out")
    private List<Path> tests = new ArrayList<>();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Path connector = Objects.requireNonNull(jar);
        var jars = new ArrayList<>(List.of(connector));
        jars.addAll(tests.isEmpty() ? List.of(beside(connector)) : tests);
        for (Path each : jars) {
            if (!Files.isRegularFile(each)) {
                throw wrong(each + " is not there. A connector's build makes it with 'mvn verify'.");
            }
        }
        try (var loader = new URLClassLoader(urls(jars), Subject.class.getClassLoader())) {
            var subjects = ServiceLoader.load(Subject.class, loader).stream()
                    .filter(found -> found.type().getClassLoader() == loader)
                    .toList();
            if (subjects.isEmpty()) {
                throw wrong("no jar names a Subject in META-INF/services/" + Subject.class.getName());
            }
            boolean good = true;
            for (var subject : subjects) {
                good &= isKept(subject.get());
            }
            return good ? 0 : BROKEN;
        }
    }

    private boolean isKept(Subject subject) {
        var out = new PrintStream(
                new java.io.FileOutputStream(java.io.FileDescriptor.out),
                true,
                java.nio.charset.StandardCharsets.UTF_8);
        return Conformance.run(subject, new PrintedReport(out)).stream()
                .noneMatch(result -> result.ending() == Result.Ending.BROKEN);
    }

    private static Path beside(Path connector) {
        String name = connector.getFileName().toString();
        return connector.resolveSibling(name.replaceFirst("\\.jar$", "-tests.jar"));
    }

    private ParameterException wrong(String why) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), why);
    }

    private static URL[] urls(List<Path> jars) throws MalformedURLException {
        var urls = new URL[jars.size()];
        for (int i = 0; i < urls.length; i++) {
            urls[i] = jars.get(i).toUri().toURL();
        }
        return urls;
    }
}
