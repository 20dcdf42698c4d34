package org.ventanilla.hub.bench;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The program itself in a process of its own, started as a city starts it. */
final class Program implements AutoCloseable {
    private static final long LOOK = 100_000_000;
    private static final long KB = 1024;
    private static final List<String> FLAGS = List.of(
            "-XX:+UseSerialGC",
            "-Xms64m",
            "-Xmx256m",
            "-XX:MaxMetaspaceSize=192m",
            "-Xss512k",
            "-XX:+ExitOnOutOfMemoryError",
            "-Djava.awt.headless=true",
            "-Dvertx.disableDnsResolver=true");
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Process process;
    private final HttpClient client = HttpClient.newHttpClient();
    private final URI ready;
    private final Path log;

    private Program(Process process, URI ready, Path log) {
        this.process = process;
        this.ready = ready;
        this.log = log;
    }

    static Program run(Path dir, JsonObject settings) throws IOException, InterruptedException {
        Path config = Files.writeString(dir.resolve("ventanilla.yaml"), settings.encodePrettily());
        Path log = dir.resolve("program.log");
        var command = new java.util.ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(FLAGS);
        command.addAll(List.of(
                "-Dlogback.configurationFile=" + home().resolve("config/logback.xml"),
                "-Dventanilla.home=" + home(),
                "-jar",
                home().resolve("hub/boot/target/ventanilla.jar").toString(),
                "run",
                "--config",
                config.toString()));
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly, "end-program"));
        int management = settings.getJsonObject("management").getInteger("port");
        var program = new Program(process, URI.create("http://127.0.0.1:" + management + "/ready"), log);
        program.awaitReady();
        return program;
    }

    static Path home() {
        return Path.of(System.getProperty("ventanilla.home", "")).toAbsolutePath();
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void awaitReady() throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!isReady()) {
            if (System.nanoTime() > end || !process.isAlive()) {
                throw new IllegalStateException("the program did not start, see " + log);
            }
            LockSupport.parkNanos(LOOK);
        }
    }

    private boolean isReady() throws InterruptedException {
        try {
            var answer = client.send(HttpRequest.newBuilder(ready).build(), HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == 200 && answer.body().contains("RUNNING");
        } catch (IOException e) {
            return false; // not listening yet
        }
    }

    /** Processor time it has used since its start, in seconds. */
    double cpuSeconds() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1000.0;
    }

    /** The most memory it ever held, in MB, as Linux counts it. */
    long peakMegabytes() throws IOException {
        try (var lines = Files.lines(Path.of("/proc", String.valueOf(process.pid()), "status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .map(line -> line.replaceAll("\\D", ""))
                    .mapToLong(Long::parseLong)
                    .map(kilobytes -> kilobytes / KB)
                    .findFirst()
                    .orElse(0);
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }
}
