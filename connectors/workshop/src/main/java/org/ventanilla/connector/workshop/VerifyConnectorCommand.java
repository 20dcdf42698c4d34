package org.ventanilla.connector.workshop;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.ventanilla.connector.conformance.Conformance;
import org.ventanilla.connector.conformance.PrintedReport;
import org.ventanilla.connector.conformance.Result;
import org.ventanilla.connector.conformance.Subject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code verify-connector JAR}: the whole conformance kit over a finished jar, as a numbered list. */
@Command(
        name = "verify-connector",
        description = {
            "Runs the conformance kit over a connector's jar and prints a numbered list.",
            "Exit code 0: every rule is kept; 1: a rule is broken; 2: it cannot be tried."
        },
        mixinStandardHelpOptions = true)
final class VerifyConnectorCommand implements Callable<Integer> {
    private static final int BROKEN = 1;
    private static final int UNUSABLE = 2;

    @Parameters(index = "0", paramLabel = "JAR", description = "the connector")
    private @Nullable Path jar;

    @Option(
            names = "--tests",
            split = ",",
            paramLabel = "JAR",
            description = "jars that tell how to drive its source; the -tests.jar beside it when left out")
    private List<Path> tests = new ArrayList<>();

    @Spec
    private @Nullable CommandSpec spec;

    /** It cannot be tried: why, and what to do. */
    private static final class Unusable extends Exception {
        Unusable(String why) {
            super(why);
        }
    }

    @Override
    public Integer call() throws IOException {
        try {
            return verified(Objects.requireNonNull(jar));
        } catch (Unusable e) {
            Objects.requireNonNull(spec).commandLine().getErr().println(e.getMessage());
            return UNUSABLE;
        }
    }

    private int verified(Path connector) throws IOException, Unusable {
        String unreadable = ConnectorJar.unreadable(connector);
        if (unreadable != null) {
            throw new Unusable(unreadable);
        }
        var jars = new ArrayList<>(List.of(connector));
        jars.addAll(tests.isEmpty() ? List.of(beside(connector)) : tests);
        for (Path each : jars) {
            if (!Files.isRegularFile(each)) {
                throw new Unusable(each + ": there is no such file. It tells the kit how to drive the source: the goal"
                        + " test-jar of maven-jar-plugin makes it, or name another with --tests.");
            }
        }
        try (var loader = new URLClassLoader(urls(jars), Subject.class.getClassLoader())) {
            var types = new TreeSet<String>();
            List<String> problems = ConnectorJar.problems(loader, types);
            if (!problems.isEmpty()) {
                throw new Unusable(String.join(System.lineSeparator(), problems));
            }
            boolean good = true;
            for (Subject subject : subjects(loader)) {
                requireSame(subject, types);
                good &= isKept(subject);
            }
            return good ? 0 : BROKEN;
        }
    }

    private static List<Subject> subjects(ClassLoader loader) throws Unusable {
        try {
            var all = ServiceLoader.load(Subject.class, loader).stream()
                    .filter(found -> found.type().getClassLoader() == loader)
                    .map(ServiceLoader.Provider::get)
                    .toList();
            if (!all.isEmpty()) {
                return all;
            }
        } catch (ServiceConfigurationError | LinkageError e) {
            throw new Unusable("the tests jar cannot be used: " + e);
        }
        throw new Unusable("the tests jar names no Subject in META-INF/services/" + Subject.class.getName());
    }

    /** A forgotten old jar beside the tests of a new connector would pass for it. */
    private static void requireSame(Subject subject, Set<String> types) throws Unusable {
        try {
            String driven = subject.connector().descriptor().type();
            if (!types.contains(driven)) {
                throw new Unusable("the tests jar drives '" + driven + "', and the jar holds " + types);
            }
        } catch (RuntimeException | LinkageError e) {
            throw new Unusable("the tests jar and the jar do not fit together: " + e);
        }
    }

    private static boolean isKept(Subject subject) {
        var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        return Conformance.run(subject, new PrintedReport(out)).stream()
                .noneMatch(result -> result.ending() == Result.Ending.BROKEN);
    }

    private static Path beside(Path connector) {
        String name = String.valueOf(connector.getFileName());
        return connector.resolveSibling(name.replaceFirst("\\.jar$", "-tests.jar"));
    }

    private static URL[] urls(List<Path> jars) throws MalformedURLException {
        var urls = new URL[jars.size()];
        for (int i = 0; i < urls.length; i++) {
            urls[i] = jars.get(i).toUri().toURL();
        }
        return urls;
    }
}
