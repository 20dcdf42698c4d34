package org.ventanilla.hub.boot;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One node in a process of its own, which can be killed without mercy. */
final class Node {
    private final Path config;
    private final Path log;
    private final int port;
    private final Web management;
    private Process process;

    private Node(Path config, Path log, JsonObject settings) throws IOException {
        this.config = config;
        this.log = log;
        this.port = settings.getJsonObject("http").getInteger("port");
        this.management = new Web(URI.create(
                "http://127.0.0.1:" + settings.getJsonObject("management").getInteger("port")));
        this.process = launch();
    }

    /** Writes the settings to a file, as an operator would, and runs the program with it. */
    static Node run(Path folder, String name, JsonObject settings) throws IOException {
        Path config = Files.writeString(folder.resolve(name + ".yaml"), settings.encodePrettily());
        return new Node(config, folder.resolve(name + ".log"), settings);
    }

    /** The settings of one of two nodes that share a database and find each other on loopback. */
    static JsonObject settings(JsonObject common, EmbeddedDatabase database, int[] ports, int[] members) {
        var at = database.address();
        var settings = common.copy();
        settings.getJsonObject("http").put("port", ports[0]);
        settings.getJsonObject("management").put("port", ports[1]);
        return settings.put(
                        "database",
                        new JsonObject()
                                .put("host", at.host())
                                .put("port", at.port())
                                .put("name", at.name())
                                .put("user", at.user())
                                .put("password", at.password()))
                .put(
                        "cluster",
                        new JsonObject()
                                .put("enabled", true)
                                .put("port", ports[2])
                                .put(
                                        "members",
                                        new JsonArray(List.of("127.0.0.1:" + members[0], "127.0.0.1:" + members[1]))));
    }

    private Process launch() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-Dvertx.disableDnsResolver=true",
                        "-Dlogback.configurationFile=" + Town.HOME.resolve("config/logback.xml"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "run",
                        "--config",
                        config.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    int port() {
        return port;
    }

    void awaitReady() {
        Eventually.see("node ready, see " + log, this::isReady, ready -> ready);
    }

    private boolean isReady() {
        try {
            return management.get(URI.create("/ready")).statusCode() == 200;
        } catch (RuntimeException e) {
            return false; // not listening yet
        }
    }

    /** kill -9. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            throw new AssertionError("a killed process lives on");
        }
    }

    void startAgain() throws IOException {
        process = launch();
    }
}
