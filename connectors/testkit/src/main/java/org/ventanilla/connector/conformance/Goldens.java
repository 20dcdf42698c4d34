package org.ventanilla.connector.conformance;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ventanilla.connector.testkit.FakeHub;
import org.ventanilla.connector.testkit.Hosting.Hosted;
import org.ventanilla.model.Submission;
import org.ventanilla.model.Wire;

/**
 * IDEM-6: samples become what they always became. Without a file of keys the kit keeps goldens itself, one a sample, in a
 * folder beside the samples: the first run writes them, later ones compare.
 */
final class Goldens {
    private static final Duration LATER = Duration.ofDays(400);
    private static final String CLASSES = path("target", "test-classes");
    private static final String SOURCES = path("src", "test", "resources");

    /** Differs from run to run, or from version to version, and says nothing about the item. */
    private static final List<String> PASSING =
            List.of("schema", "fingerprint", "connectorVersion", "leaseToken", "receivedAt", "rawRef", "traceparent");

    private Goldens() {}

    static void check(Bench bench) throws Exception {
        Path samples = bench.subject.samples();
        bench.expect(samples != null, "samples", "none");
        if (samples == null) {
            return;
        }
        bench.clock.advance(LATER);
        Hosted hosted = bench.start();
        var told = new TreeMap<String, JsonArray>();
        for (Path sample : list(samples)) {
            told.put(String.valueOf(sample.getFileName()), told(bench, hosted, sample));
        }
        bench.expect(!told.isEmpty(), "at least one sample", "an empty folder");
        Path keys = bench.subject.goldenKeys();
        if (keys != null) {
            compareKeys(bench, keys, told);
        } else {
            for (var one : told.entrySet()) {
                bench.expect(
                        isReadable(one.getValue()), "a sample that parse can read", one.getKey() + ": quarantined");
                compare(bench, samples, one.getKey(), one.getValue());
            }
        }
    }

    private static List<Path> list(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /** What the hub was told because of a sample. */
    private static JsonArray told(Bench bench, Hosted hosted, Path sample) throws Exception {
        int before = all(bench.hub).size();
        bench.source.sample(String.valueOf(sample.getFileName()), Files.readAllBytes(sample));
        bench.until(
                sample.getFileName() + " reaches the hub", () -> all(bench.hub).size() > before);
        bench.until("nothing of it is under way", () -> hosted.host().counts().inFlight() == 0);
        List<Object> now = all(bench.hub);
        var told = new JsonArray();
        now.subList(before, now.size()).forEach(one -> told.add(lasting(one)));
        return told;
    }

    /** Submissions first, then the rest; a file that comes later is no sample of its own. */
    private static List<Object> all(FakeHub hub) {
        var said = hub.submissions().stream().filter(s -> !isLateFile(s));
        return Stream.of(said, hub.controls().stream(), hub.receipts().stream())
                .<Object>flatMap(each -> each)
                .toList();
    }

    private static boolean isLateFile(Submission s) {
        return s.thread() != null && s.thread().parentKey() != null && s.text() == null;
    }

    private static JsonObject lasting(Object told) {
        var json = new JsonObject(Wire.write(told));
        json.getMap().keySet().removeAll(PASSING);
        return json;
    }

    private static boolean isReadable(JsonArray told) {
        return told.stream().noneMatch(one -> ((JsonObject) one).containsKey("quarantine"));
    }

    private static void compareKeys(Bench bench, Path file, Map<String, JsonArray> told) throws IOException {
        var keys = new TreeMap<String, String>();
        told.forEach((name, all) -> keys.put(name, all.getJsonObject(0).getString("key")));
        Map<String, String> before = Files.exists(file) ? read(file) : Map.of();
        bench.expect(keys.equals(before), "the keys of " + file.getFileName(), "\n" + lines(keys));
    }

    private static Map<String, String> read(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> line.contains(" "))
                .collect(Collectors.toMap(
                        line -> line.substring(0, line.indexOf(' ')),
                        line -> line.substring(line.indexOf(' ') + 1).strip()));
    }

    private static String lines(Map<String, String> keys) {
        return keys.entrySet().stream()
                .map(e -> e.getKey() + " " + e.getValue())
                .collect(Collectors.joining("\n"));
    }

    private static void compare(Bench bench, Path samples, String name, JsonArray told) throws IOException {
        String file = name.endsWith(".json") ? name : name + ".json";
        for (Path home : homes(samples)) {
            Path golden = home.resolve(file);
            if (Files.exists(golden)) {
                boolean isSame = new JsonArray(Files.readString(golden)).equals(new JsonArray(told.encode()));
                bench.expect(
                        isSame, "that " + name + " becomes what " + golden + " says", "\n" + told.encodePrettily());
                return;
            }
        }
        // A jar is what was built: a test that changes it would prove nothing.
        bench.expect(
                samples.getFileSystem().equals(FileSystems.getDefault()),
                "a golden file of " + name + " in the jar; 'mvn verify' writes it",
                "none");
        for (Path home : homes(samples)) {
            Files.createDirectories(home);
            Files.writeString(home.resolve(file), told.encodePrettily() + "\n");
        }
    }

    /** Where goldens are: among the sources first, and where the build put its copy of the samples. */
    private static List<Path> homes(Path samples) {
        Path here = samples.resolveSibling(samples.getFileName() + ".golden");
        String text = here.toString();
        int classes = text.lastIndexOf(CLASSES);
        if (classes < 0) {
            return List.of(here);
        }
        Path source = Path.of(text.substring(0, classes) + SOURCES + text.substring(classes + CLASSES.length()));
        Path parent = source.getParent();
        return parent != null && Files.isDirectory(parent) ? List.of(source, here) : List.of(here);
    }

    private static String path(String... folders) {
        return File.separator + String.join(File.separator, folders) + File.separator;
    }
}
