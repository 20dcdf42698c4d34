package org.ventanilla.connector.conformance;

import io.vertx.core.json.JsonArray;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.ventanilla.model.Submission;

/** Samples are tests by themselves: what they once were is what they are. */
final class GoldenRules {
    /** Later than any sample, so that a key that holds the time shows. */
    private static final Duration LATER = Duration.ofDays(400);

    private GoldenRules() {}

    static Rule keys() {
        return Rule.of("IDEM-6", "samples have the keys they always had", Need.INBOUND)
                .because("A changed key after an upgrade brought a whole mailbox in again.")
                .hint("Keys are for ever: a line of the file is never changed. A new sample adds its own.")
                .check(GoldenRules::sameKeys);
    }

    static Rule content() {
        return Rule.of("GOLD-1", "samples are read as they always were", Need.INBOUND)
                .because("A mended parser lost the house number of every second report, and nobody looked.")
                .hint("If the change is wanted, run with -D" + Golden.PROPERTY
                        + "=write, look at the files, commit them.")
                .check(GoldenRules::sameContent);
    }

    private static void sameKeys(Bench bench) throws Exception {
        Path folder = bench.subject.samples();
        bench.expect(folder != null, "a folder of samples", "none");
        if (folder == null) {
            return;
        }
        Path given = bench.subject.goldenKeys();
        Path file = given == null ? folder.resolveSibling(Golden.name(folder) + ".keys") : given;
        var now = new TreeMap<String, String>();
        told(bench, folder)
                .forEach((sample, all) -> now.put(
                        Golden.name(sample), all.isEmpty() ? "" : all.get(0).key()));
        bench.expect(!now.isEmpty(), "at least one sample", "an empty folder");
        Map<String, String> before = lines(Golden.read(file));
        var missing = Golden.apart(before.keySet(), now.keySet());
        bench.expect(missing.isEmpty(), "every sample of " + file.getFileName(), "none of the name " + missing);
        before.forEach((name, key) -> bench.expect(
                key.equals(now.get(name)), "the key " + key + " of " + name, String.valueOf(now.get(name))));
        if (!before.equals(now)) {
            boolean written = Golden.write(file, lines(now)) != null;
            bench.expect(written, "the keys of all samples in " + file.getFileName(), "\n" + lines(now));
            bench.notes.add("new keys written to " + file.getFileName() + ": commit them");
        }
    }

    private static Map<String, String> lines(@Nullable String file) {
        return file == null
                ? Map.of()
                : file.lines()
                        .filter(line -> line.contains(" "))
                        .collect(Collectors.toMap(
                                line -> line.substring(0, line.indexOf(' ')),
                                line -> line.substring(line.indexOf(' ') + 1).strip()));
    }

    private static String lines(Map<String, String> keys) {
        return keys.entrySet().stream()
                .map(e -> e.getKey() + " " + e.getValue() + "\n")
                .collect(Collectors.joining());
    }

    private static void sameContent(Bench bench) throws Exception {
        Path folder = bench.subject.samples();
        bench.expect(folder != null, "a folder of samples", "none");
        if (folder == null) {
            return;
        }
        var changed = new ArrayList<String>();
        for (var sample : told(bench, folder).entrySet()) {
            boolean isReadable = sample.getValue().stream().noneMatch(s -> s.quarantine() != null);
            bench.expect(isReadable, "a sample that parse can read", Golden.name(sample.getKey()) + " quarantined");
            var now = new JsonArray(sample.getValue().stream()
                    .map(s -> GoldenContent.of(s, bench.clock.instant()))
                    .toList());
            Path file = Golden.beside(sample.getKey());
            String before = Golden.read(file);
            if (before == null || Golden.isRewritten()) {
                Path written = Golden.write(file, now.encodePrettily() + "\n");
                bench.notes.add(
                        written == null
                                ? "no " + Golden.name(file) + " in the jar"
                                : "written: " + written + ". Look whether this is what the sample says, and commit it");
            } else {
                GoldenContent.differences(new JsonArray(before), now)
                        .forEach(line -> changed.add(Golden.name(sample.getKey()) + line));
            }
        }
        bench.expect(changed.isEmpty(), "what the golden files say", "\n" + String.join("\n", changed));
    }

    /** What the hub is told of each sample, late files left out: they come when they come. */
    private static Map<Path, List<Submission>> told(Bench bench, Path folder) throws Exception {
        bench.clock.advance(LATER);
        bench.start();
        var told = new LinkedHashMap<Path, List<Submission>>();
        for (Path sample : Golden.samples(folder)) {
            int before = heard(bench);
            int first = bench.hub.submissions().size();
            bench.source.sample(Golden.name(sample), Files.readAllBytes(sample));
            bench.until(sample.getFileName() + " reaches the hub", () -> heard(bench) > before);
            bench.lull();
            told.put(
                    sample,
                    bench.hub.submissions().stream()
                            .skip(first)
                            .filter(s -> !s.key().matches(".*:file:\\d+"))
                            .toList());
        }
        return told;
    }

    private static int heard(Bench bench) {
        return bench.hub.submissions().size()
                + bench.hub.controls().size()
                + bench.hub.receipts().size();
    }
}
