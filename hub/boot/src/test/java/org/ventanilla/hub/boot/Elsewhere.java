package org.ventanilla.hub.boot;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A connector in a process of its own, which can be killed without the hub. Connectors in the hub's process die with their
 * node, and {@link Node#kill} does that; the only ones that can crash alone are those that run elsewhere and speak HTTP, so
 * this is one: its source is a folder of files, its acknowledgement moves a file, and it promises what the contract asks of
 * it, the same key again until there is a receipt.
 */
final class Elsewhere implements AutoCloseable {
    private static final String INSTANCE = "meter";

    private final Path waiting;
    private final Path safe;
    private final List<String> command;
    private final Path log;
    private Process process;

    private Elsewhere(Path folder, URI hub, String token) throws IOException {
        this.waiting = Files.createDirectories(folder.resolve("waiting"));
        this.safe = Files.createDirectories(folder.resolve("safe"));
        this.log = folder.resolve("elsewhere.log");
        this.command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Elsewhere.class.getName(),
                waiting.toString(),
                safe.toString(),
                hub.toString(),
                token);
        this.process = launch();
    }

    static Elsewhere start(Path folder, DemoPlan plan) throws IOException {
        return new Elsewhere(folder, plan.site(), plan.secrets().intakeToken());
    }

    private Process launch() throws IOException {
        var started = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(started::destroyForcibly, "end-elsewhere"));
        return started;
    }

    /** Somebody reports at its source. */
    void leave(String word) {
        try {
            Path part = Files.writeString(waiting.resolve(word + ".part"), word);
            Files.move(part, waiting.resolve(word), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** kill -9 in the middle of its work, and another start. */
    void crash() throws IOException {
        close();
        process = launch();
    }

    /** What it has acknowledged to its source. */
    Set<String> acknowledged() {
        return Set.copyOf(names(safe));
    }

    /** Nothing waits at its source any more. */
    boolean isDone() {
        return names(waiting).isEmpty();
    }

    private static List<String> names(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.endsWith(".part"))
                    .sorted()
                    .collect(Collectors.toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        Node.end(process.destroyForcibly(), 10);
    }

    /** The connector itself: folder of what waits, folder of what is safe, the hub's address, the token. */
    public static void main(String[] args) throws IOException {
        var hub = new Web(URI.create(args[2]));
        while (true) {
            for (String word : names(Path.of(args[0]))) {
                JsonObject submission = Crowd.submission(INSTANCE, word);
                while (!hasReceipt(hub, args[3], submission)) {
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
                }
                Files.move(Path.of(args[0], word), Path.of(args[1], word), StandardCopyOption.ATOMIC_MOVE);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }

    private static boolean hasReceipt(Web hub, String token, JsonObject submission) {
        try {
            return hub.post(URI.create("/v1/intake"), token, submission).statusCode() < 300;
        } catch (RuntimeException e) {
            return false; // nothing known: the same key again
        }
    }
}
