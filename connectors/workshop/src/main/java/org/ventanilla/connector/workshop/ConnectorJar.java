package org.ventanilla.connector.workshop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;
import org.ventanilla.connector.Connector;
import org.ventanilla.connector.Descriptor;

/** A jar as the hub will look at it, before any rule is tried: what it would be left out for, in words for its author. */
final class ConnectorJar {
    private static final String SERVICE = "META-INF/services/" + Connector.class.getName();

    private ConnectorJar() {}

    /** Why the file cannot be a connector's jar; null when it can. */
    static @Nullable String unreadable(Path jar) {
        if (!Files.exists(jar)) {
            return jar + ": there is no such file. A connector's build makes it with 'mvn verify'.";
        }
        if (!Files.isRegularFile(jar)) {
            return jar + ": this is a folder. Name the jar in it.";
        }
        try (var file = new JarFile(jar.toFile())) {
            return file.getEntry(SERVICE) == null
                    ? jar + ": there is no connector in it. Name its class in src/main/resources/" + SERVICE + "."
                    : null;
        } catch (IOException e) {
            return jar + ": this is not a jar, or it is damaged. Build it again with 'mvn verify'.";
        }
    }

    /**
     * All that is wrong with the connectors in the jar; empty when the kit can look at them.
     *
     * @param types receives the channels they speak
     */
    static List<String> problems(ClassLoader loader, Set<String> types) {
        var found = new ArrayList<String>();
        var providers = ServiceLoader.load(Connector.class, loader).stream().iterator();
        try {
            while (providers.hasNext()) {
                var provider = providers.next();
                if (provider.type().getClassLoader() == loader) {
                    found.addAll(problems(provider, types));
                }
            }
        } catch (ServiceConfigurationError e) {
            found.add(SERVICE + ": " + e.getMessage());
        }
        return found;
    }

    private static List<String> problems(ServiceLoader.Provider<Connector> provider, Set<String> types) {
        String name = provider.type().getName() + ": ";
        try {
            Descriptor d = provider.get().descriptor();
            var wrong = problems(d).stream().map(problem -> name + problem).toList();
            if (wrong.isEmpty()) {
                types.add(d.type());
            }
            return wrong;
        } catch (LinkageError e) {
            return List.of(name + "it was built against another version of the kit (" + e
                    + "). Build it again against this one.");
        } catch (RuntimeException | ServiceConfigurationError e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            return List.of(name + "it cannot say who it is: descriptor() or the constructor threw " + cause);
        }
    }

    /** The few things without which no rule can be tried; the rest of the descriptor is rule LIFE-1. */
    @SuppressWarnings("ConstantValue")
    private static List<String> problems(@Nullable Descriptor d) {
        if (d == null) {
            return List.of("descriptor() returned nothing");
        }
        if (d.contractVersion() != Descriptor.CONTRACT_VERSION) {
            return List.of("it was written for contract version " + d.contractVersion() + ", this kit speaks "
                    + Descriptor.CONTRACT_VERSION + ". Use Descriptor.CONTRACT_VERSION and build it again.");
        }
        var missing = new TreeSet<String>();
        expect(missing, "type", d.type());
        expect(missing, "version", d.version());
        expect(missing, "capabilities", d.capabilities());
        expect(missing, "optionsSchema", d.optionsSchema());
        expect(missing, "secrets", d.secrets());
        expect(missing, "traits", d.traits());
        return missing.stream().map(field -> "its descriptor has no " + field).toList();
    }

    private static void expect(Set<String> missing, String field, @Nullable Object value) {
        if (value == null) {
            missing.add(field);
        }
    }
}
