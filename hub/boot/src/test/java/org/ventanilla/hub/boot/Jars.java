package org.ventanilla.hub.boot;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/** Jars of connectors as third parties bring them, compiled while the test runs. */
final class Jars {
    private static final String SERVICE = "META-INF/services/org.ventanilla.connector.Connector";

    private static final String SOURCE =
            """
            package other.TYPE;
            import io.vertx.core.json.JsonObject;
            import java.util.Set;
            import org.ventanilla.connector.*;
            import org.ventanilla.connector.Descriptor.Capability;
            public final class Third implements Connector {
                private static final JsonObject OPTIONS = new JsonObject("{\\"type\\": \\"object\\","
                    + "\\"additionalProperties\\": false, \\"properties\\": {SCHEMA}}");
                public Descriptor descriptor() {
                    DESCRIBING
                    return new Descriptor("TYPE", "1", THE_VERSION, Set.of(CAPABILITIES), OPTIONS, Set.of(), Traits.NONE);
                }
                public Assembly assemble(ConnectorContext context) {
                    ASSEMBLING
                    return Assembly.none();
                }
            }
            """;

    private final Path folder;

    Jars(Path folder) {
        this.folder = folder;
    }

    /** One connector and how it differs from a good one. */
    record Third(
            String type, String options, String describing, String version, String capabilities, String assembling) {
        static Third good(String type) {
            return new Third(type, "", "", "Descriptor.CONTRACT_VERSION", "", "");
        }

        Third options(String json) {
            return new Third(type, json.replace("\"", "\\\""), describing, version, capabilities, assembling);
        }

        Third describing(String java) {
            return new Third(type, options, java, version, capabilities, assembling);
        }

        Third version(String java) {
            return new Third(type, options, describing, java, capabilities, assembling);
        }

        Third capabilities(String java) {
            return new Third(type, options, describing, version, java, assembling);
        }

        Third assembling(String java) {
            return new Third(type, options, describing, version, capabilities, java);
        }

        String source() {
            return SOURCE.replace("TYPE", type)
                    .replace("SCHEMA", options)
                    .replace("DESCRIBING", describing)
                    .replace("THE_VERSION", version)
                    .replace("CAPABILITIES", capabilities)
                    .replace("ASSEMBLING", assembling);
        }
    }

    /** Compiles it and writes {@code <type>.jar}. */
    void add(Third third) throws IOException {
        Path classes = Files.createDirectories(folder.resolveSibling("classes-" + third.type()));
        var compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler(), "these tests need a JDK");
        try (var files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(classes));
            var options = List.of("-proc:none", "-cp", System.getProperty("java.class.path"));
            boolean done = compiler.getTask(null, files, null, options, null, List.of(file(third)))
                    .call();
            if (!done) {
                throw new AssertionError("does not compile: " + third.type());
            }
        }
        try (var jar = new JarOutputStream(Files.newOutputStream(folder.resolve(third.type() + ".jar")))) {
            String name = "other/" + third.type() + "/Third";
            entry(jar, name + ".class", Files.readAllBytes(classes.resolve(name + ".class")));
            entry(jar, SERVICE, name.replace('/', '.').getBytes(StandardCharsets.UTF_8));
        }
    }

    private static JavaFileObject file(Third third) {
        return new SimpleJavaFileObject(
                URI.create("string:///other/" + third.type() + "/Third.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return third.source();
            }
        };
    }

    /** Something that only looks like a jar. */
    void addBytes(String name, String bytes) throws IOException {
        Files.writeString(folder.resolve(name), bytes);
    }

    /** A jar with one file in it. */
    void addJar(String name, String file, String content) throws IOException {
        try (OutputStream out = Files.newOutputStream(folder.resolve(name));
                var jar = new JarOutputStream(out)) {
            entry(jar, file, content.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void entry(JarOutputStream jar, String name, byte[] content) throws IOException {
        jar.putNextEntry(new JarEntry(name));
        jar.write(content);
        jar.closeEntry();
    }
}
