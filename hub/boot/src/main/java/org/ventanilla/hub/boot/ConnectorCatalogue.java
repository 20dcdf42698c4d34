package org.ventanilla.hub.boot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ventanilla.connector.Connector;
import org.ventanilla.connector.Descriptor;

/**
 * The connectors that are there: on the class path, and in a folder of jars, each with a class loader of its own. One that
 * cannot be used is named, in the log and in {@code /ready}, and left out.
 *
 * @param connectors by channel type
 */
record ConnectorCatalogue(Map<String, Connector> connectors, List<Refusal> refused) {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectorCatalogue.class);
    private static final Duration DEADLINE = Duration.ofSeconds(10);
    private static final String SERVICE = "META-INF/services/" + Connector.class.getName();

    /** By channel type. */
    static Map<String, Connector> find(@Nullable Path dir) {
        return scan(dir).connectors();
    }

    /** Everything that is there, and what was left out. */
    static ConnectorCatalogue scan(@Nullable Path dir) {
        return scan(dir, DEADLINE);
    }

    static ConnectorCatalogue scan(@Nullable Path dir, Duration deadline) {
        var catalogue = new ConnectorCatalogue(new LinkedHashMap<>(), new ArrayList<>());
        catalogue.add("the class path", deadline, ConnectorCatalogue.class.getClassLoader());
        for (Path jar : jars(dir)) {
            String name = String.valueOf(jar.getFileName());
            if (catalogue.isConnectorJar(jar, name)) {
                catalogue.add(name, deadline, loader(jar));
            }
        }
        return catalogue;
    }

    /** The class loader says nothing of a jar it cannot open, so it is opened here. */
    private boolean isConnectorJar(Path jar, String name) {
        try (var file = new JarFile(jar.toFile())) {
            if (file.getEntry(SERVICE) != null) {
                return true;
            }
            refuse(name, "it names no connector in " + SERVICE, null);
        } catch (IOException e) {
            LOG.debug("not a jar {}", name, e); // where it was read says nothing to whoever dropped it there
            refuse(name, "it is not a readable jar", null);
        }
        return false;
    }

    private void add(String where, Duration deadline, ClassLoader loader) {
        var guard = new Guard(where);
        var providers = ServiceLoader.load(Connector.class, loader).stream().iterator();
        while (true) {
            try {
                if (!guard.call(deadline, providers::hasNext)) {
                    return;
                }
                var provider = providers.next();
                Connector connector = guard.call(deadline, provider::get);
                // The parent's connectors are visible to each jar's loader as well.
                if (loader == ConnectorCatalogue.class.getClassLoader()
                        || connector.getClass().getClassLoader() == loader) {
                    accept(connector, guard.call(deadline, connector::descriptor), where);
                }
            } catch (Guard.Refused e) {
                refuse(where, e.getMessage(), e.getCause());
                if (e.getCause() instanceof java.util.concurrent.TimeoutException) {
                    return; // a second look would hang as well
                }
            }
        }
    }

    private void accept(Connector connector, @Nullable Descriptor descriptor, String where) {
        var problems = DescriptorChecks.problems(descriptor);
        if (descriptor == null || !problems.isEmpty()) {
            refuse(where + name(descriptor), String.join("; ", problems), null);
        } else if (connectors.putIfAbsent(descriptor.type(), connector) != null) {
            refuse(where + name(descriptor), "another connector speaks this channel already", null);
        }
    }

    private static String name(@Nullable Descriptor descriptor) {
        return descriptor == null ? "" : " (" + descriptor.type() + ")";
    }

    private void refuse(String name, @Nullable String reason, @Nullable Throwable cause) {
        refused.add(new Refusal(name, String.valueOf(reason)));
        LOG.error(
                "connector of {} is left out, the others work: {}. Correct or remove the jar and restart;"
                        + " './ventanilla verify-connector' tells its author more",
                name,
                reason,
                cause);
    }

    private static List<Path> jars(@Nullable Path dir) {
        if (dir == null || !Files.isDirectory(dir)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(dir)) {
            return files.filter(f -> f.toString().endsWith(".jar")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ClassLoader loader(Path jar) {
        try {
            return new URLClassLoader(new URL[] {jar.toUri().toURL()}, ConnectorCatalogue.class.getClassLoader());
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("not a path of a jar", e);
        }
    }
}
