package org.ventanilla.hub.boot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ventanilla.connector.Connector;
import org.ventanilla.connector.Descriptor;

/** The connectors that are there: on the class path, and in a folder of jars. One that cannot be used is named and left out. */
final class ConnectorCatalogue {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectorCatalogue.class);

    private ConnectorCatalogue() {}

    /** By channel type. */
    static Map<String, Connector> find(@Nullable Path dir) {
        Map<String, Connector> found = new LinkedHashMap<>();
        add(found, ConnectorCatalogue.class.getClassLoader(), "the class path");
        for (Path jar : jars(dir)) {
            add(found, loader(jar), String.valueOf(jar.getFileName()));
        }
        return found;
    }

    private static void add(Map<String, Connector> found, ClassLoader loader, String where) {
        var providers = ServiceLoader.load(Connector.class, loader).iterator();
        while (true) {
            try {
                if (!providers.hasNext()) {
                    return;
                }
                accept(found, providers.next(), where);
            } catch (ServiceConfigurationError | RuntimeException | LinkageError e) {
                LOG.error("a connector of {} cannot be used and is left out", where, e);
            }
        }
    }

    private static void accept(Map<String, Connector> found, Connector connector, String where) {
        Descriptor descriptor = connector.descriptor();
        if (descriptor.contractVersion() != Descriptor.CONTRACT_VERSION) {
            LOG.error(
                    "connector {} of {} is left out: it was written for contract version {}, this hub speaks {}",
                    descriptor.type(),
                    where,
                    descriptor.contractVersion(),
                    Descriptor.CONTRACT_VERSION);
        } else {
            found.putIfAbsent(descriptor.type(), connector);
        }
    }

    private static List<Path> jars(@Nullable Path dir) {
        if (dir == null || !Files.isDirectory(dir)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(dir)) {
            return new ArrayList<>(
                    files.filter(f -> f.toString().endsWith(".jar")).sorted().toList());
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
